using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Narratives;

/// <summary>Chinese words of the stages, as people write them in tokens.</summary>
public static class StageWords
{
    private static readonly (SchoolStage Stage, string Word)[] Words =
    [
        (SchoolStage.Preschool, "学前"), (SchoolStage.Primary, "小学"), (SchoolStage.Junior, "初中"), (SchoolStage.Senior, "高中"),
        (SchoolStage.Vocational, "中职"), (SchoolStage.Special, "特教"), (SchoolStage.Higher, "高教"), (SchoolStage.Compulsory, "义务教育"),
    ];

    /// <summary>The words, in the order of the stages.</summary>
    public static IEnumerable<string> All => Words.Select(w => w.Word);

    /// <summary>Word of a stage; empty for none.</summary>
    public static string NameOf(SchoolStage stage) => Words.FirstOrDefault(w => w.Stage == stage).Word ?? "";

    /// <summary>Stage of a word; null for an unknown one.</summary>
    public static SchoolStage? Find(string word) => Words.Any(w => w.Word == word) ? Words.First(w => w.Word == word).Stage : null;
}
