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
        var gone = flagsBefore.Where(f => f.Matters && !now.Contains(f.Id)).ToList();
        // A sentence written otherwise gives its flags other names; where it says the same of the same words, nothing was mended.
        var lost = gone.GroupBy(f => Says(before, f)).ToDictionary(g => g.Key, g => new Queue<DeskFlag>(g));
        var again = new HashSet<DeskFlag>();
        var still = new List<DeskFlag>();
        var fresh = new List<DeskFlag>();
        foreach (var flag in flagsAfter.Where(f => f.Matters))
        {
            if (old.Contains(flag.Id)) still.Add(flag);
            else if (lost.TryGetValue(Says(after, flag), out var same) && same.TryDequeue(out var earlier))
            {
                still.Add(flag);
                again.Add(earlier);
            }
            else fresh.Add(flag);
        }
        return new([.. gone.Where(f => !again.Contains(f))], fresh, still, TextComparison.Of(before.Report, after.Report, cancel));
    }

    private static HashSet<string> Ids(IReadOnlyList<DeskFlag> flags) => flags.Where(f => f.Matters).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);

    private static (string Sort, string Message, string Words) Says(StoredAudit audit, DeskFlag flag) =>
        (flag.Sort, flag.Message, string.Join('\n', flag.Spans.Select(s => audit.Report.Text[s.Start..s.End])));
}
