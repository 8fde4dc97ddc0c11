using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>What changed in one leaf item.</summary>
public enum ItemChangeKind
{
    /// <summary>新增.</summary>
    Added,

    /// <summary>删去.</summary>
    Removed,

    /// <summary>修改.</summary>
    Changed,
}

/// <summary>One leaf item that differs between two schemes.</summary>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">In the old scheme; null when added.</param>
/// <param name="After">In the new scheme; null when removed.</param>
/// <param name="Fields">Chinese names of what differs, when changed: 分值, 计分办法, 牵头.</param>
public sealed record ItemChange(ItemChangeKind Kind, string Id, SchemeItem? Before, SchemeItem? After, IReadOnlyList<string> Fields);

/// <summary>方案差异: what the new scheme has otherwise than the old one, item by item.</summary>
/// <param name="Items">In the order of the new scheme, removed ones last.</param>
/// <param name="Others">Chinese: what differs outside the items: 等次, 缺数处理.</param>
/// <param name="Unchanged">Number of items that are the same.</param>
public sealed record SchemeDifference(IReadOnlyList<ItemChange> Items, IReadOnlyList<string> Others, int Unchanged)
{
    /// <summary>Compares two schemes.</summary>
    /// <remarks>A baseline year that moved by as much as the scheme's year is the same rule for another year.</remarks>
    public static SchemeDifference Of(EvaluationScheme before, EvaluationScheme after)
    {
        var old = before.Leaves.ToDictionary(l => l.Id, StringComparer.Ordinal);
        var now = after.Leaves.ToDictionary(l => l.Id, StringComparer.Ordinal);
        var years = after.Year - before.Year;
        var items = after.Leaves
            .Select(l => old.TryGetValue(l.Id, out var was) ? Changed(was, l, years) : new ItemChange(ItemChangeKind.Added, l.Id, null, l, []))
            .OfType<ItemChange>()
            .Concat(before.Leaves.Where(l => !now.ContainsKey(l.Id)).Select(l => new ItemChange(ItemChangeKind.Removed, l.Id, l, null, [])))
            .ToList();
        var same = now.Keys.Count(old.ContainsKey) - items.Count(i => i.Kind == ItemChangeKind.Changed);
        return new SchemeDifference(items, [.. OthersOf(before, after)], same);
    }

    private static ItemChange? Changed(SchemeItem before, SchemeItem after, int years)
    {
        var fields = new List<string>();
        if (before.Name != after.Name) fields.Add("名称");
        if (before.MaxScore != after.MaxScore) fields.Add("分值");
        if (before.Lead != after.Lead) fields.Add("牵头");
        if (before.Bonus != after.Bonus) fields.Add("加分项");
        if (!Same(Moved(before.Rule, years), after.Rule)) fields.Add("计分办法");
        if (before.Source != after.Source || before.Evidence != after.Evidence) fields.Add("依据");
        return fields.Count == 0 ? null : new ItemChange(ItemChangeKind.Changed, after.Id, before, after, fields);
    }

    private static IEnumerable<string> OthersOf(EvaluationScheme before, EvaluationScheme after)
    {
        if (before.FullMarks != after.FullMarks) yield return FormattableString.Invariant($"满分由 {before.FullMarks:0.##} 分改为 {after.FullMarks:0.##} 分，总分仍折算为 100 分");
        if (!before.Grades.SequenceEqual(after.Grades)) yield return "等次线有变化：" + string.Join("、", after.Grades.Select(g => FormattableString.Invariant($"{g.Name} {g.From:0.##}")));
        if (!before.GradeRules.SequenceEqual(after.GradeRules)) yield return "降等、限等或否决条款有变化";
        if (before.Missing != after.Missing || before.Partial != after.Partial) yield return "缺数处理办法有变化";
        if (before.Credibility != after.Credibility) yield return "自评可信度办法有变化";
        if (before.SelfScoreStep != after.SelfScoreStep) yield return FormattableString.Invariant($"自评打分单位由 {before.SelfScoreStep:0.##} 分改为 {after.SelfScoreStep:0.##} 分");
        if (before.Kind != after.Kind) yield return "评价方式有变化";
    }

    private static ScoringRule? Moved(ScoringRule? rule, int years) => rule is ImprovementRule r
        ? r with { BaselineYear = r.BaselineYear + years, Fallback = Moved(r.Fallback, years) }
        : rule;

    // Records compare their lists by reference; every rule is small enough to compare by what is in it.
    private static bool Same(ScoringRule? a, ScoringRule? b) => (a, b) switch
    {
        (ThresholdRule x, ThresholdRule y) => x.Values.SequenceEqual(y.Values) && x.Threshold == y.Threshold && x.Proportional == y.Proportional,
        (BandsRule x, BandsRule y) => x.Value == y.Value && x.Bands.SequenceEqual(y.Bands),
        (RankRule x, RankRule y) => x.Value == y.Value && x.Points.SequenceEqual(y.Points),
        (ImprovementRule x, ImprovementRule y) => x with { Fallback = null } == y with { Fallback = null } && Same(x.Fallback, y.Fallback),
        _ => a == b,
    };
}
