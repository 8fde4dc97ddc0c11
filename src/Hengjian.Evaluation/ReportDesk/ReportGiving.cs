using Hengjian.Data.Storage;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>A report to be handed in.</summary>
/// <param name="RegionCode">Whose report it is.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="FileName">Name of the file; its extension says how it is read.</param>
/// <param name="File">Its bytes, already among the workspace's raw files.</param>
public sealed record ReportGiving(int RegionCode, int Year, string FileName, StoredFile File)
{
    /// <summary>The report of which this is the next version; null finds it by region, year and name.</summary>
    public Guid? Series { get; init; }
}
