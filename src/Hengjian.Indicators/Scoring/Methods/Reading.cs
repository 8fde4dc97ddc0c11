using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>Whether a value can be judged.</summary>
internal enum Availability
{
    Known,
    Missing,
    NotApplicable,
}

/// <summary>One indicator value as a scorer sees it.</summary>
internal sealed record Reading(ValueUsed Used, Indicator Indicator, Availability Availability)
{
    public double Value => Used.Value.Value;

    /// <summary>口径变化 inside the value itself, because its formula compares years; null when there is none.</summary>
    public string? Change { get; init; }

    public bool IsKnown => Availability == Availability.Known;

    /// <summary>Indicator name with its stage.</summary>
    public string Name =>
        Used.Stage == SchoolStage.All ? Indicator.NameZh : $"{Indicator.NameZh}（{Used.Stage.ToChinese()}）";

    /// <summary>What a reader must know about the number: rests on part of the rows, an estimate, a rule, two definitions.</summary>
    public string Caveat => Used.Value.Flag switch
    {
        ValueFlag.Partial => "（部分单位未报，按已报数据计算）",
        ValueFlag.Estimated => "（含估计值）",
        ValueFlag.Ruled => "（数据不全，按规则认定）",
        _ => "",
    } + (Change is null ? "" : $"（{Change}，跨年比较含口径变化）");

    /// <summary>“生均支出”自 2024 年起口径改变（不再包含离退休人员经费）; null when nothing changed.</summary>
    public static string? TextOf(IReadOnlyList<DefinitionChange> changes, IndicatorCatalogue catalogue) => changes.Count == 0
        ? null
        : string.Join("、", changes.Select(c => FormattableString.Invariant($"“{NameOf(c, catalogue)}”自 {c.Period} 年起口径改变") +
            $"（{c.Note.TrimEnd('。')}）"));

    private static string NameOf(DefinitionChange change, IndicatorCatalogue catalogue) =>
        catalogue.Dictionary.TryFind(change.Element, out var element) ? element.NameZh : change.Element;

    /// <summary>“大班额比例 4.20%”.</summary>
    public string Text(Func<double, bool> verdict) =>
        $"{Name} {NumberText.Value(Value, Indicator, verdict)}{Caveat}";

    /// <summary>“大班额比例 4.20%”, where no verdict hangs on the decimals.</summary>
    public string Text() => $"{Name} {NumberText.Value(Value, Indicator)}{Caveat}";
}
