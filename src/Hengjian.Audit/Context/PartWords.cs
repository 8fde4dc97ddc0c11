using System.Buffers;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What the words near numbers say of their being parts of a total.</summary>
internal static class PartWords
{
    private const int LongestClause = 40;
    private const int LeastOfName = 2;
    private const int MostBesideRest = 7;
    private const int LongestGap = 16;

    private static readonly SearchValues<char> Stops = SearchValues.Create("，；。\n,;");

    // What is done with a part is done with others too.
    private static readonly string[] Crossing = [.. PartLabels.Crossing, "需", "达标", "持证", "完成"];

    /// <summary>True for a number that may be a total.</summary>
    public static bool IsTotal(Mention m) => IsPlain(m) && m.Size == 1 && !m.AndSoOn;

    /// <summary>True for a number that can be added to others of the total's unit.</summary>
    public static bool IsPart(Mention m, Mention total) =>
        IsPlain(m) && (m.Planned == total.Planned || NamesPlan(m) || NamesPlan(total) || m.Lead.StartsWith("追加", StringComparison.Ordinal)) && m.Quantity.Adds(total.Quantity) && (m.Quantity.Kind == QuantityKind.Amount || m.Quantity.Unit.Text == total.Quantity.Unit.Text || m.Quantity.Unit.Text is "人" or "名" or "位" && total.Quantity.Unit.Text is "人" or "名" or "位");

    private static bool IsPlain(Mention m) =>
        m is { Known: true, Each: null, Yearly: false, Relation: null, Direction: >= 0, Role: Role.Level or Role.Whole or Role.Change or Role.Gap } && m.Quantity is { Hedge: Hedge.None, IsTime: false, Value: > 0, Kind: QuantityKind.Count or QuantityKind.Amount }
        && !Wording.Has(m.Lead, "扣", "满分", "减去");

    // 营养改善计划 3145 万元、重点任务 29.3 分、预算内投资 3400 万元: a name that plans nothing.
    private static bool NamesPlan(Mention m) => m.Clean.Length > LeastOfName && Wording.Ends(m.Clean, "计划", "任务", "规划") || m.Clean.Contains("预算内", StringComparison.Ordinal);

    /// <summary>What is told of a part beside it: 占 65.4%, 人均 3 元.</summary>
    public static bool IsRemark(Mention m, Mention total) => m.Quantity.Kind is QuantityKind.Percent or QuantityKind.Points or QuantityKind.Times or QuantityKind.Ratio || m.Each is not null || m.Quantity.IsTime || m.Quantity.Chinese && !m.Quantity.Adds(total.Quantity);

    /// <summary>两项合计: how many are added is none of them.</summary>
    public static bool IsCounter(Sentence sentence, Mention m, Mention total) =>
        m.Quantity.Value < 10 && m.Clause == total.Clause && total.Quantity.Start > m.Quantity.End && !sentence.Text.AsSpan(m.Quantity.End, total.Quantity.Start - m.Quantity.End).ContainsAny(Stops);

    /// <summary>The words before a number back to the last mark.</summary>
    public static ReadOnlySpan<char> Clause(Sentence sentence, Mention m)
    {
        var from = Math.Max(sentence.Start, m.Quantity.Start - LongestClause);
        var words = sentence.Text.AsSpan(from, m.Quantity.Start - from);
        return words[(words.LastIndexOfAny(Stops) + 1)..];
    }

    /// <summary>True when numbers are two and more, complete, and all what is or all what is missing.</summary>
    public static bool Fit(Mention total, List<Mention> parts) =>
        parts.Count > 1 && !parts.Exists(p => p.AndSoOn) && parts.TrueForAll(p => p.Role == Role.Gap == (parts[0].Role == Role.Gap)) && (total.Role == Role.Gap == (parts[0].Role == Role.Gap) || total is { Role: Role.Gap, Total: true });

