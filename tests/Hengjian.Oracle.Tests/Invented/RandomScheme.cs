using System.Globalization;
using System.Text;
using Hengjian.Indicators.Facts;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Writes a scheme file from a seed: every method, every policy, numbers on which values like to lie.</summary>
internal sealed class RandomScheme
{
    private static readonly string[] Methods =
        ["threshold", "threshold", "linear", "linear", "bands", "deduction", "yes-no", "rank", "relative", "improvement", "expert"];

    private readonly Random random;
    private readonly PlainCatalogue catalogue;
    private readonly StringBuilder text = new();
    private readonly RegionLevel level;
    private readonly bool allMustPass;

    private RandomScheme(PlainCatalogue catalogue, int seed)
    {
        this.catalogue = catalogue;
        random = new Random(seed);
        level = (RegionLevel)random.Next(1, 4);
        allMustPass = random.Next(5) == 0;
    }

    /// <summary>The text of a scheme for <see cref="RandomProvince.LastYear"/>.</summary>
    public static string Write(PlainCatalogue catalogue, int seed) => new RandomScheme(catalogue, seed).Scheme();

    private string Scheme()
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"id: invented\nname: 试验方案\nyear: {RandomProvince.LastYear}\nlevel: {level.ToString().ToLowerInvariant()}");
        text.AppendLine(CultureInfo.InvariantCulture, $"kind: {(allMustPass ? "all-must-pass" : "points")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"missing: {Pick("stop", "zero-points", "leave-open", "leave-open")}\npartial: {Pick("as-missing", "use", "use")}");
        if (!allMustPass) text.AppendLine(CultureInfo.InvariantCulture, $"credibility: {Pick("none", "deviation-share")}");
        var graded = !allMustPass && random.Next(5) > 0;
        if (graded) text.AppendLine("grades: [{name: 优秀, from: 80}, {name: 良好, from: 60.5}, {name: 合格, from: 40}, {name: 不合格, from: 0}]");
        if (graded || allMustPass) GradeRules();
        text.AppendLine("items:");
        var leaves = random.Next(3, 12);
        var rest = 100m;
        for (var i = 1; i <= leaves; i++)
        {
            var points = i == leaves ? rest : random.Next(1, 400 / leaves) * 0.25m;
            rest -= points;
            Item($"i{i}", points, Pick(allMustPass ? ["threshold", "yes-no"] : Methods));
        }
        if (!allMustPass && random.Next(2) == 0) Item("bonus", 2.5m, "bonus");
        return text.ToString();
    }

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private string Number() => random.Next(4) switch
    {
        0 => Pick("0", "1", "50", "100"),
        1 => random.Next(0, 200).ToString(CultureInfo.InvariantCulture),
        2 => random.Next(200, 20000).ToString(CultureInfo.InvariantCulture),
        _ => (random.Next(0, 4000) / 8.0).ToString(CultureInfo.InvariantCulture),
    };

    private string Ascending(int count, string name, string format, params string[] shares)
    {
        var edges = new SortedSet<double>();
        while (edges.Count < count) edges.Add(double.Parse(Number(), CultureInfo.InvariantCulture));
        var ordered = name is "at_least" or "above" ? edges.Reverse() : edges;
        return string.Join(", ", ordered.Select((e, i) => string.Format(CultureInfo.InvariantCulture, format, name, e, shares[i])));
    }

    private void GradeRules()
    {
        text.AppendLine("grade_rules:");
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var effect = allMustPass ? "veto" : Pick("demote", "cap", "veto");
            var grade = allMustPass ? ", grade: 未达标" : effect == "demote" ? "" : $", grade: {Pick("良好", "合格", "不合格")}";
            var when = random.Next(3) == 0 ? "" : $", when: {{{Reference(Any())}, {Pick("at_least", "above", "below", "at_most")}: {Number()}}}";
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {{id: g{i}, effect: {effect}, event: 事件{i}{grade}{when}}}");
        }
    }

    private void Item(string id, decimal points, string method)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"  - id: {id}\n    name: 条目{id}\n    lead: 教育\n    problem_topic: 教育资源");
        if (!allMustPass) text.AppendLine(CultureInfo.InvariantCulture, $"    points: {points}");
        if (method == "bonus") text.AppendLine("    bonus: true");
        text.AppendLine(CultureInfo.InvariantCulture, $"    rule: {{{Rule(method)}}}");
    }

    private string Rule(string method) => $"method: {method}" + method switch
    {
        "threshold" => Threshold(),
        "linear" => Linear(),
        "bands" => $", {Reference(Any())}, bands: [{Bands()}]",
        "deduction" => $"{(random.Next(3) == 0 ? "" : $", {Reference(Any())}")}, per_case: {Pick("0.1", "0.5", "2")}"
            + (random.Next(2) == 0 ? "" : $", cap: {Pick("1", "2.5")}") + (random.Next(2) == 0 ? "" : $", veto_cases: {Pick("1", "3", "100")}"),
        "yes-no" => (random.Next(3) == 0 ? "" : $", {Reference(Any("yes-no"))}") + (random.Next(2) == 0 ? "" : ", evidence_required: true"),
        "rank" => $", {Reference(Any("higher-better", "lower-better"))}, ranks: [{{up_to: 1, share: 1}}, {{up_to: {Pick("2", "3")}, share: 0.7}}, {{up_to: 5, share: 0.7}}]",
        "relative" => $", {Reference(Any("higher-better", "lower-better"))}",
        "improvement" => Improvement(),
        "expert" => $", minimum_reviewers: {Pick("1", "2")}",
        "bonus" => $", per_case: {Pick("0.5", "1")}",
        _ => throw new InvalidOperationException(method),
    };

    private string Threshold()
    {
        var proportional = random.Next(2) == 0 ? ", proportional: true" : "";
        var indicator = Any();
        if (random.Next(2) == 0)
        {
            var (low, high) = (random.Next(0, 80), random.Next(80, 300));
            var edge = random.Next(4) == 0 ? $"between: [{low}, {high}]" : $"{Pick("at_least", "at_most", "above", "below", "equal")}: {Number()}";
            return $", values: [{{{Reference(indicator)}}}, {{{Reference(Any())}}}], threshold: {{{edge}, source: JD2017_6, evidence: inferred}}" + proportional;
        }
        // The catalogue's own standards, where a stage has exactly one.
        var judged = catalogue.Indicators.Where(i => i.Levels.Contains(level))
            .SelectMany(i => i.Stages.Where(s => Standards(i, s) == 1).Select(s => (i, s))).ToList();
        var values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => judged[random.Next(judged.Count)])
            .Select(v => $"{{{Reference(v.i, v.s)}}}");
        return $", values: [{string.Join(", ", values)}]" + proportional;
    }

    private static int Standards(PlainIndicator indicator, SchoolStage stage)
    {
        var standards = indicator.Thresholds.Where(t => t.Role == "standard").ToList();
        var own = standards.Where(t => t.Stage == stage).ToList();
        return (own.Count > 0 ? own : standards.Where(t => t.Stage == SchoolStage.All))
            .Select(t => (t.Comparison, t.Value, t.Upper)).Distinct().Count();
    }

    private string Linear()
    {
        var indicator = Any("higher-better", "lower-better");
        var (low, high) = (random.Next(0, 90), random.Next(90, 400));
        return indicator.Direction == "lower-better"
            ? $", {Reference(indicator)}, floor: {high}, target: {low}"
            : $", {Reference(indicator)}, floor: {low}, target: {high}";
    }

    private string Bands() => Ascending(3, Pick("at_least", "above", "at_most", "below"), "{{{0}: {1}, share: {2}}}", "1", "0.8", "0.3");

    private string Improvement()
    {
        var indicator = Any("higher-better", "lower-better");
        return $", {Reference(indicator)}, baseline_year: {Pick("2024", "2024", "2019")}, full_gain: {Pick("2", "50")}"
            + (random.Next(2) == 0 ? "" : $", no_gain: {Pick("-5", "1")}") + (random.Next(2) == 0 ? "" : $", already_at: {Number()}")
            + (random.Next(2) == 0 ? "" : $", fallback: {{{Rule(Pick("linear", "threshold", "bands", "expert"))}}}");
    }

    private PlainIndicator Any(params string[] directions)
    {
        var fitting = catalogue.Indicators.Where(i => i.Levels.Contains(level) && (directions.Length == 0 || directions.Contains(i.Direction))).ToList();
        return fitting[random.Next(fitting.Count)];
    }

    private string Reference(PlainIndicator indicator) => Reference(indicator, indicator.Stages[random.Next(indicator.Stages.Count)]);

    private static string Reference(PlainIndicator indicator, SchoolStage stage) => $"indicator: {indicator.Id}"
        + (stage == SchoolStage.All ? "" : $", stage: {stage.ToString().ToLowerInvariant()}");
}
