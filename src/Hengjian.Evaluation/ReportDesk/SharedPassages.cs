using Hengjian.Audit.Copying;
using Hengjian.Domain.ReportDesk;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>Passages that reports share.</summary>
/// <param name="Reports">The reports looked at; the passages count by their places here.</param>
/// <param name="Texts">Their texts.</param>
/// <param name="Found">The passages.</param>
/// <param name="Left">Reports that were left out, because there are more than are looked at on a page.</param>
public sealed record SharedPassages(IReadOnlyList<DeskReport> Reports, IReadOnlyList<string> Texts, CopyResult Found, int Left)
{
    /// <summary>Reports looked at on a page; larger batches are for the command.</summary>
    public const int Most = 300;

    /// <summary>Looks for them among the newest versions that were audited.</summary>
    /// <param name="library">Reads the reports.</param>
    /// <param name="reports">The newest first; all of them may be seen by whoever asks.</param>
    /// <param name="cancel">The reader has gone.</param>
    public static SharedPassages Of(ReportDeskLibrary library, IReadOnlyList<DeskReport> reports, CancellationToken cancel)
    {
        var audited = reports.Where(r => r.FindingsHash is not null).ToList();
        var (kept, texts) = (new List<DeskReport>(), new List<string>());
        foreach (var report in audited.Take(Most))
        {
            cancel.ThrowIfCancellationRequested();
            if (!library.Load(report).TryGet(out var audit)) continue;
            kept.Add(report);
            texts.Add(audit.Report.Text);
        }
        return new SharedPassages(kept, texts, CopyFinder.Find(texts, cancel: cancel), Math.Max(0, audited.Count - Most));
    }
}
