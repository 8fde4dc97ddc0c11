using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Reading;
using Hengjian.Data.Records;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Publicity;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Packages;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Publicity;

/// <summary>公示内容: built from the texts of a package, item by item; the lead may shorten it before it is shown.</summary>
public static class PublicText
{
    /// <summary>Characters it may have.</summary>
    public const int Longest = 200_000;

    /// <summary>The text: a line with the number and title of each item, then its paragraphs.</summary>
    /// <param name="db">The records.</param>
    /// <param name="texts">Renders texts.</param>
    /// <param name="package">Id of the package.</param>
    /// <param name="itemName">Titles of items.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<string> BuildAsync(AppDb db, PackageTexts texts, long package, Func<string, string> itemName, CancellationToken cancel = default)
    {
        var blocks = await texts.OfAsync(db, package, cancel);
        var text = new StringBuilder();
        foreach (var item in blocks.GroupBy(b => b.Item).OrderBy(g => g.Key, ItemOrder.Instance))
        {
            text.Append(item.Key).Append(' ').Append(itemName(item.Key)).Append('\n');
            foreach (var block in item.OrderByDescending(b => b.IsLead).ThenBy(b => b.UnitId, StringComparer.Ordinal).ThenBy(b => b.Kind))
                if (WithoutEvidence(block.Rendered).Trim() is { Length: > 0 } words) text.Append(words).Append('\n');
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Card and telephone numbers in a text: what must not be shown in public.</summary>
    public static IReadOnlyList<Problem> PersonalDataIn(string text)
    {
        var report = PlainReader.Read("公示", text);
        return [.. ReportAuditor.Audit(report).Warnings.Where(w => w.Code == "personal-data" && w.Spans.Count > 0)
            .Select(w => PublicityProblems.PersonalData(w.Message, report.Text[w.Spans[0].Start..w.Spans[0].End]))];
    }

    /// <summary>What must be put right before a text is shown: values that are missing, or not to be seen.</summary>
    public static Problem? GapIn(string text) =>
        text.Contains(TokenText.Missing, StringComparison.Ordinal) ? PublicityProblems.Gaps(TokenText.Missing)
        : text.Contains(TokenText.Hidden, StringComparison.Ordinal) ? PublicityProblems.Gaps(TokenText.Hidden) : null;

    // Evidence is not shown in public, nor where it is cited.
    private static string WithoutEvidence(RenderedText rendered) => string.Concat(
        rendered.Pieces.Where(p => p.Token is not { Kind: TokenKind.Evidence }).Select(p => rendered.Text[p.Start..p.End]));
}
