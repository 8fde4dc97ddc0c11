namespace Hengjian.Indicators.Facts;

/// <summary>The stage of class rows, from their 班级学段.</summary>
public static class ClassStages
{
    /// <summary>The element that says a class's stage.</summary>
    public const string Element = "class_stage";

    /// <summary>One stage per row; All where the cell is missing or the column was not collected.</summary>
    /// <exception cref="InvalidOperationException">The dictionary has a code that names no stage.</exception>
    public static SchoolStage[] Of(IReadOnlyDictionary<string, Column> cells, int rows)
    {
        var stages = new SchoolStage[rows];
        if (cells.GetValueOrDefault(Element) is not CodeColumn column) return stages;
        var byCode = column.Labels.Select(StageOf).ToArray();
        for (var row = 0; row < rows; row++)
            if (column.Codes[row] != CodeColumn.None) stages[row] = byCode[column.Codes[row]];
        return stages;
    }

    // A code without a stage would let its classes fall out of every count.
    private static SchoolStage StageOf(string label) => SchoolStageNames.FromChinese(label)
        ?? throw new InvalidOperationException($"{Element} has the code {label}, which names no stage.");
}
