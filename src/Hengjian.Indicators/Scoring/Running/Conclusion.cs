using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>逐项达标: one item not met decides; else one item unknown leaves it open; else the unit passes.</summary>
internal static class Conclusion
{
    /// <summary>The sheet of one unit in an all-must-pass scheme.</summary>
    public static ScoreSheet Conclude(RunContext run, int region, IReadOnlyList<ItemScore> items)
    {
        var judged = items.Where(i => i.State != ItemState.NotApplicable).ToList();
        var failed = judged.Where(i => i.Met == false).Select(i => i.ItemId).ToList();
        var open = judged.Where(i => i.Met is null).Select(i => i.ItemId).ToList();
        var conclusion = failed.Count > 0 ? AllMustPassGrades.NotMet
            : open.Count > 0 || judged.Count == 0 ? AllMustPassGrades.Open
            : AllMustPassGrades.Met;
        var reason = FormattableString.Invariant(
            $"应考核 {judged.Count} 项，达标 {judged.Count - failed.Count - open.Count} 项") +
            List("未达标", failed) + List("待定", open);
        var steps = new List<GradeStep> { new(GradeStepKind.Band, "", conclusion, reason) };
        var grade = GradeRules.Apply(run, region, conclusion, AllMustPassGrades.Names, steps);
        return new ScoreSheet(region, items, null, steps, grade ?? AllMustPassGrades.Open);
    }

    private static string List(string what, List<string> ids) => ids.Count == 0
        ? ""
        : FormattableString.Invariant($"，{what} {ids.Count} 项（{string.Join("、", ids)}）");
}
