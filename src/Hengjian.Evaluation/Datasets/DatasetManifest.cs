using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>数据清单: says what the files of a dataset folder mean. The files themselves are left as they came.</summary>
/// <param name="Name">Chinese title.</param>
/// <param name="Folders">Where the files may lie, relative to the dataset folder, first match wins.</param>
/// <param name="Regions">Where the regions come from.</param>
/// <param name="Evaluate">Periods to compute; other periods serve <c>prev</c>.</param>
/// <param name="Tables">The tables, schools before their classes.</param>
public sealed record DatasetManifest(
    string Name,
    IReadOnlyList<string> Folders,
    RegionSource Regions,
    IReadOnlyList<int> Evaluate,
    IReadOnlyList<TableSource> Tables)
{
    /// <summary>How combined schools become sections.</summary>
    public CombinedSchoolRule CombinedSchools { get; init; }

    /// <summary>Open yes/no results count as no (<see cref="Dataset.MissingVerdictIsNo"/>).</summary>
    public bool MissingVerdictIsNo { get; init; }

    /// <summary>口径变化.</summary>
    public IReadOnlyList<DefinitionChange> DefinitionChanges { get; init; } = [];
}

/// <summary>Where the regions come from.</summary>
/// <param name="File">A CSV file.</param>
/// <param name="Code">Column with the six-digit code.</param>
/// <param name="Name">Column with the Chinese name; null: the code stands for the name.</param>
/// <remarks>Levels follow from the code (PP0000, PPCC00, PPCCDD); levels that the file leaves out are added.</remarks>
public sealed record RegionSource(string File, string Code, string? Name);

/// <summary>One table: a file read in one way.</summary>
/// <param name="File">A CSV file.</param>
/// <param name="Grain">What a line (or a combined group of lines) stands for.</param>
/// <param name="Columns">How each data element is filled.</param>
public sealed record TableSource(string File, Grain Grain, IReadOnlyList<ColumnSource> Columns)
{
    /// <summary>The year of every line; null when <see cref="PeriodColumn"/> gives it.</summary>
    public int? Period { get; init; }

    /// <summary>Column with the year.</summary>
    public string? PeriodColumn { get; init; }

    /// <summary>Column with the region code; class lines take their school's region instead.</summary>
    public string? Region { get; init; }

    /// <summary>Column with the row's own key (school code, project number).</summary>
    public string? Key { get; init; }

    /// <summary>Column with the row's name.</summary>
    public string? Name { get; init; }

    /// <summary>Class tables: column with the school's key.</summary>
    public string? School { get; init; }

    /// <summary>Region-stage tables: how a line's stage is found.</summary>
    public StageSource? Stage { get; init; }

    /// <summary>Lines of one region (and stage) and year are added up to one row.</summary>
    public bool Combine { get; init; }
}

/// <summary>A column whose codes name stages.</summary>
/// <param name="Column">The column.</param>
/// <param name="Codes">Stage by the code in the file.</param>
public sealed record StageSource(string Column, IReadOnlyDictionary<string, SchoolStage> Codes);

/// <summary>How one data element is filled.</summary>
/// <param name="Element">Data element id.</param>
public sealed record ColumnSource(string Element)
{
    /// <summary>The file's column; null when <see cref="Constant"/> is given.</summary>
    public string? Column { get; init; }

    /// <summary>Combined tables: the sum of <see cref="Column"/> is divided by the sum of this column (a mean).</summary>
    public string? Per { get; init; }

    /// <summary>The number every row gets because the set does not collect the element; <see cref="Why"/> says why.</summary>
    public double? Constant { get; init; }

    /// <summary>Chinese reason for a constant.</summary>
    public string Why { get; init; } = "";

    /// <summary>Our Chinese code by the code in the file; empty when they are the same.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();
}
