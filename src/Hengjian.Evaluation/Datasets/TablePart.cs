using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Some consecutive rows of a file as they came: what every row has besides its cells, and the cells.</summary>
internal sealed class TablePart(TableHeader header)
{
    private int firstLine;
    private List<int>? lines;

    /// <summary>Position of the row's region in the tree; empty when the school says it.</summary>
    public Runs Places { get; } = new();

    /// <summary>Row of the school; empty when the manifest names no school column.</summary>
    public Runs Parents { get; } = new();

    /// <summary>Empty when the manifest names no stage column.</summary>
    public List<SchoolStage> Stages { get; } = [];

    /// <summary>Empty when the manifest gives the period.</summary>
    public List<int> Periods { get; } = [];

    /// <summary>Empty when the manifest names no key column.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Empty when the manifest names no name column.</summary>
    public List<string> Names { get; } = [];

    /// <summary>One a column of the header, once the part is read.</summary>
    public IReadOnlyList<Column> Columns { get; set; } = [];

    /// <summary>What is wrong, by line.</summary>
    public List<(int Line, Problem Problem)> Problems { get; } = [];

    /// <summary>What ended the reading of the file; null at its end.</summary>
    public Problem? Stop { get; set; }

    public int Count { get; private set; }

    public int PeriodOf(int row) => header.Source.Period ?? Periods[row];

    public SchoolStage StageOf(int row) => Stages.Count == 0 ? SchoolStage.All : Stages[row];

    public int LineOf(int row) => lines is null ? firstLine + row : lines[row];

    /// <summary>Counts a row; its line is kept only where lines are not consecutive.</summary>
    public void Add(int line)
    {
        if (Count == 0) firstLine = line;
        else if (lines is null && line != firstLine + Count) lines = [.. Enumerable.Range(firstLine, Count)];
        lines?.Add(line);
        Count++;
    }
}
