using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>One scenario with what comes out of it now.</summary>
/// <param name="Record">The scenario.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Outcome">The outcome, or why its settings no longer fit the round.</param>
public sealed record ScenarioOutcome(ScenarioRecord Record, WhatIfSettings Settings, Result<WhatIfOutcome> Outcome);

/// <summary>A setting in which the compared scenarios differ from the official scheme or from each other.</summary>
/// <param name="Name">Chinese.</param>
/// <param name="Unit">Chinese unit.</param>
/// <param name="Official">The official number.</param>
/// <param name="Values">One per scenario, in their order.</param>
public sealed record ComparedSetting(string Name, string Unit, double Official, IReadOnlyList<ComparedValue> Values);

/// <summary>A setting's number in one scenario.</summary>
/// <param name="Value">The number.</param>
/// <param name="Balanced">Nobody typed it: the full marks were made to add up.</param>
public sealed record ComparedValue(double Value, bool Balanced = false);

/// <summary>A unit whose grade or rank is not the same everywhere.</summary>
/// <param name="Official">Its official sheet.</param>
/// <param name="Sheets">One per scenario; null where the scenario could not be computed.</param>
public sealed record ComparedUnit(ScoreSheet Official, IReadOnlyList<ScoreSheet?> Sheets);

/// <summary>并排对比: up to three scenarios against the official run and each other.</summary>
/// <param name="Official">The run.</param>
/// <param name="Scenarios">In the order asked for.</param>
/// <param name="Settings">Settings that differ.</param>
/// <param name="Units">Units that differ, in the order of the regions.</param>
public sealed record ScenarioComparison(
    RoundResults Official, IReadOnlyList<ScenarioOutcome> Scenarios, IReadOnlyList<ComparedSetting> Settings, IReadOnlyList<ComparedUnit> Units)
{
    /// <summary>Scenarios that fit on a page.</summary>
    public const int Most = 3;

    /// <summary>Runs the scenarios and collects where they differ.</summary>
    public static ScenarioComparison Of(RoundResults official, IReadOnlyList<ScenarioRecord> records, CancellationToken cancel = default)
    {
        var scenarios = records.Select(r => Run(official, r, cancel)).ToList();
        return new ScenarioComparison(official, scenarios, [.. SettingsOf(official, scenarios)], [.. UnitsOf(official, scenarios)]);
    }

    private static ScenarioOutcome Run(RoundResults official, ScenarioRecord record, CancellationToken cancel)
    {
        var settings = ScenarioText.Read(record.Settings);
        return new ScenarioOutcome(record, settings, WhatIfRun.Run(official, settings, cancel));
    }

    private static IEnumerable<ComparedSetting> SettingsOf(RoundResults official, List<ScenarioOutcome> scenarios)
    {
        foreach (var lever in WhatIfBasis.Of(official).Levers)
        {
            var values = scenarios.Select(s => ValueOf(lever, s)).ToList();
            if (values.Any(v => v.Value != lever.Official)) yield return new ComparedSetting(lever.FullName, lever.Unit, lever.Official, values);
        }
    }

    private static ComparedValue ValueOf(Lever lever, ScenarioOutcome scenario)
    {
        if (scenario.Settings.Changes.TryGetValue(lever.Key, out var typed)) return new ComparedValue(typed);
        return lever.Kind == LeverKind.Points && scenario.Outcome.TryGet(out var outcome) && outcome.Balanced.TryGetValue(lever.Item!, out var balanced)
            ? new ComparedValue(balanced, Balanced: true)
            : new ComparedValue(lever.Official);
    }

    private static IEnumerable<ComparedUnit> UnitsOf(RoundResults official, List<ScenarioOutcome> scenarios)
    {
        var sheets = scenarios.Select(s => s.Outcome.TryGet(out var o) ? o.Scores.Sheets : null).ToList();
        for (var i = 0; i < official.Scores.Sheets.Count; i++)
        {
            var unit = new ComparedUnit(official.Scores.Sheets[i], [.. sheets.Select(s => s?[i])]);
            if (unit.Sheets.OfType<ScoreSheet>().Any(s => s.Grade != unit.Official.Grade || s.Rank != unit.Official.Rank)) yield return unit;
        }
    }
}
