using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads one file of a dataset into fact tables, one per period, its parts on all processors at once.</summary>
internal static class TableReader
{
    // Rows of a file that cannot be cut; what is read is packed after so many.
    private const int RowsAtATime = 1 << 16;

    /// <summary>Reads the file; problems go to the list, and then the tables mean nothing.</summary>
    public static IReadOnlyList<FactTable> Read(
        TableSource source, CsvFile file, DataDictionary dictionary, RegionTree regions, SchoolKeys? schools,
        ProblemList problems, CancellationToken cancel)
    {
        var buffer = Array.Empty<byte>();
        var first = file.Read(0, ref buffer);
        if (TableHeader.Read(source, first, dictionary, problems) is not { } header) return [];
        IReadOnlyList<TablePart> parts = file.PartCount == 1
            ? InBlocks(header, regions, schools, first, cancel)
            : AtOnce(header, regions, schools, file, first, cancel);
        PartProblems.Collect(header, regions, schools, parts, problems);
        if (problems.Any) return [];
        var rows = new TableRows(header, regions, schools, parts);
        var name = new SourceFile(source.File, file.Sha256);
        return source.Combine ? new CombinedRows(source, rows).Tables(name) : rows.Tables(name);
    }

    private static List<TablePart> InBlocks(
        TableHeader header, RegionTree regions, SchoolKeys? schools, CsvReader record, CancellationToken cancel)
    {
        var parts = new List<TablePart>();
        var columns = PartReader.BuildersOf(header);
        do
        {
            cancel.ThrowIfCancellationRequested();
            parts.Add(PartReader.Read(header, regions, schools, record, RowsAtATime, columns));
        }
        while (parts[^1].Count == RowsAtATime && parts[^1].Problems.Count == 0);
        return parts;
    }

    private static TablePart[] AtOnce(
        TableHeader header, RegionTree regions, SchoolKeys? schools, CsvFile file, CsvReader first, CancellationToken cancel)
    {
        var parts = new TablePart[file.PartCount];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        Parallel.For(0, parts.Length, options, () => (Buffer: Array.Empty<byte>(), Columns: PartReader.BuildersOf(header)), (i, _, own) =>
        {
            var record = i == 0 ? first : file.Read(i, ref own.Buffer);
            parts[i] = PartReader.Read(header, regions, schools, record, int.MaxValue, own.Columns);
            return own;
        }, _ => { });
        return parts;
    }
}
