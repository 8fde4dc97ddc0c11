using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>Scores every leaf of a scheme for every unit, one method after the other.</summary>
internal sealed class PlainScorer(
    PlainScheme scheme, PlainCatalogue catalogue, PlainEvaluator values, IReadOnlyList<PlainReview> reviews, IReadOnlyList<int> units)
{
    private readonly ILookup<(int, string), PlainReview> about = reviews.ToLookup(r => (r.Region, r.Item));

    /// <summary>All sheets with their ranks.</summary>
    public IReadOnlyList<PlainSheet> Run()
    {
        var grading = new PlainGrading(scheme, this);
        var sheets = units.Select(u => grading.Grade(u, [.. scheme.Items.Select(i => Score(u, i))])).ToList();
        return [.. sheets.Select(s => s.Total is null ? s : s with { Rank = 1 + sheets.Count(o => o.Total > s.Total) })];
    }

    public IEnumerable<PlainReview> Said(int unit, string item, string kind) => about[(unit, item)].Where(r => r.Kind == kind);

    /// <summary>A value as the scheme sees it: a partial one is missing unless the scheme uses it.</summary>
    public Cell Value(int unit, string indicator, SchoolStage stage, int? year = null)
    {
        var known = catalogue.ById[indicator];
        if (!known.Levels.Contains(scheme.Level)) return Cell.Missing;
        var value = values.Region(indicator, stage, unit, year ?? scheme.Year);
        return value.Flag == ValueFlag.Partial && !scheme.UsesPartial ? Cell.Missing : value;
    }

    public static bool Meets(double value, PlainThreshold threshold) => threshold.Comparison switch
    {
        "at_least" => value >= threshold.Value,
        "at_most" => value <= threshold.Value,
        "above" => value > threshold.Value,
        "below" => value < threshold.Value,
        "equal" => value == threshold.Value,
        "between" => value >= threshold.Value && value <= threshold.Upper,
        _ => throw new InvalidOperationException(threshold.Comparison),
    };

    private static SchoolStage StageOf(PlainYaml rule) => Words.Stage(rule.Text("stage") ?? "all");

    private PlainScore Score(int unit, PlainItem item)
    {
        if (Said(unit, item.Id, "not-applicable").Any()) return new PlainScore(item, "not-applicable");
        var score = Score(unit, item, item.Rule);
        return scheme.AllMustPass ? score with { Points = null } : score;
    }

    private PlainScore Score(int unit, PlainItem item, PlainYaml rule) => rule.Need("method") switch
    {
        "threshold" => Threshold(unit, item, rule),
        "linear" => Linear(unit, item, rule),
        "bands" => Bands(unit, item, rule),
        "deduction" => Deduction(unit, item, rule),
        "yes-no" => YesNo(unit, item, rule),
        "rank" => Rank(unit, item, rule),
        "relative" => Relative(unit, item, rule),
        "improvement" => Improvement(unit, item, rule),
        "expert" => Expert(unit, item, rule),
        "bonus" => Bonus(unit, item, rule),
        var method => throw new InvalidOperationException(method),
    };

    // 缺数: left open, or nothing, as the scheme says; either way the item says that data are lacking.
    private PlainScore Missing(PlainItem item) => scheme.Missing != "zero-points"
        ? new PlainScore(item, "missing")
        : new PlainScore(item, "missing", 0, scheme.AllMustPass ? false : null);

    private PlainScore? Unknown(PlainItem item, Cell value) => value.Flag switch
    {
        ValueFlag.Missing => Missing(item),
        ValueFlag.NotApplicable => new PlainScore(item, "not-applicable"),
        _ => null,
    };

    private PlainScore Threshold(int unit, PlainItem item, PlainYaml rule)
    {
        var own = rule.Map("threshold") is { } map ? PlainCatalogue.Threshold(map) : null;
        bool proportional = rule.Flag("proportional"), missing = false;
        int known = 0, met = 0;
        foreach (var (indicator, stage) in References(rule))
        {
            var value = Value(unit, indicator, stage);
            missing |= value.Flag == ValueFlag.Missing;
            if (!value.HasValue) continue;
            known++;
            if (Meets(value.Number, own ?? Standard(indicator, stage))) met++;
        }
        if (known == 0 && !missing) return new PlainScore(item, "not-applicable");
        // One value known to fail decides, unless every value earns its share.
        if (missing && (proportional || met == known)) return Missing(item);
        var share = proportional ? (double)met / known : met == known ? 1 : 0;
        return new PlainScore(item, "scored", share * item.Points, met == known);
    }

    private static IEnumerable<(string Indicator, SchoolStage Stage)> References(PlainYaml rule)
    {
        if (rule.Has("values")) return rule.Maps("values").Select(v => (v.Need("indicator"), StageOf(v)));
        if (rule.Has("stages")) return rule.Texts("stages").Select(s => (rule.Need("indicator"), Words.Stage(s)));
        return [(rule.Need("indicator"), StageOf(rule))];
    }

    private PlainThreshold Standard(string indicator, SchoolStage stage)
    {
        var standards = catalogue.ById[indicator].Thresholds.Where(t => t.Role == "standard").ToList();
        return standards.FirstOrDefault(t => t.Stage == stage) ?? standards.First(t => t.Stage == SchoolStage.All);
    }

    private PlainScore Linear(int unit, PlainItem item, PlainYaml rule)
    {
        var value = Value(unit, rule.Need("indicator"), StageOf(rule));
        if (Unknown(item, value) is { } unknown) return unknown;
        double floor = rule.Number("floor")!.Value, target = rule.Number("target")!.Value;
        var share = Math.Clamp((value.Number - floor) / (target - floor), 0, 1);
        return new PlainScore(item, "scored", share * item.Points, target > floor ? value.Number >= target : value.Number <= target);
    }

    private PlainScore Bands(int unit, PlainItem item, PlainYaml rule)
    {
        var value = Value(unit, rule.Need("indicator"), StageOf(rule));
        if (Unknown(item, value) is { } unknown) return unknown;
        var bands = rule.Maps("bands");
        var reached = bands.FirstOrDefault(b => Meets(value.Number, PlainCatalogue.Threshold(b)));
        return new PlainScore(item, "scored", (reached?.Number("share") ?? 0) * item.Points, reached == bands[0]);
    }

    private PlainScore Deduction(int unit, PlainItem item, PlainYaml rule)
    {
        double cases;
        if (rule.Has("indicator"))
        {
            var value = Value(unit, rule.Need("indicator"), StageOf(rule));
            if (Unknown(item, value) is { } unknown) return unknown;
            cases = value.Number;
        }
        else
        {
            var said = Said(unit, item.Id, "cases").ToList();
            if (said.Count == 0) return new PlainScore(item, "awaiting");
            cases = said.Sum(s => s.Number);
        }
        cases = Math.Max(0, cases);
        var off = Math.Min(cases * rule.Number("per_case")!.Value, rule.Number("cap") ?? item.Points);
        if (rule.Number("veto_cases") is { } line && cases >= line) off = item.Points;
        return new PlainScore(item, "scored", Math.Max(0, item.Points - off), cases == 0, Cases: cases);
    }

    // What inspectors found comes before what was reported.
    private PlainScore YesNo(int unit, PlainItem item, PlainYaml rule)
    {
        var said = Said(unit, item.Id, "answer").ToList();
        var needsEvidence = rule.Flag("evidence_required");
        if (rule.Has("indicator"))
        {
            var value = Value(unit, rule.Need("indicator"), StageOf(rule));
            if (value.Flag == ValueFlag.NotApplicable) return new PlainScore(item, "not-applicable");
            if (said.Count == 0)
            {
                if (Unknown(item, value) is { } unknown) return unknown;
                if (value.IsFalse) return new PlainScore(item, "scored", 0, false);
                return needsEvidence ? new PlainScore(item, "awaiting") : new PlainScore(item, "scored", item.Points, true);
            }
        }
        if (said.Count == 0) return new PlainScore(item, "awaiting");
        var met = said.All(s => s.Yes) && (!needsEvidence || said.Any(s => s.Confirmed));
        return new PlainScore(item, "scored", met ? item.Points : 0, met);
    }

    private PlainScore Rank(int unit, PlainItem item, PlainYaml rule)
    {
        var (indicator, stage) = (rule.Need("indicator"), StageOf(rule));
        var value = Value(unit, indicator, stage);
        if (Unknown(item, value) is { } unknown) return unknown;
        var lower = catalogue.ById[indicator].Direction == "lower-better";
        // A unit agreed to have no such task takes no place.
        var better = units.Where(u => !Said(u, item.Id, "not-applicable").Any()).Select(u => Value(u, indicator, stage))
            .Count(v => v.HasValue && (lower ? v.Number < value.Number : v.Number > value.Number));
        var band = rule.Maps("ranks").FirstOrDefault(r => r.Number("up_to") >= better + 1);
        return new PlainScore(item, "scored", (band?.Number("share") ?? 0) * item.Points);
    }

    private PlainScore Relative(int unit, PlainItem item, PlainYaml rule)
    {
        var (indicator, stage) = (rule.Need("indicator"), StageOf(rule));
        var value = Value(unit, indicator, stage);
        if (Unknown(item, value) is { } unknown) return unknown;
        var all = units.Where(u => !Said(u, item.Id, "not-applicable").Any()).Select(u => Value(u, indicator, stage))
            .Where(v => v.HasValue).Select(v => v.Number).ToList();
        double best = all.Max(), worst = all.Min();
        if (catalogue.ById[indicator].Direction == "lower-better") (best, worst) = (worst, best);
        return new PlainScore(item, "scored", (best == worst ? 1 : Math.Abs(value.Number - worst) / Math.Abs(best - worst)) * item.Points);
    }

    private PlainScore Improvement(int unit, PlainItem item, PlainYaml rule)
    {
        var (indicator, stage) = (rule.Need("indicator"), StageOf(rule));
        var lower = catalogue.ById[indicator].Direction == "lower-better";
        var value = Value(unit, indicator, stage);
        if (Unknown(item, value) is { } unknown) return unknown;
        var baseline = (int)rule.Number("baseline_year")!.Value;
        var before = Value(unit, indicator, stage, baseline);
        // Two years that count different things have no gain between them.
        var comparable = before.HasValue && !values.ChangedBetween(indicator, baseline, scheme.Year);
        double? gain = comparable ? lower ? before.Number - value.Number : value.Number - before.Number : null;
        if (rule.Number("already_at") is { } good && (lower ? value.Number <= good : value.Number >= good))
            return new PlainScore(item, "scored", item.Points, true, gain);
        if (gain is null) return rule.Map("fallback") is { } fallback ? Score(unit, item, fallback) : Missing(item);
        double none = rule.Number("no_gain") ?? 0, full = rule.Number("full_gain")!.Value;
        var share = Math.Clamp((gain.Value - none) / (full - none), 0, 1);
        return new PlainScore(item, "scored", share * item.Points, share > 0, gain);
    }

    private PlainScore Expert(int unit, PlainItem item, PlainYaml rule)
    {
        var said = Said(unit, item.Id, "expert").ToList();
        if (said.Count < rule.Number("minimum_reviewers")) return new PlainScore(item, "awaiting");
        return new PlainScore(item, "scored", said.Sum(s => s.Number) / said.Count);
    }

    private PlainScore Bonus(int unit, PlainItem item, PlainYaml rule)
    {
        var cases = Said(unit, item.Id, "cases").Sum(s => s.Number);
        return new PlainScore(item, "scored", Math.Min(item.Points, cases * rule.Number("per_case")!.Value));
    }
}
