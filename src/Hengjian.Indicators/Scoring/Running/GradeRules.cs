using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Indicators.Scoring.Running;

/// <summary>降等、限等、否决, in this order whatever the order in the file; they touch the grade, never the points.</summary>
internal static class GradeRules
{
    private const string Open = "待定";

    private static readonly GradeEffect[] Order = [GradeEffect.Demote, GradeEffect.Cap, GradeEffect.Veto];

    /// <summary>Applies every rule whose event happened.</summary>
    /// <param name="run">The run.</param>
    /// <param name="region">The unit.</param>
    /// <param name="grade">The grade so far; null while open.</param>
    /// <param name="names">Grades, best first.</param>
    /// <param name="steps">Where the steps go.</param>
    /// <returns>The grade; null when it is open, or when a rule's value is missing and nobody has decided it.</returns>
    public static string? Apply(
        RunContext run, int region, string? grade, IReadOnlyList<string> names, List<GradeStep> steps)
    {
        var undecided = false;
        foreach (var rule in Order.SelectMany(e => run.Scheme.GradeRules.Where(r => r.Effect == e)))
        {
            var (happened, why) = Trigger(run, region, rule);
            if (happened == false) continue;
            var before = grade ?? Open;
            // While the total is open only a veto is certain: nothing that follows can lift it.
            var after = grade is null && rule.Effect != GradeEffect.Veto ? null : After(rule, grade, names);
            if (happened == true)
            {
                grade = after;
                if (rule.Effect == GradeEffect.Veto) undecided = false;
                steps.Add(new GradeStep(KindOf(rule), before, grade ?? Open, Reason(run, rule, why, before, grade)));
            }
            else if (after != grade || grade is null)
            {
                undecided = true;
                steps.Add(new GradeStep(KindOf(rule), before, Open, $"{rule.Event}：{why}，无法判断是否发生，等次待定"));
            }
        }
        return undecided ? null : grade;
    }

    /// <summary>Whether the event happened: true, false, or null when its value is missing and nobody has said.</summary>
    public static (bool? Happened, string Why) Trigger(RunContext run, int region, GradeRule rule)
    {
        var confirmed = run.Inputs[(region, rule.Id)].OfType<CaseCount>().ToList();
        if (confirmed.Count > 0)
        {
            var cases = confirmed.Sum(c => (decimal)c.Cases);
            return (cases > 0, $"经确认 {NumberText.Plain((double)cases)} 起{InputText.Of(confirmed)}");
        }
        if (rule.When is not { } when) return (false, "");
        var item = new SchemeItem(rule.Id, rule.Event, 0);
        var reading = new ItemContext(run, item, region).Read(new IndicatorReference(when.Indicator, when.Stage));
        if (reading.Availability == Availability.NotApplicable) return (false, "");
        if (!reading.IsKnown) return (null, $"缺少“{reading.Name}”的数据");
        bool Holds(double value) => Verdict.Meets(value, when.Comparison, when.Value);
        var met = Holds(reading.Value);
        var edge = NumberText.Value(when.Value, reading.Indicator);
        return (met, $"{reading.Text(Holds)} {Verdict.Sign(when.Comparison, reading.Value, when.Value)} {edge}");
    }

    private static string? After(GradeRule rule, string? grade, IReadOnlyList<string> names)
    {
        var at = grade is null ? 0 : IndexOf(names, grade);
        var next = rule.Effect switch
        {
            GradeEffect.Demote => Math.Min(at + 1, names.Count - 1),
            _ => Math.Max(at, IndexOf(names, rule.Grade)),
        };
        return names[next];
    }

    private static string Reason(RunContext run, GradeRule rule, string why, string before, string? after)
    {
        var effect = rule.Effect switch
        {
            GradeEffect.Demote => "降低一个等次",
            GradeEffect.Cap => $"等次不高于“{rule.Grade}”",
            _ => $"一票否决，定为“{rule.Grade}”",
        };
        var source = run.Catalogue.Sources.FirstOrDefault(s => s.Key == rule.Source);
        var clause = source is null ? "" : $"（依据：{(source.DocumentNumber.Length > 0 ? source.DocumentNumber : source.Title)}）";
        return $"{rule.Event}：{why}；{effect}{clause}" + (before == after ? "，等次不变" : "");
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        return names.Count - 1;
    }

    private static GradeStepKind KindOf(GradeRule rule) => rule.Effect switch
    {
        GradeEffect.Demote => GradeStepKind.Demote,
        GradeEffect.Cap => GradeStepKind.Cap,
        _ => GradeStepKind.Veto,
    };
}
