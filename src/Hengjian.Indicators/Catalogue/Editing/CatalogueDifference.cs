using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue.Editing;

/// <summary>What differs in one field of an indicator.</summary>
/// <param name="Name">Chinese: 公式, 单位, 标准值.</param>
/// <param name="Before">As it was; empty for nothing.</param>
/// <param name="After">As it is; empty for nothing.</param>
public sealed record FieldChange(string Name, string Before, string After);

/// <summary>An indicator that one of two catalogues has otherwise or not at all.</summary>
/// <param name="Before">As it was; null for a new one.</param>
/// <param name="After">As it is; null for one that is gone.</param>
/// <param name="Fields">The differing fields; empty for new and gone ones.</param>
public sealed record IndicatorChange(Indicator? Before, Indicator? After, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Its id.</summary>
    public string Id => (After ?? Before)!.Id;

    /// <summary>Its Chinese name, the newer one.</summary>
    public string NameZh => (After ?? Before)!.NameZh;
}

/// <summary>两个目录版本的差异, readable: indicators field by field, the rest by name.</summary>
/// <param name="Indicators">In the order of the newer catalogue; those that are gone last.</param>
/// <param name="Others">Data elements, limits and sources that differ, one Chinese line each.</param>
public sealed record CatalogueDifference(IReadOnlyList<IndicatorChange> Indicators, IReadOnlyList<string> Others)
{
    /// <summary>Nothing differs that anybody could read.</summary>
    public bool IsEmpty => Indicators.Count == 0 && Others.Count == 0;

    /// <summary>Compares two catalogues.</summary>
    public static CatalogueDifference Between(IndicatorCatalogue before, IndicatorCatalogue after)
    {
        var changes = new List<IndicatorChange>();
        foreach (var now in after.Indicators)
        {
            if (!before.TryFind(now.Id, out var was)) changes.Add(new IndicatorChange(null, now, []));
            else if (Fields(was, now) is { Count: > 0 } fields) changes.Add(new IndicatorChange(was, now, fields));
        }
        changes.AddRange(before.Indicators.Where(i => !after.TryFind(i.Id, out _)).Select(i => new IndicatorChange(i, null, [])));
        return new CatalogueDifference(changes,
        [
            .. Named("数据项", before.Dictionary.Elements, after.Dictionary.Elements, e => e.Id, e => e.NameZh, Said),
            .. Named("限值表", before.Limits, after.Limits, l => l.Id, l => l.NameZh, Said),
            .. Named("政策依据", before.Sources, after.Sources, s => s.Key, s => s.Title, s => s.ToString()),
        ]);
    }

    /// <summary>The fields in which two forms of an indicator differ.</summary>
    public static IReadOnlyList<FieldChange> Fields(Indicator before, Indicator after) =>
        [.. Texts(before).Zip(Texts(after), (b, a) => new FieldChange(b.Name, b.Text, a.Text)).Where(c => c.Before != c.After)];

    private static IEnumerable<(string Name, string Text)> Texts(Indicator i)
    {
        yield return ("公式", i.Formula);
        yield return ("名称", i.NameZh);
        yield return ("单位", i.Unit);
        yield return ("方向", ChangeWords.Of(i.Direction));
        yield return ("小数位数", i.Decimals.ToString(CultureInfo.InvariantCulture));
        yield return ("结果", ChangeWords.Of(i.ResultGrain));
        yield return ("按什么计数", ChangeWords.Of(i.Rows));
        yield return ("层级", string.Join("、", i.Levels.Select(ChangeWords.Of)));
        yield return ("学段", string.Join("、", i.Stages.Select(s => s.ToChinese())));
        yield return ("标准", string.Join("\n", i.Thresholds.Select(t => ChangeWords.Of(t, i.Unit))));
        yield return ("定义", i.Definition);
        yield return ("缺数时", i.Missing);
        yield return ("说明", i.Notes);
        yield return ("依据", i.Source ?? "");
        yield return ("证据", ChangeWords.Of(i.Evidence));
        yield return ("不超过 100", i.NeverAbove100 ? "是" : "否");
    }

    private static IEnumerable<string> Named<T>(
        string what, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, string> name, Func<T, string> said)
    {
        var (old, now) = (before.ToDictionary(id, StringComparer.Ordinal), after.ToDictionary(id, StringComparer.Ordinal));
        foreach (var item in after)
        {
            if (!old.TryGetValue(id(item), out var was)) yield return $"新增{what}“{name(item)}”（{id(item)}）";
            else if (said(was) != said(item)) yield return $"{what}“{name(item)}”（{id(item)}）有改动";
        }
        foreach (var item in before.Where(i => !now.ContainsKey(id(i)))) yield return $"删去{what}“{name(item)}”（{id(item)}）";
    }

    private static string Said(DataElement e) => string.Join('|', e with { Codes = [] }, string.Join(',', e.Codes));

    private static string Said(LimitTable l) => string.Join('|', l.NameZh, l.Source, l.Evidence, l.Note,
        string.Join(',', l.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => FormattableString.Invariant($"{v.Key}={v.Value}"))));
}
