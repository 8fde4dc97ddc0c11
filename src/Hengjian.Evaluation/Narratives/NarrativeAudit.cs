using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Domain.Narratives;

namespace Hengjian.Evaluation.Narratives;

/// <summary>Something the audit says of a text being written.</summary>
/// <param name="Kind">The block it is in.</param>
/// <param name="Sort">wrong for what does not agree, missing for a token without a value, hint for words, copied for last year's words.</param>
/// <param name="Start">First offset in the block's text with tokens.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Quote">The words, as printed.</param>
/// <param name="Message">Chinese.</param>
public sealed record NarrativeFlag(NarrativeKind Kind, string Sort, int Start, int End, string Quote, string Message)
{
    private const int MostMessage = 600;
    private const int MostPassage = 400;

    /// <summary>The head of the unit must look at it before checking; what is missing blocks, and a hint asks nothing.</summary>
    public bool IsToBeSeen => Sort is "wrong" or "copied";

    /// <summary>What stands before the reason when the head has looked at it: 已看过“…”：.</summary>
    public string Seen => $"已看过“{(Message.Length <= MostMessage ? Message : Message[..MostMessage])}”：";

    /// <summary>The words of the stored text it is about, as a comment quotes them.</summary>
    public string PassageOf(NarrativeText text) => text.Text[Start..Math.Min(End, Start + MostPassage)];

    /// <summary>The head's word on exactly this passage and message; null when there is none: either has changed, or nobody looked.</summary>
    public PassageCommentRecord? SeenIn(NarrativeBlock block) => block.Comments.Select(c => c.Comment)
        .LastOrDefault(c => c.Text.StartsWith(Seen, StringComparison.Ordinal) && c.Quote == PassageOf(block.Text));
}

/// <summary>The audit while writing: the five blocks as printed are one report; what is found is led back to the text with tokens.</summary>
public static class NarrativeAudit
{
    private const int MostQuote = 60;

    /// <summary>Audits the blocks.</summary>
    /// <param name="blocks">The texts with tokens.</param>
    /// <param name="value">What stands for tokens.</param>
    /// <param name="before">Last year's text of the same item and unit; empty for none.</param>
    /// <param name="cancel">Gives up.</param>
    public static IReadOnlyList<NarrativeFlag> Of(IReadOnlyList<NarrativeText> blocks, Func<TextToken, TokenValue> value, string before, CancellationToken cancel = default)
    {
        var text = new StringBuilder();
        var places = new List<(NarrativeKind Kind, int Start, RenderedText Rendered)>();
        foreach (var block in blocks.Where(b => b.Text.Length > 0))
        {
            var rendered = TokenText.Render(block.Text, value);
            text.Append(block.Kind.NameOf()).Append('\n');
            places.Add((block.Kind, text.Length, rendered));
            text.Append(rendered.Text).Append('\n');
        }
        var whole = text.ToString();
        var found = new List<NarrativeFlag>();
        foreach (var (kind, _, rendered) in places)
            found.AddRange(rendered.Problems.Select(p => new NarrativeFlag(kind, "missing", p.Mark!.Start, p.Mark.Start + p.Mark.Length, "", p.Message + (p.Expected is null ? "" : "应为：" + p.Expected))));
        var report = ReportAuditor.Audit(PlainReader.Read("自评文字.txt", whole), cancel: cancel);
        foreach (var claim in report.Claims.Where(c => c.Verdict == Verdict.Inconsistent)) Add("wrong", claim.Spans[0], claim.Message);
        foreach (var warning in report.Warnings.Where(w => w.Spans.Count > 0)) Add("hint", warning.Spans[0], warning.Message);
        if (before.Length > 0)
            foreach (var passage in CopyFinder.Find([whole, before], cancel: cancel).Passages)
                Add("copied", passage.First == 0 ? passage.FirstSpan : passage.SecondSpan, passage.FiguresDiffer ? "与本单位上一年度的文字大段相同，只换了数字。" : "与本单位上一年度的文字大段相同，数字也没有换。");
        return [.. found.OrderBy(f => f.Kind).ThenBy(f => f.Start).ThenBy(f => f.Sort, StringComparer.Ordinal)];

        void Add(string sort, TextSpan span, string message)
        {
            foreach (var (kind, start, rendered) in places)
            {
                if (span.Start < start || span.Start >= start + rendered.Text.Length) continue;
                var end = Math.Min(span.End, start + rendered.Text.Length);
                var (from, to) = rendered.Back(span.Start - start, end - start);
                var quote = whole[span.Start..end];
                found.Add(new(kind, sort, from, to, quote.Length <= MostQuote ? quote : quote[..MostQuote] + "…", message));
                return;
            }
        }
    }
}
