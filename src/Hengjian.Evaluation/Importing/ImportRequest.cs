using Hengjian.Documents.Sheets;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>A file handed in.</summary>
/// <param name="Name">As the giver named it.</param>
/// <param name="Content">Seekable; stays the caller's to close.</param>
public sealed record ImportFile(string Name, Stream Content);

/// <summary>Files of one kind and one year to be read together, all or nothing.</summary>
/// <param name="Kind">What they report on.</param>
/// <param name="Period">The year.</param>
/// <param name="Files">The files, in the order of the outcome.</param>
/// <param name="Dictionary">数据字典.</param>
/// <param name="Regions">行政区划.</param>
public sealed record ImportRequest(
    ImportKind Kind, int Period, IReadOnlyList<ImportFile> Files, DataDictionary Dictionary, RegionTree Regions)
{
    /// <summary>Schools and kindergartens of the same year; classes need it, the other kinds do not.</summary>
    public FactTable? Schools { get; init; }

    /// <summary>
    /// The region whose rows these are; a row outside it and all below is an error. 0 lets every region pass.
    /// </summary>
    public int Within { get; init; }

    /// <summary>Limits on the files.</summary>
    public SheetOptions Limits { get; init; } = SheetOptions.Default;

    /// <summary>How many errors are kept with their places; the rest are counted.</summary>
    public int MaxProblems { get; init; } = 10_000;
}

/// <summary>How far an import is.</summary>
/// <param name="File">File being read, from 1.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Rows">Data rows read so far.</param>
/// <param name="Problems">Errors found so far.</param>
public readonly record struct ImportProgress(int File, int Files, long Rows, long Problems);

/// <summary>What came of an import.</summary>
public sealed class ImportOutcome
{
    /// <summary>The table, when there is no error; empty otherwise: an import stores all or nothing.</summary>
    public required IReadOnlyList<FactTable> Tables { get; init; }

    /// <summary>
    /// Errors in file order; at most <see cref="ImportRequest.MaxProblems"/>, then one that tells how many more.
    /// </summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What the person should know although it is no error: formulas, hidden rows, differing names.</summary>
    public required IReadOnlyList<Problem> Warnings { get; init; }

    /// <summary>All errors, also those not kept.</summary>
    public required long ProblemCount { get; init; }

    /// <summary>Data rows read.</summary>
    public required long RowCount { get; init; }

    /// <summary>The files with their hashes, in the order of the request.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>True when there is a table to store.</summary>
    public bool IsOk => ProblemCount == 0;

    /// <summary>The errors with their cells, for the returned copy.</summary>
    internal IReadOnlyList<ImportIssue> Issues { get; init; } = [];
}