    /// <summary>True when each has a name of its own, or all are one list of values.</summary>
    public static bool AreNamed(List<Mention> parts) =>
        parts[0].Size == parts.Count || parts.TrueForAll(p => Name(p).Length > 0 || p.Own is not null) && parts.Select(p => (Name(p), p.Own)).Distinct().Count() == parts.Count;

    /// <summary>公办园 71 所、民办园 47 所，民办园中普惠性民办园 38 所: a part of one of the parts.</summary>
    public static bool IsWithin(Mention m, List<Mention> parts) =>
        m.Lead.IndexOf('中', StringComparison.Ordinal) is > 1 and var at && parts.Exists(p => p.Clean.Length > 1 && m.Lead.AsSpan(0, at).Contains(p.Clean, StringComparison.Ordinal));

    /// <summary>How many of the first are joined as one list: 市级 47 份、县级 168 份.</summary>
    public static int Joined(Sentence sentence, IReadOnlyList<Mention> parts)
    {
        var count = Math.Min(1, parts.Count);
        while (count < parts.Count && sentence.Text.AsSpan(parts[count - 1].Quantity.End, parts[count].Quantity.Start - parts[count - 1].Quantity.End) is var between && between.ContainsAny('、', '和') && !between.ContainsAny(Stops)) count++;
        return count;
    }

    /// <summary>True when all names end alike, as names of one kind do.</summary>
    public static bool AreAlike(List<Mention> parts) => parts.TrueForAll(p => p.Clean.Length > 1 && NameList.Kind(p.Clean[^1]) == NameList.Kind(parts[0].Clean[^1]));

    /// <summary>True when one may be of two of the parts; money goes to one of them.</summary>
    public static bool MayCross(List<Mention> parts) => parts[0].Quantity.Kind == QuantityKind.Count && parts[0].Quantity.Unit.Text != "分" && parts.Exists(p => Wording.Has(p.Lead, Crossing));

    /// <summary>已整改 27 个，正在推进 4 个: what is done, and at last what is not; 其中特岗 72 名、公费 28 名，其余 86 名: and at last all the others.</summary>
    public static bool AreAccount(List<Mention> parts) =>
        parts.Count is 2 or 3 && Wording.Has(parts[0].Lead, "已", "完成", "当场", "立行立改", "立即", "立改") && Wording.Has(parts[^1].Lead, "正在", "尚", "仍", "未", "限期", "其余", "剩余", "余下", "待")
        || parts.Count is > 2 and < MostBesideRest && parts[0].Among && Wording.Begins(parts[^1].Lead, "其余", "剩余", "余下", "剩下") && parts[^1].Clause - parts[^2].Clause <= 1;

    /// <summary>161 所，其中 … 中职 5 所、特教 1 所: where the list goes on, what came so far is not all.</summary>
    public static bool GoesOn(List<Mention> parts, Mention next) =>
        next is { Size: 1, Among: false } && next.Quantity.Start - parts[^1].Quantity.End is >= 0 and < LongestGap && next.Segment == parts[^1].Segment && next.Quantity.Unit.Text == parts[^1].Quantity.Unit.Text && PartLabels.Complement([.. parts, next]);

    /// <summary>三年来建成 55 所，2022 年 14 所、2023 年 22 所、2024 年 19 所: each of the years has its number.</summary>
    public static bool AreYears(Mention total, List<Mention> parts) =>
        parts.TrueForAll(p => p.Own is { Year: not null, Until: null }) && parts.Select(p => p.Own!.Year!.Value).Distinct().ToList() is var years && years.Count == parts.Count
        && (total.Years is { } said && (int)said == parts.Count || parts.Count > 2 && years.Max() - years.Min() == parts.Count - 1 && (total.Total || total.Lead.Contains("累计", StringComparison.Ordinal)));

    private static string Name(Mention m) => m.Clean.Length > 0 ? m.Clean : m.Tail;
}
