using System.Globalization;
using Hengjian.Audit.Findings;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Where a value comes from: the result with its rows, or the snapshot it was submitted in.</summary>
internal static class DataLinks
{
    /// <summary>Address of the value's lineage; null when there is no page of it.</summary>
    internal static string? Of(DataComparison data)
    {
        if (data.Snapshot is { } snapshot) return "/data/snapshots/" + snapshot.ToString(CultureInfo.InvariantCulture);
        if (data.Round is not { } round || data.Year is not { } year) return null;
        var stage = data.Stage.Length == 0 ? "all" : data.Stage;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/results/indicators/{Uri.EscapeDataString(data.Key)}?round={round}&stage={stage}&level={Level(data.Region)}&year={year}&unit={data.Region}");
    }

    private static string Level(int region) => region switch
    {
        0 => "nation",
        _ when region % 10_000 == 0 => "province",
        _ when region % 100 == 0 => "city",
        _ => "county",
    };
}
