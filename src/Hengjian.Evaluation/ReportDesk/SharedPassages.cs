using Hengjian.Audit.Copying;
using Hengjian.Domain.ReportDesk;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>Passages that reports share.</summary>
/// <param name="Reports">The reports looked at; the passages count by their places here.</param>
/// <param name="Texts">Their texts.</param>
/// <param name="Found">The passages.</param>
/// <param name="Left">Reports that were left out, because they are more than are looked at on a page.</param>
public sealed record SharedPassages(IReadOnlyList<DeskReport> Reports, IReadOnlyList<string> Texts, CopyResult Found, int Left)
{
    /// <summary>Reports looked at on a page; larger batches are for the command.</summary>
    public const int Most = 300;

    /// <summary>Characters looked at on a page, of all reports together: 300 reports of 80 pages.</summary>
    public const long MostCharacters = 12_000_000;

    /// <summary>Looks for them among the newest versions that were audited.</summary>
    /// <param name="library">Reads the reports.</param>
    /// <param name="reports">The newest first; all of them may be seen by whoever asks.</param>
    /// <param name="cancel">The reader has gone.</param>
    /// <param name="most">Characters looked at; a report that no longer fits in is left out, a shorter one behind it is not.</param>
    public static SharedPassages Of(ReportDeskLibrary library, IReadOnlyList<DeskReport> reports, CancellationToken cancel, long most = MostCharacters)
    {
        var audited = reports.Where(r => r.FindingsHash is not null).ToList();
        var (kept, texts, left) = (new List<DeskReport>(), new List<string>(), most);
        foreach (var report in audited)
        {
            cancel.ThrowIfCancellationRequested();
            if (kept.Count == Most || left <= 0) break;
            if (library.LoadText(report, left) is not { } text) continue;
            left -= text.Length;
            kept.Add(report);
            texts.Add(text);
        }
        return new SharedPassages(kept, texts, CopyFinder.Find(texts, cancel: cancel), audited.Count - kept.Count);
    }
}
