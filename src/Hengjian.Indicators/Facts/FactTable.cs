namespace Hengjian.Indicators.Facts;

/// <summary>The rows of one grain and one period, immutable, sorted by the tree order of their region.</summary>
/// <remarks>
/// School rows carry <see cref="Keys"/> (学校代码) and <see cref="Names"/>; class rows carry <see cref="Parents"/>, the
/// row of their school in the school table of the same period, and the class number as key; section rows carry the
/// row of their school as parent. Region rows have neither. <see cref="Stages"/> is the stage of a section, class or
/// region-stage row; for school rows it is <see cref="SchoolStage.All"/> (a combined school has several: see
/// <see cref="SchoolTypes"/>).
/// </remarks>
public sealed class FactTable
{
    /// <summary>What one row stands for.</summary>
    public required Grain Grain { get; init; }

    /// <summary>The year: calendar year for money, year in which the school year begins for schools.</summary>
    public required int Period { get; init; }

    /// <summary>Six-digit region code of each row; ascending in tree order.</summary>
    public required RunList<int> Regions { get; init; }

    /// <summary>The stage of each row; see remarks.</summary>
    public required RunList<SchoolStage> Stages { get; init; }

    /// <summary>The cells by element id. An element that is absent was not collected: all its cells are missing.</summary>
    public required IReadOnlyDictionary<string, Column> Columns { get; init; }

    /// <summary>School code, project number or class number; null where the grain has none or the set gives none.</summary>
    public IReadOnlyList<string?>? Keys { get; init; }

    /// <summary>School or project names; null where the grain has none or the set gives none.</summary>
    public IReadOnlyList<string?>? Names { get; init; }

    /// <summary>Row of the school in the school table of the same period; -1 when unknown; null where it does not apply.</summary>
    public RunList<int>? Parents { get; init; }

    /// <summary>Where each row came from; null for data made in memory.</summary>
    public RowOrigins? Origins { get; init; }

    /// <summary>
    /// Where the cells of single elements came from, when several files fill one row (finance and population of a
    /// region); null when <see cref="Origins"/> speaks for every column.
    /// </summary>
    public IReadOnlyDictionary<string, RowOrigins>? ColumnOrigins { get; init; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Regions.Count;

    /// <summary>The same rows with something else about them; what is null stays as it is.</summary>
    /// <param name="columns">The cells.</param>
    /// <param name="parents">The school of each class.</param>
    /// <param name="origins">Where the rows came from.</param>
    public FactTable With(IReadOnlyDictionary<string, Column>? columns = null, RunList<int>? parents = null, RowOrigins? origins = null) => new()
    {
        Grain = Grain,
        Period = Period,
        Regions = Regions,
        Stages = Stages,
        Columns = columns ?? Columns,
        Keys = Keys,
        Names = Names,
        Parents = parents ?? Parents,
        Origins = origins ?? Origins,
        ColumnOrigins = ColumnOrigins,
    };

    /// <summary>The file and line a cell came from; null for data made in memory or a cell nobody gave.</summary>
    public CellOrigin? OriginOf(string element, int row)
    {
        var origins = ColumnOrigins?.GetValueOrDefault(element) ?? Origins;
        return origins is null || origins.Line[row] == 0
            ? null
            : new CellOrigin(origins.Files[origins.File[row]], origins.Line[row], origins.Sheet?[row] ?? 0);
    }
}

/// <summary>Where a cell came from.</summary>
/// <param name="File">The imported file.</param>
/// <param name="Line">Line (csv) or sheet row (xlsx), from 1.</param>
/// <param name="Sheet">Position of the sheet in the file, from 0.</param>
public readonly record struct CellOrigin(SourceFile File, int Line, int Sheet = 0);

/// <summary>来源: the file and line of each row, so that a value can be walked back to what was handed in.</summary>
public sealed class RowOrigins
{
    private readonly Lazy<RowPositions> positions;

    /// <param name="files">The imported files.</param>
    /// <param name="positions">Where each row stands in them; asked for once, when somebody walks back to it.</param>
    public RowOrigins(IReadOnlyList<SourceFile> files, Func<RowPositions> positions) =>
        (Files, this.positions) = (files, new Lazy<RowPositions>(positions));

    /// <param name="files">The imported files.</param>
    /// <param name="file">Per row, position in <paramref name="files"/>.</param>
    /// <param name="line">Per row, line (csv) or sheet row (xlsx), from 1; 0 when no file gave the row.</param>
    /// <param name="sheet">Per row, position of its sheet in the file, from 0; null when every row is of the first sheet.</param>
    public RowOrigins(IReadOnlyList<SourceFile> files, ushort[] file, int[] line, ushort[]? sheet = null) =>
        (Files, positions) = (files, new Lazy<RowPositions>(new RowPositions(file, line, sheet)));

    /// <summary>The imported files.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Per row, position in <see cref="Files"/>.</summary>
    public ushort[] File => positions.Value.File;

    /// <summary>Per row, line (csv) or sheet row (xlsx), from 1; 0 when no file gave the row.</summary>
    public int[] Line => positions.Value.Line;

    /// <summary>Per row, position of its sheet in the file, from 0; null when every row is of the first sheet.</summary>
    public ushort[]? Sheet => positions.Value.Sheet;
}

/// <summary>Where rows stand in the files they came from; see <see cref="RowOrigins"/>.</summary>
public sealed record RowPositions(ushort[] File, int[] Line, ushort[]? Sheet);

/// <summary>An imported file.</summary>
/// <param name="Name">As the giver named it.</param>
/// <param name="Sha256">Of its bytes, lower-case hex; the raw file is kept under this name.</param>
public sealed record SourceFile(string Name, string Sha256);
