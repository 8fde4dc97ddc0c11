using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>The stage of class rows from their 班级学段.</summary>
internal static class ClassStages
{
    public const string Element = "class_stage";

    private static readonly Dictionary<string, SchoolStage> ByLabel = new(StringComparer.Ordinal)
    {
        ["幼儿园"] = SchoolStage.Preschool,
        ["小学"] = SchoolStage.Primary,
        ["初中"] = SchoolStage.Junior,
        ["普通高中"] = SchoolStage.Senior,
        ["中职"] = SchoolStage.Vocational,
        ["特教"] = SchoolStage.Special,
    };

    /// <summary>Sets the stages; a row without a code keeps All.</summary>
    public static void Fill(SchoolStage[] stages, IReadOnlyDictionary<string, Column> cells)
    {
        if (cells.GetValueOrDefault(Element) is not CodeColumn column) return;
        var byCode = column.Labels.Select(l => ByLabel.GetValueOrDefault(l, SchoolStage.All)).ToArray();
        for (var row = 0; row < stages.Length; row++)
            if (column.Codes[row] != CodeColumn.None) stages[row] = byCode[column.Codes[row]];
    }
}
