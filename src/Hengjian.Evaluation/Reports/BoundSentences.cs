using Hengjian.Domain.Reports;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Reports;

/// <summary>The sentences of each paper, every one bound to what it rests on.</summary>
internal static class BoundSentences
{
    /// <summary>Of the public report.</summary>
    public static IReadOnlyList<BoundSentence> OfReport(
        ReportMaterial material, EvaluationReportContent content, ReportSettings settings)
    {
        var (scheme, sheets) = (material.Scheme, material.Run.Sheets);
        var lost = sheets.Count(s => s.Items.Any(i => !i.Bonus && i.IsLostToMissing));
        var basis = new BoundNumbers()
            .Counts(scheme.Year, sheets.Count, sheets.Count(material.IsOpen), lost)
            .Words([settings.Issuer, .. settings.BasisDocuments, .. settings.Steps]);
        return
        [
            new(content.Basis, basis),
            .. content.Achievements.SelectMany(s => s.Clauses).Select(c => new BoundSentence(c.Text, Item(material, c.ItemId))),
            .. content.Problems.SelectMany(s => s.Clauses).Select(c => new BoundSentence(c.Text, Item(material, c.ItemId))),
            .. content.Requirements.Select(r => Requirement(material, r)),
            new(content.Closing, new BoundNumbers().Counts(scheme.Year + 1)),
            .. content.Cases.Select(c => new BoundSentence(c.Text, Case(material, c))),
        ];
    }

    /// <summary>Of the opinion letter to one unit, without its annex.</summary>
    public static IReadOnlyList<BoundSentence> OfLetter(
        ReportMaterial material, UnitFeedback feedback, ScoreSheet sheet, string opening, ReportSettings settings)
    {
        var total = sheet.Total is { } t ? NumberText.Score(t, material.Scheme.Grades.Select(g => g.From)) : "";
        return
        [
            new(opening, new BoundNumbers().Words([total, material.Scheme.Name, .. settings.Steps])),
            .. feedback.Achievements.Select(c => new BoundSentence(c.Text, Item(material, c.ItemId))),
            .. feedback.Problems.SelectMany(s => s.Clauses).Concat(feedback.Open)
                .Select(c => new BoundSentence(c.Text, Item(material, c.ItemId).Words(ScoreOf(sheet, c.ItemId)?.Reason ?? ""))),
            .. feedback.Requirements.Select(r => Requirement(material, r)),
            new(feedback.Closing, new BoundNumbers().Counts(material.Scheme.Year + 1)),
        ];
    }

    /// <summary>What the scheme itself says about an item.</summary>
    public static BoundNumbers Item(ReportMaterial material, string itemId)
    {
        var item = material.Scheme.Leaves.FirstOrDefault(l => l.Id == itemId);
        return item is null
            ? new BoundNumbers()
            : new BoundNumbers().Words(item.Id, item.Name, item.ProblemText, item.PraiseText, item.RequirementText);
    }

    /// <summary>The score of an item on a sheet; null when the sheet has none of that id.</summary>
    public static ItemScore? ScoreOf(ScoreSheet? sheet, string itemId) => sheet?.Items.FirstOrDefault(i => i.ItemId == itemId);

    private static BoundSentence Requirement(ReportMaterial material, ReportRequirement requirement)
    {
        var items = material.Scheme.Leaves.Where(l => requirement.ItemIds.Contains(l.Id));
        return new(requirement.Text, new BoundNumbers().Words([.. items.SelectMany(i => new[] { i.Name, i.RequirementText })]));
    }

    // A case is about one unit: its own two values, or the number of items in the area it has full marks in.
    private static BoundNumbers Case(ReportMaterial material, TypicalCase one)
    {
        if (material.Scheme.Items.FirstOrDefault(a => a.Id == one.ItemId) is { Items.Count: > 0 } area)
            return new BoundNumbers().Counts(area.Leaves.Count(l => !l.Bonus)).Words(area.Name);
        var score = ScoreOf(material.Run.Sheets.FirstOrDefault(s => s.Region == one.Region), one.ItemId);
        var numbers = Item(material, one.ItemId).Values(score?.Values ?? [], material.Catalogue);
        // A leaf at the top of the scheme is an area of one.
        return score?.Gain is null ? numbers.Counts(1) : numbers;
    }
}
