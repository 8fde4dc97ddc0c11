using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Lists what a scheme and the catalogue behind it let a what-if change.</summary>
internal static class LeverList
{
    public static IEnumerable<Lever> Of(RoundResults results, IReadOnlyList<ReferenceUse> uses) =>
    [
        .. results.Scheme.Leaves.SelectMany(l => OfItem(results, l)), .. Grades(results), .. Thresholds(results, uses), .. Limits(results, uses),
    ];

    private static IEnumerable<Lever> OfItem(RoundResults results, SchemeItem item)
    {
        var name = $"{item.Id} {item.Name}";
        if (results.HasPoints)
        {
            yield return new Lever(LeverKeys.Points(item.Id), LeverKind.Points, item.Id, "分值", "分", item.MaxScore)
            {
                FullName = $"{name}：分值",
                High = Math.Max(10, Math.Ceiling(2 * item.MaxScore)),
                Step = 0.5,
            };
        }
        foreach (var number in RuleNumbers.Of(item.Rule, results.Catalogue))
        {
            var indicator = RuleNumbers.References(item.Rule).Select(r => Find(results, r.Indicator)).FirstOrDefault(i => i is not null);
            yield return Scaled(new Lever(
                LeverKeys.Rule(item.Id, number.Name), LeverKind.Rule, item.Id, number.Label, UnitOf(number.Unit, indicator), number.Value)
            {
                FullName = $"{name}：{number.Label}",
                IsWhole = number.Unit == NumberUnit.Rank,
            });
        }
    }

    private static IEnumerable<Lever> Grades(RoundResults results)
    {
        var grades = results.Scheme.Grades;
        for (var i = 0; i < grades.Count - 1; i++)
        {
            yield return new Lever(LeverKeys.Grade(i), LeverKind.Grade, null, grades[i].Name + "线 ≥", "分", grades[i].From)
            {
                FullName = $"等次线：{grades[i].Name}",
                Step = 0.5,
            };
        }
        foreach (var rule in results.Scheme.GradeRules)
        {
            if (rule.When is not { } when || Find(results, when.Indicator) is not { } indicator || indicator.Direction == Direction.YesNo) continue;
            var label = $"{rule.Event}：{indicator.NameZh} {RuleNumbers.Sign(when.Comparison)}";
            yield return Scaled(new Lever(LeverKeys.When(rule.Id), LeverKind.Grade, null, label, indicator.Unit, when.Value));
        }
    }

    private static IEnumerable<Lever> Thresholds(RoundResults results, IReadOnlyList<ReferenceUse> uses)
    {
        var judged = uses.Where(u => u.JudgedByCatalogue)
            .SelectMany(u => Standards(results, u.Reference).Select(t => (Indicator: u.Reference.Indicator, Threshold: t)));
        var read = uses.SelectMany(u => u.Settings.Thresholds).Distinct()
            .Select(t => (t.Indicator, Threshold: Find(results, t.Indicator) is { } i ? CatalogueStandard.Find(i, t.Stage, t.Role) : null))
            .Where(t => t.Threshold is not null).Select(t => (t.Indicator, Threshold: t.Threshold!));
        foreach (var (id, threshold) in judged.Concat(read).DistinctBy(t => LeverKeys.Threshold(t.Indicator, t.Threshold)))
        {
            var indicator = Find(results, id)!;
            if (indicator.Direction == Direction.YesNo) continue;
            yield return OfThreshold(indicator, threshold, false);
            if (threshold.Comparison == Comparison.Between) yield return OfThreshold(indicator, threshold, true);
        }
    }

    private static Lever OfThreshold(Indicator indicator, Threshold threshold, bool upper)
    {
        var stage = threshold.Stage == SchoolStage.All ? "" : $"（{threshold.Stage.ToChinese()}）";
        var role = threshold.Role == ThresholdRole.Floor ? "底线" : "标准";
        var sign = threshold.Comparison == Comparison.Between ? upper ? "上限" : "下限" : " " + RuleNumbers.Sign(threshold.Comparison);
        var label = $"{indicator.NameZh}{stage}{role}{sign}";
        return Scaled(new Lever(
            LeverKeys.Threshold(indicator.Id, threshold, upper), LeverKind.Catalogue, null, label, indicator.Unit,
            upper ? threshold.Upper ?? threshold.Value : threshold.Value));
    }

    private static IEnumerable<Lever> Limits(RoundResults results, IReadOnlyList<ReferenceUse> uses)
    {
        var read = uses.SelectMany(u => u.Settings.Limits).ToList();
        foreach (var table in results.Catalogue.Limits)
        {
            foreach (var (code, value) in table.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                if (!read.Any(r => r.Table == table.Id && (r.Code is null || r.Code == code))) continue;
                yield return Scaled(new Lever(LeverKeys.Limit(table.Id, code), LeverKind.Catalogue, null, $"{table.NameZh}（{code}）", "人", value));
            }
        }
    }

    /// <summary>Standards a rule without its own threshold compares with.</summary>
    private static IReadOnlyList<Threshold> Standards(RoundResults results, IndicatorReference reference) =>
        Find(results, reference.Indicator) is { } indicator ? Verdict.StandardsOf(indicator, reference.Stage) : [];

    private static Indicator? Find(RoundResults results, string id) => results.Catalogue.TryFind(id, out var indicator) ? indicator : null;

    private static string UnitOf(NumberUnit unit, Indicator? indicator) => unit switch
    {
        NumberUnit.Share => "（0–1）",
        NumberUnit.Points => "分",
        NumberUnit.Cases => "例",
        NumberUnit.Rank => "名",
        _ => indicator is null || indicator.Direction == Direction.YesNo ? "" : indicator.Unit,
    };

    // A slider that reaches about twice as far as the number, in steps that a reader can say aloud.
    private static Lever Scaled(Lever lever)
    {
        if (lever.Unit == "（0–1）") return lever with { High = 1, Step = 0.05 };
        if (lever.Unit == "%" && lever.Official is >= 0 and <= 100) return lever with { High = 100, Step = lever.Official < 10 ? 0.5 : 1 };
        var size = Math.Max(Math.Abs(lever.Official), lever.IsWhole ? 5 : 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(size)));
        var high = Math.Ceiling(2 * size / power) * power;
        return lever with { Low = lever.Official < 0 ? -high : 0, High = high, Step = lever.IsWhole ? 1 : power / 20 };
    }
}
