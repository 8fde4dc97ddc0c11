using System.Globalization;
using Hengjian.Domain.Collection;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Collection;

/// <summary>Reads the mappings of a plan file; names are checked as they are read, so that each problem has its line.</summary>
internal sealed class PlanReader(EvaluationScheme scheme, IndicatorCatalogue catalogue, DepartmentBook departments)
{
    private static readonly Dictionary<string, SlotPeriod> Periods = new(StringComparer.Ordinal)
    {
        ["any"] = SlotPeriod.Any,
        ["year"] = SlotPeriod.Year,
        ["two-years"] = SlotPeriod.TwoYears,
    };

    private static readonly Dictionary<string, string> Kinds =
        new[] { "document", "photo", "sheet", "link" }.ToDictionary(k => k, StringComparer.Ordinal);

    private static readonly Dictionary<string, Grain> Grains = new(StringComparer.Ordinal)
    {
        ["region"] = Grain.RegionYear,
        ["school"] = Grain.SchoolYear,
    };

    private static readonly Dictionary<string, RuleSeverity> Severities = new(StringComparer.Ordinal)
    {
        ["error"] = RuleSeverity.Error,
        ["warn"] = RuleSeverity.Warn,
        ["note"] = RuleSeverity.Note,
    };

    private readonly HashSet<string> leaves = [.. scheme.Leaves.Select(l => l.Id)];

    public CollectionPlan Read(YamlMap map)
    {
        var id = map.RequiredText("id");
        var schemeId = map.RequiredText("scheme");
        if (schemeId != scheme.Id) map.Report(w => CollectionProblems.OtherScheme(w, schemeId, scheme.Id), "scheme");
        var name = map.RequiredText("name");
        var template = map.Text("template") ?? "";
        var items = map.Maps("items").Select(Item).ToList();
        var rules = map.Maps("rules").Select(Rule).ToList();
        var milestones = map.Maps("milestones").Select(Milestone).ToList();
        Distinct(map, "items", "条目", items.Select(i => i.Item));
        Distinct(map, "rules", "勾稽规则", rules.Select(r => r.Id));
        Distinct(map, "milestones", "时间节点", milestones.Select(m => m.Code));
        var plan = new CollectionPlan(
            id, "", schemeId, items, rules, [.. milestones.OrderBy(m => m.DueIn(scheme.Year)).ThenBy(m => m.Code, StringComparer.Ordinal)], template)
        {
            Name = name,
            Departments = departments,
            Deadlines = map.Map("deadlines") is { } d ? Deadlines(d) : new PlanDeadlines(15, 8),
            PublicityDays = map.Whole("publicity_days") ?? 0,
        };
        InRange(map, "publicity_days", plan.PublicityDays, 0, 60);
        map.Done();
        return plan;
    }

    private ItemPlan Item(YamlMap map)
    {
        var item = map.RequiredText("item");
        if (item.Length > 0 && !leaves.Contains(item))
            map.Report(w => CollectionProblems.UnknownItem(w, item, NearestName.Of(item, leaves.Order(StringComparer.Ordinal))), "item");
        var slots = map.Maps("slots").Select(SlotOf).ToList();
        Distinct(map, "slots", "佐证槽位", slots.Select(s => s.Code));
        var plan = new ItemPlan(
            item,
            map.Text("lead") is { } lead ? Department(map, "lead", lead) : null,
            [.. map.Texts("cooperate").Select(c => Department(map, "cooperate", c))],
            slots,
            map.Texts("extra"),
            map.Texts("computed"));
        foreach (var element in plan.ExtraElements.Where(e => !catalogue.Dictionary.TryFind(e, out _)))
            map.Report(w => CollectionProblems.UnknownElement(w, element, NearestName.Of(element, catalogue.Dictionary.Elements.Select(e => e.Id))), "extra");
        foreach (var indicator in plan.Computed.Where(i => !catalogue.TryFind(i, out _)))
            map.Report(w => CollectionProblems.UnknownIndicator(w, indicator, NearestName.Of(indicator, catalogue.Indicators.Select(i => i.Id))), "computed");
        map.Done();
        return plan;
    }

    private static Slot SlotOf(YamlMap map)
    {
        var kinds = map.Choices("kinds", Kinds);
        var slot = new Slot(
            map.RequiredText("code"), map.RequiredText("title"), kinds.Count > 0 ? kinds : ["document"], map.Whole("least") ?? 1, map.Choice("period", Periods, SlotPeriod.Any));
        InRange(map, "least", slot.Least, 0, 100);
        map.Done();
        return slot;
    }

    private PlanRule Rule(YamlMap map)
    {
        var rule = new PlanRule(
            map.RequiredText("id"), map.Choice("grain", Grains, Grain.RegionYear), map.RequiredText("check"),
            map.Choice("severity", Severities, RuleSeverity.Error), map.RequiredText("words"));
        map.Done();
        if (rule.Formula.Length == 0) return rule;
        var bound = CatalogueCompiler.CompileFormula(catalogue, Draft(rule));
        foreach (var problem in bound.Problems) map.Report(w => CollectionProblems.BadRule(w, rule.Id, problem), "check");
        return rule;
    }

    /// <summary>The condition as an indicator, which is how the engine takes formulas.</summary>
    internal static Indicator Draft(PlanRule rule) => new("rule." + rule.Id, rule.Words, "rule", "是/否", rule.Formula)
    {
        Direction = Direction.YesNo,
        ResultGrain = rule.Grain,
        Levels = rule.Grain == Grain.RegionYear ? [RegionLevel.County, RegionLevel.City, RegionLevel.Province] : [],
    };

    private static MilestonePlan Milestone(YamlMap map)
    {
        var text = map.RequiredText("due");
        // A leap year's last of February would not exist in most years.
        var good = DateOnly.TryParseExact("2025-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!good && text.Length > 0) map.Report(w => CollectionProblems.BadDay(w, text), "due");
        var milestone = new MilestonePlan(
            map.RequiredText("code"), map.RequiredText("title"), good ? day.Month : 1, good ? day.Day : 1, map.Whole("years_later") ?? 0, map.Texts("documents"));
        InRange(map, "years_later", milestone.YearsLater, 0, 2);
        map.Done();
        return milestone;
    }

    private static PlanDeadlines Deadlines(YamlMap map)
    {
        var deadlines = new PlanDeadlines(map.Whole("contribution") ?? 15, map.Whole("compile") ?? 8);
        InRange(map, "contribution", deadlines.Contribution, 0, 250);
        InRange(map, "compile", deadlines.Compile, 0, 250);
        map.Done();
        return deadlines;
    }

    private string Department(YamlMap map, string key, string word)
    {
        if (departments.Find(word) is null)
            map.Report(w => CollectionProblems.UnknownDepartment(w, word, NearestName.Of(word, departments.Words)), key);
        return departments.WordOf(word);
    }

    private static void InRange(YamlMap map, string key, int value, int least, int most)
    {
        if (value < least || value > most) map.Report(w => CollectionProblems.OutOfRange(w, key, least, most), key);
    }

    private static void Distinct(YamlMap map, string key, string what, IEnumerable<string> names)
    {
        foreach (var group in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            map.Report(w => CollectionProblems.Repeated(w, what, group.Key), key);
    }
}
