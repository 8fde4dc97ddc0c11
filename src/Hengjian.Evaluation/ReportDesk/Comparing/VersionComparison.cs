namespace Hengjian.Evaluation.ReportDesk.Comparing;

/// <summary>What changed from one version of a report to another.</summary>
/// <param name="Gone">Flags that matter and are no longer found.</param>
/// <param name="New">Flags that matter and were not found before.</param>
/// <param name="Still">Flags that matter and are still there.</param>
/// <param name="Text">The paragraphs side by side.</param>
public sealed record VersionComparison(
    IReadOnlyList<DeskFlag> Gone, IReadOnlyList<DeskFlag> New, IReadOnlyList<DeskFlag> Still, ComparedText Text)
{
    /// <summary>Compares two versions with their flags.</summary>
    public static VersionComparison Of(
        StoredAudit before, IReadOnlyList<DeskFlag> flagsBefore, StoredAudit after, IReadOnlyList<DeskFlag> flagsAfter, CancellationToken cancel = default)
    {
        var (old, now) = (Ids(flagsBefore), Ids(flagsAfter));
        return new(
            [.. flagsBefore.Where(f => f.Matters && !now.Contains(f.Id))],
            [.. flagsAfter.Where(f => f.Matters && !old.Contains(f.Id))],
            [.. flagsAfter.Where(f => f.Matters && old.Contains(f.Id))],
            TextComparison.Of(before.Report, after.Report, cancel));
    }

    private static HashSet<string> Ids(IReadOnlyList<DeskFlag> flags) => flags.Where(f => f.Matters).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
}
