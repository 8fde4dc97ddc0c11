using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>Chinese and file names of the stages, and which rows a stage lets in.</summary>
internal static class Stages
{
    private static readonly (SchoolStage Stage, string Id, string Name)[] Known =
    [
        (SchoolStage.All, "all", "全部学段"),
        (SchoolStage.Preschool, "preschool", "学前教育"),
        (SchoolStage.Primary, "primary", "小学"),
        (SchoolStage.Junior, "junior", "初中"),
        (SchoolStage.Senior, "senior", "普通高中"),
        (SchoolStage.Vocational, "vocational", "中等职业教育"),
        (SchoolStage.Special, "special", "特殊教育"),
        (SchoolStage.Higher, "higher", "高等教育"),
        (SchoolStage.Compulsory, "compulsory", "义务教育"),
    ];

    public static IEnumerable<string> Names => Known.SelectMany(k => new[] { k.Id, k.Name });

    public static string NameOf(SchoolStage stage) => Known.First(k => k.Stage == stage).Name;

    public static SchoolStage? Find(string name)
    {
        foreach (var known in Known)
        {
            if (known.Id == name || known.Name == name) return known.Stage;
        }
        return null;
    }

    /// <summary>True when a row of stage <paramref name="row"/> belongs to what is being computed.</summary>
    public static bool Lets(SchoolStage computed, SchoolStage row) => computed switch
    {
        SchoolStage.All => true,
        SchoolStage.Compulsory => row is SchoolStage.Primary or SchoolStage.Junior,
        _ => row == computed,
    };
}
