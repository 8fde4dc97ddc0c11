using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What a number may have been before one known mistake was made with it.</summary>
/// <remarks>Of twenty for each number hardly one is looked at further: its place and words are made when they are asked for.</remarks>
internal sealed class Variant
{
    private readonly Mention printed;
    private readonly Misprint original;
    private Mention? mention;
    private Diagnosis? diagnosis;

    private Variant(Mention mention, Diagnosis diagnosis)
    {
        (printed, this.mention, this.diagnosis) = (mention, mention, diagnosis);
        (Quantity, Role, Direction, Code) = (mention.Quantity, mention.Role, mention.Direction, diagnosis.Code);
    }

    private Variant(Mention printed, Quantity was, Misprint original)
    {
        (this.printed, this.original) = (printed, original);
        (Quantity, Role, Direction, Code) = (was, printed.Role, printed.Direction, original.Code);
    }

    /// <summary>The number as it may have been.</summary>
    public Quantity Quantity { get; }

    /// <summary>What it may have been.</summary>
    public Role Role { get; }

    /// <summary>Which way.</summary>
    public int Direction { get; }

    /// <summary>Code of the mistake.</summary>
    public string Code { get; }

    /// <summary>The number as it may have been, in its place.</summary>
    public Mention Mention => mention ??= printed.With(Quantity, Role, Direction);

    /// <summary>The mistake.</summary>
    public Diagnosis Diagnosis => diagnosis ??= new(Code, Figures.Slip(printed.Quantity, original));

    /// <summary>The variants of a number: digits swapped, point shifted, unit and direction mistaken, divided by what it became.</summary>
    public static List<Variant> Of(Place place)
    {
        var (m, found) = (place.Target, new List<Variant>());
        Mistaken(place, m, found);
        foreach (var original in Misprints.Of(m.Quantity))
        {
            var was = m.Quantity with { Printed = original.Printed, Step = m.Quantity.Half == 0 ? m.Quantity.Step : original.Step };
            found.Add(new(m, was, original));
        }
        return found;
    }

    /// <summary>超过 50% 的目标 3.5%: what a norm is passed by, in the clause that names it.</summary>
    public static bool IsBeyond(Place place) =>
        place is { Index: > 0, Target: { Role: Role.Level, Quantity.Kind: QuantityKind.Percent, ShareWord: false } m } && place.Sentence.Mentions[place.Index - 1] is { Role: Role.Norm or Role.Other, Quantity.Kind: QuantityKind.Percent } norm && norm.Clause == m.Clause && m.Clean.Length < 6;

    // Rounded before it was divided: the room grows with it, twice.
    private static Quantity Divided(Quantity q, double by) => q with { Printed = q.Printed / by, Step = q.Step / (by * by) * 1.2, InWords = false };

    // 比乙县高 11860 元，差距比上年的 12940 元缩小 1080 元: the gap is what that one came to, and either way right.
    private static bool IsCurrent(Place place) => place.Index + 1 < place.Sentence.Mentions.Count && place.Sentence.Mentions[place.Index + 1].Role == Role.Base;

    // 增幅低于全省平均（5.9%）1.2 个百分点: the number in brackets is of what it is compared with, and no other way can be meant.
    private static bool IsGlossed(Place place) => place.Index > 0 && place.Sentence.Mentions[place.Index - 1].Depth > place.Target.Depth;

    private static void Mistaken(Place place, Mention m, List<Variant> into)
    {
        var q = m.Quantity;
        // 增幅最高与最低相差 4.2 个百分点: what lies between two rates is rightly written so.
        if (q.Kind == QuantityKind.Points && m.Role != Role.Gap)
            into.Add(new(m.With(q with { Unit = new Unit("%", QuantityKind.Percent, "%") }, Role.Rate, m.Direction), new("point-percent", "单位写错：增减幅度写“%”，不写“个百分点”")));
        if (q.Kind == QuantityKind.Percent && (m.Role is Role.Rate or Role.Gap || IsBeyond(place)) && !m.Yearly)
            into.Add(new(m.With(q with { Unit = new Unit("个百分点", QuantityKind.Points, "百分点") }, Role.Change, m.Direction), new("point-percent", "单位写错：两个百分数之差写“个百分点”，不写“%”")));
        // 甲 9.36 万元，乙 9.33 万元，只高了 300 元: which one is higher, words leave open.
        if (m.Direction != 0 && (m.Role is Role.Rate or Role.Change || m.Role == Role.Gap && m.Comparison?.Other is { Length: > 1 } and not "另一数" && !IsCurrent(place) && !IsGlossed(place)))
            into.Add(new(m.With(q, m.Role, -m.Direction), new("sign", "方向写反，增减相反")));
        if (q.Kind != QuantityKind.Percent || m.Role != Role.Rate || m.Yearly || q.Printed >= 100) return;
        foreach (var up in m.Direction >= 0 ? m.Direction > 0 ? new[] { true } : [true, false] : [false])
            into.Add(new(m.With(Divided(q, up ? 1 - q.Printed / 100 : 1 + q.Printed / 100), m.Role, m.Direction), new("wrong-base", "除以了变化后的数")));
    }
}
