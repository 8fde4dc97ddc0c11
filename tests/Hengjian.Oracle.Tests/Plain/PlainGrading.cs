using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>Item scores → sum → credibility → band → demotions → caps → vetoes (section 5 of the process).</summary>
internal sealed class PlainGrading(PlainScheme scheme, PlainScorer scorer)
{
    private const string Open = "待定";

    private List<string> Names => scheme.AllMustPass ? ["达标", Open, "未达标"] : [.. scheme.Grades.Select(g => g.Name)];

    public PlainSheet Grade(int unit, IReadOnlyList<PlainScore> items)
    {
        var steps = new List<PlainStep>();
        if (scheme.AllMustPass)
        {
            var judged = items.Where(i => i.State != "not-applicable").ToList();
            var conclusion = judged.Any(i => i.Met == false) ? "未达标"
                : judged.Count == 0 || judged.Any(i => i.Met is null) ? Open : "达标";
            steps.Add(new PlainStep("band", "", conclusion));
            return Sheet(null, Rules(unit, conclusion, steps) ?? Open);
        }
        var sum = Sum(items);
        steps.Add(new PlainStep("sum", "", Shown(sum)));
        var total = sum;
        if (scheme.Credibility != "none")
        {
            total = Credible(unit, items, sum);
            steps.Add(new PlainStep("credibility", Shown(sum), Shown(total)));
        }
        if (scheme.Grades.Count == 0) return Sheet(total, null);
        var band = total is null ? null : scheme.Grades.First(g => (double)total >= g.From || g == scheme.Grades[^1]).Name;
        steps.Add(new PlainStep("band", total is null ? "—" : Shown(total), band ?? Open));
        return Sheet(total, Rules(unit, band, steps));
        PlainSheet Sheet(decimal? points, string? grade) => new(unit, items, points, steps, grade)
        {
            RuleIsOpen = scheme.GradeRules.Any(r => Happened(unit, r) is null),
        };
    }

    // As decimals, so that 0.1 and 0.2 make 0.3: a grade may hang on the last digit.
    private static decimal Points(IEnumerable<PlainScore> items) => items.Sum(i => (decimal)(i.Points ?? 0));

    private static List<PlainScore> Based(IReadOnlyList<PlainScore> items) =>
        [.. items.Where(i => !i.Item.Bonus && i.State != "not-applicable")];

    private static decimal? Sum(IReadOnlyList<PlainScore> items)
    {
        var based = Based(items);
        return based.Any(i => i.Points is null) ? null : Scaled(items, Points(based));
    }

    // Not-applicable items have left the base: what remains is 100. Bonuses come on top.
    private static decimal? Scaled(IReadOnlyList<PlainScore> items, decimal points)
    {
        var full = Based(items).Sum(i => (decimal)i.Item.Points);
        return full == 0 ? null : points * 100 / full + Points(items.Where(i => i.Item.Bonus));
    }

    // deviation-share: r = 1 − Σ|self − checked| ÷ Σ full marks; what awaits review counts r × self.
    private decimal? Credible(int unit, IReadOnlyList<PlainScore> items, decimal? sum)
    {
        decimal deviation = 0, full = 0, standIn = 0;
        foreach (var item in Based(items))
        {
            var self = scorer.Said(unit, item.Item.Id, "self").FirstOrDefault();
            if (item.Points is not null && self is not null)
            {
                deviation += Math.Abs((decimal)self.Number - (decimal)item.Points.Value);
                full += (decimal)item.Item.Points;
            }
            if (item.Points is null && (item.State == "missing" || self is null)) return sum;
            if (item.Points is null) standIn += (decimal)self!.Number;
        }
        if (full == 0) return sum;
        return Scaled(items, Points(Based(items)) + Math.Max(0, 1 - deviation / full) * standIn);
    }

    private string? Rules(int unit, string? grade, List<PlainStep> steps)
    {
        var doubtful = false;
        foreach (var effect in new[] { "demote", "cap", "veto" })
        {
            foreach (var rule in scheme.GradeRules.Where(r => r.Effect == effect))
            {
                var happened = Happened(unit, rule);
                if (happened == false) continue;
                var after = After(rule, grade);
                if (happened == true)
                {
                    steps.Add(new PlainStep(effect, grade ?? Open, after ?? Open));
                    grade = after;
                    if (effect == "veto") doubtful = false;
                }
                else if (after != grade || grade is null)
                {
                    steps.Add(new PlainStep(effect, grade ?? Open, Open));
                    doubtful = true;
                }
            }
        }
        return doubtful ? null : grade;
    }

    // While the grade is open only a veto says what it will be.
    private string? After(PlainGradeRule rule, string? grade)
    {
        var names = Names;
        if (grade is null) return rule.Effect == "veto" ? rule.Grade : null;
        var at = names.IndexOf(grade);
        return names[rule.Effect == "demote" ? Math.Min(at + 1, names.Count - 1) : Math.Max(at, names.IndexOf(rule.Grade))];
    }

    // What inspectors confirmed decides; else the condition; null when its value is missing.
    private bool? Happened(int unit, PlainGradeRule rule)
    {
        var said = scorer.Said(unit, rule.Id, "cases").ToList();
        if (said.Count > 0) return said.Sum(s => s.Number) > 0;
        if (rule.When is not { } when) return false;
        var value = scorer.Value(unit, when.Need("indicator"), Words.Stage(when.Text("stage") ?? "all"));
        return value.Flag switch
        {
            ValueFlag.NotApplicable => false,
            ValueFlag.Missing => null,
            _ => PlainScorer.Meets(value.Number, PlainCatalogue.Threshold(when)),
        };
    }

    private static string Shown(decimal? total) => total is null ? Open : total.Value.ToString("F9", CultureInfo.InvariantCulture);
}
