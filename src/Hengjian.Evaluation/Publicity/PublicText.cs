using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Reading;
using Hengjian.Data.Records;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Publicity;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Publicity;

/// <summary>公示内容: built from the texts of a package, item by item; the lead may shorten it before it is shown.</summary>
public static class PublicText
{
    /// <summary>Characters it may have.</summary>
    public const int Longest = 200_000;

    /// <summary>The text: a line with the number and title of each item, then its paragraphs.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">Id of the package.</param>
    /// <param name="itemName">Titles of items.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<string> BuildAsync(AppDb db, long package, Func<string, string> itemName, CancellationToken cancel = default)
    {
        var blocks = await (
            from part in db.Contributions
            join item in db.Assignments on part.AssignmentId equals item.Id
            join block in db.NarrativeBlocks on part.Id equals block.ContributionId
            join version in db.BlockVersions on block.Current equals version.Id
            where part.PackageId == package && item.ClaimState != Domain.Breakdown.ClaimState.Agreed
            select new { part.Item, part.UnitId, Lead = part.UnitId == item.LeadUnit, block.Kind, version.Text }).ToListAsync(cancel);
        var values = await ValuesAsync(db, package, cancel);
        var text = new StringBuilder();
        foreach (var item in blocks.GroupBy(b => b.Item).OrderBy(g => g.Key, ItemOrder.Instance))
        {
            text.Append(item.Key).Append(' ').Append(itemName(item.Key)).Append('\n');
            foreach (var block in item.OrderByDescending(b => b.Lead).ThenBy(b => b.UnitId, StringComparer.Ordinal).ThenBy(b => b.Kind))
                if (block.Text.Trim().Length > 0) text.Append(TokenText.Render(block.Text, values).Text.Trim()).Append('\n');
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

    // Figures of the package stand for their tokens; computed results and pages of evidence are not for the public text.
    private static async Task<Func<TextToken, TokenValue>> ValuesAsync(AppDb db, long package, CancellationToken cancel)
    {
        var cells = await (
            from cell in PackageCells.Of(db, package)
            join revision in db.CellRevisions on cell.RevisionId equals revision.Id
            join sheet in db.FillSheets on cell.SheetId equals sheet.Id
            where sheet.Kind == "region"
            select new { revision.Element, sheet.Period, revision.Text }).ToListAsync(cancel);
        var byName = cells.OrderBy(c => c.Period).GroupBy(c => c.Element).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return token =>
        {
            if (token.Kind != TokenKind.Value || !byName.TryGetValue(token.Name, out var found)) return new TokenValue("", token.Name);
            var value = token.Year is { } year ? found.FirstOrDefault(f => f.Period == year) : found[^1];
            return new TokenValue(value?.Text ?? "", token.Name);
        };
    }
}
