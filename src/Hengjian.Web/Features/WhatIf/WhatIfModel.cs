using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>A what-if as asked for and as it came out.</summary>
public sealed class WhatIfModel
{
    private readonly ILookup<string, SettingProblem> byKey;

    private WhatIfModel(OpenWhatIf open, ReadSettings read, IReadOnlyDictionary<string, string> typed, CancellationToken cancel)
    {
        (Results, Routes, Settings, Typed) = (open.Results, open.Routes, read.Settings, typed);
        Basis = WhatIfBasis.Of(open.Results);
        var problems = read.Problems.ToList();
        if (problems.Count == 0)
        {
            var run = WhatIfRun.Run(open.Results, read.Settings, cancel);
            if (run.TryGet(out var outcome)) Outcome = outcome;
            else problems.AddRange(run.Problems.Select(p => new SettingProblem(KeyOf(p), p)));
        }
        Problems = problems;
        byKey = problems.Where(p => p.Key is not null).ToLookup(p => p.Key!, StringComparer.Ordinal);
        Rows = Outcome is null ? [] : open.Rows(Outcome);
    }

    internal RoundResults Results { get; }

    internal WhatIfRoutes Routes { get; }

    internal WhatIfBasis Basis { get; }

    internal WhatIfSettings Settings { get; }

    /// <summary>What was typed, by lever; a lever that is not in it stands as in the official scheme.</summary>
    internal IReadOnlyDictionary<string, string> Typed { get; }

    /// <summary>What is wrong; then there is no outcome.</summary>
    internal IReadOnlyList<SettingProblem> Problems { get; }

    internal WhatIfOutcome? Outcome { get; }

    /// <summary>The units this person may see, best first.</summary>
    internal IReadOnlyList<MovedUnit> Rows { get; }

    /// <summary>Ranks have bands.</summary>
    internal bool HasBands => Rows.Any(r => r.Band is not null);

    /// <summary>The ranking as asked for; null without an outcome.</summary>
    internal TableView<MovedUnit>? View { get; private set; }

    /// <summary>The scenario that was opened; null when none was.</summary>
    internal ScenarioRecord? Scenario { get; init; }

    /// <summary>Why it could not be saved.</summary>
    internal IReadOnlyList<Problem> SaveProblems { get; set; } = [];

    /// <summary>Name and note as typed.</summary>
    internal ScenarioGiving Giving { get; init; } = new("", "");

    internal static WhatIfModel Of(
        OpenWhatIf open, IEnumerable<KeyValuePair<string, string>> typed, PointsFit fit, CancellationToken cancel, ScenarioRecord? scenario = null,
        ScenarioGiving? giving = null)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in typed) texts[key] = text;
        var read = ReadSettings.From(WhatIfBasis.Of(open.Results), texts, fit);
        return new WhatIfModel(open, read, texts, cancel) { Scenario = scenario, Giving = giving ?? new("", "") };
    }

    internal WhatIfModel WithTable(TableQuery query)
    {
        if (Outcome is not null) View = new(RankTable.Spec(this), Rows, query, WhatIfRoutes.Root, Routes.Pairs(Settings));
        return this;
    }

    /// <summary>What stands in a lever's field.</summary>
    internal string TextOf(Lever lever) => Typed.TryGetValue(lever.Key, out var typed) ? typed : LeverText.Number(lever.Official);

    internal IEnumerable<Problem> ProblemsOf(Lever lever) => byKey[lever.Key].Select(p => p.Problem);

    internal bool IsChanged(Lever lever) => Settings.Changes.ContainsKey(lever.Key) || byKey.Contains(lever.Key);

    // The scheme check names the item; its first field that was changed is where to look.
    private string? KeyOf(Problem problem)
    {
        if (problem.Where is not { } where) return null;
        var exact = Basis.Levers.FirstOrDefault(l => l.FullName == where);
        if (exact is not null) return exact.Key;
        var item = Results.Scheme.Leaves.FirstOrDefault(l => where.StartsWith($"条目 {l.Id}“{l.Name}”", StringComparison.Ordinal));
        if (item is null) return null;
        var own = Basis.Levers.Where(l => l.Item == item.Id).ToList();
        var points = problem.Message.StartsWith("分值", StringComparison.Ordinal);
        return (own.FirstOrDefault(l => Settings.Changes.ContainsKey(l.Key) && (l.Kind == LeverKind.Points) == points)
            ?? own.FirstOrDefault(l => Settings.Changes.ContainsKey(l.Key)) ?? own.FirstOrDefault())?.Key;
    }
}

/// <summary>Numbers of levers as printed and typed.</summary>
internal static class LeverText
{
    internal static string Number(double value) => NumberText.Plain(value);

    internal static string WithUnit(double value, string unit) => Number(value) + unit switch
    {
        "" or "小数" or "（0–1）" => "",
        "%" => "%",
        _ => " " + unit,
    };
}
