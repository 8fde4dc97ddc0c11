using System.Globalization;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Why a unit's grade changes, in Chinese: the total, the items that moved it most, the lines that moved, the rules that fell.</summary>
public static class GradeWhy
{
    private const int Named = 3;

    /// <summary>The sentence; for any unit, also one whose grade stays.</summary>
    public static string Of(WhatIfOutcome outcome, UnitMove move) =>
        string.Join("；", outcome.Official.HasPoints ? Points(outcome, move) : Verdicts(outcome, move));

    private static IEnumerable<string> Points(WhatIfOutcome outcome, UnitMove move)
    {
        if (move.Gained is { } gained and not 0)
        {
            var items = move.Items.Where(i => i.Shift != 0).Take(Named).Select(i => $"{i.After.ItemId} {NameOf(outcome, i.After)} {Signed(i.Shift)}").ToList();
            var text = $"合计 {outcome.Official.TotalText(move.Before.Total!.Value)} → {Total(outcome, move.After)}（{Signed(gained)}）";
            yield return items.Count == 0 ? text : text + "，主要是 " + string.Join("、", items);
        }
        else if (move.Before.Total is null != move.After.Total is null)
        {
            yield return move.After.Total is null ? "合计变为待定" : "合计由待定变为 " + Total(outcome, move.After) + " 分";
        }
        foreach (var line in Lines(outcome, move)) yield return line;
        foreach (var step in Rules(move)) yield return step;
    }

    private static IEnumerable<string> Lines(WhatIfOutcome outcome, UnitMove move)
    {
        if (!move.GradeChanged) yield break;
        foreach (var (before, after) in outcome.Official.Scheme.Grades.Zip(outcome.Scheme.Grades))
        {
            if (before.From == after.From || move.After.Total is not { } total || move.Before.Total is not { } was) continue;
            // Only a line that lies between where the unit stands and stood decides anything.
            if (was >= before.From != total >= after.From)
                yield return $"“{after.Name}”线 {NumberText.Plain(before.From)} → {NumberText.Plain(after.From)} 分";
        }
    }

    private static IEnumerable<string> Verdicts(WhatIfOutcome outcome, UnitMove move)
    {
        var items = move.Items.Where(i => i.Before.Met != i.After.Met).ToList();
        if (items.Count > 0)
        {
            var named = items.Take(Named).Select(i => $"{i.After.ItemId} {NameOf(outcome, i.After)}{Word(i.Before.Met)} → {Word(i.After.Met)}");
            yield return string.Join("、", named) + (items.Count > Named ? $" 等 {items.Count.ToString(CultureInfo.InvariantCulture)} 项" : "");
        }
        foreach (var step in Rules(move)) yield return step;
    }

    private static IEnumerable<string> Rules(UnitMove move)
    {
        var (before, after) = (Effects(move.Before), Effects(move.After));
        foreach (var reason in after.Except(before)) yield return "新触发：" + reason;
        foreach (var reason in before.Except(after)) yield return "不再适用：" + reason;
    }

    private static List<string> Effects(ScoreSheet sheet) =>
        [.. sheet.Steps.Where(s => s.Kind > GradeStepKind.Band && s.Before != s.After).Select(s => s.Reason)];

    private static string NameOf(WhatIfOutcome outcome, ItemScore score) => outcome.Official.ItemOf(score.ItemId)?.Name ?? "";

    private static string Total(WhatIfOutcome outcome, ScoreSheet sheet) =>
        NumberText.Score(sheet.Total!.Value, outcome.Scheme.Grades.Select(g => g.From));

    private static string Word(bool? met) => met switch { true => "达标", false => "未达标", _ => "待定" };

    private static string Signed(double value) => (value < 0 ? "−" : "+") + NumberText.Score(Math.Abs(value));
}
