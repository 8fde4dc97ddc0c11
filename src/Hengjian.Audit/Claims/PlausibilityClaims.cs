using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds values that cannot be: shares above 100%, ranges upside down, shares of one whole that exceed it.</summary>
internal static class PlausibilityClaims
{
    // What may exceed 100%: gross enrolment, fulfilment of plans, growth.
    private static readonly string[] MayExceed = ["毛入", "完成", "增长", "增幅", "增速", "上升", "执行", "开出", "超", "满意", "使用率", "入学率", "到位", "到岗", "足额", "兑现", "达成", "实现", "落实", "保障率", "配备率", "自给", "利用率", "负荷", "招生", "计划", "目标", "任务", "标准", "定额", "核定", "编制", "预算", "合计", "总和", "之和", "总计"];

    private static readonly string[] Bounded = ["巩固率", "合格率", "达标率", "覆盖率", "普及率", "覆盖面", "普惠率", "优秀率", "及格率", "参与率", "配备率", "持证率", "整改率", "办结率"];

    // What may be several times as much: growth, debts, plans exceeded.
    private static readonly string[] MayBeSeveral = ["增", "升", "涨", "降", "负债", "超", "收益", "回报", "达成", "倍", "相当", "计划", "目标"];

    private static readonly string[] Means = ["均", "每", "率", "折", "比", "标准", "相当"];
    private static readonly SearchValues<char> Moved = SearchValues.Create("增减升降高低多少差超落缩扩回");
    private const double TenThousand = 1e4;

    // No rate of a report reaches it, whatever it may exceed.
    private const double Several = 250;

    // Beyond this the shares are not of one whole.
    private const double MostTogether = 115;

    // Who is said to be counted more than once may add up to anything.
    private static readonly string[] Overlapping = ["交叉", "重叠", "重复", "兼有", "同时具有"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (TooMuch(mention) is { } share) yield return share;
            if (UpsideDown(mention) is { } range) yield return range;
            if (OfOne(sentence, mention) is { } part) yield return part;
            if (InPoints(sentence, mention) is { } points) yield return points;
        }
        var overlap = Overlapping.Any(o => sentence.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains(o, StringComparison.Ordinal));
        for (var i = 0; i < sentence.Mentions.Count && !overlap; i += sentence.Mentions[i].Size)
            if (Together(sentence.Mentions, i) is { } sum) yield return sum;
        for (var i = 1; i < sentence.Mentions.Count; i++)
            if (Complement(sentence.Mentions[i - 1], sentence.Mentions[i]) is { } rest && !sentence.Mentions.Take(i - 1).Any(m => m.Quantity.Kind == QuantityKind.Percent)) yield return rest;
    }

    private static Claim? TooMuch(Mention mention)
    {
        if (!mention.Known || mention.Quantity.Kind != QuantityKind.Percent || mention.Quantity.AsPrinted.Low <= 100 || mention.Role is not (Role.Share or Role.Level)) return null;
        var name = mention.Lead + mention.WholeName;
        if (mention.Quantity.AsPrinted.Low > Several && IsOfWhole(mention) && !MayBeSeveral.Any(m => name.Contains(m, StringComparison.Ordinal))) return Wrong(mention.Quantity, $"{Figures.Print(mention.Quantity)} 远超 100%，可能漏了小数点。") with { Diagnoses = [new Diagnosis("decimal-shift", "漏了小数点")] };
        var bounded = mention.Role == Role.Share || Bounded.Any(b => mention.Lead.Contains(b, StringComparison.Ordinal));
        if (!bounded || MayExceed.Any(m => name.Contains(m, StringComparison.Ordinal)) || mention.Direction != 0 || mention.Total) return null;
        return Wrong(mention.Quantity, $"{Figures.Print(mention.Quantity)} 超过 100%，部分不会大于全部。");
    }

    // 占 331.0%, 入学率 940.2%.
    private static bool IsOfWhole(Mention mention) => mention.Role == Role.Share || mention.Lead.EndsWith('占') || ShareReadings.IsRateName(mention);

    // 在校学生 2.95 万人，其中高中 1.23 人: nobody counts hundredths of a person where others count in 万.
    private static Claim? OfOne(Sentence sentence, Mention mention)
    {
        if (mention is not { Known: true, Each: null, Role: Role.Level or Role.Whole } || mention.Quantity is not { Kind: QuantityKind.Count, Scale: 1, Step: < 1, Hedge: Hedge.None, Unit.Family: "人" or "所" } number) return null;
        if (Means.Any(m => (mention.Lead + mention.Subject).Contains(m, StringComparison.Ordinal)) || !sentence.Mentions.Exists(m => m.Quantity.Scale == TenThousand && m.Quantity.Adds(number))) return null;
        return Wrong(number, $"{Figures.Print(number)} 不是整数，而同句其他数以“万”计，可能漏了“万”。") with { Diagnoses = [new Diagnosis("unit-slip", "漏了“万”")] };
    }

    // 占总人口的 25.7 个百分点: a share is told in percent; only what it gained or lost is told in points.
    private static Claim? InPoints(Sentence sentence, Mention mention)
    {
        if (mention is not { Known: true, Direction: 0, Comparison: null } || mention.Quantity.Kind != QuantityKind.Points) return null;
        var from = mention.Lead.LastIndexOf('占');
        if (from < 0 || mention.Lead.AsSpan(from).ContainsAny(Moved) || !sentence.Text.AsSpan(sentence.Start, mention.Quantity.Start - sentence.Start).EndsWith(mention.Lead, StringComparison.Ordinal)) return null;
        return Wrong(mention.Quantity, $"占比 {Figures.Print(mention.Quantity)}：占多少应写“%”，增减多少才写“个百分点”。") with { Diagnoses = [new Diagnosis("point-percent", "“%”误写为“个百分点”")] };
    }

    private static Claim? UpsideDown(Mention mention)
    {
        var quantity = mention.Quantity;
        if (quantity.Masked || quantity.Upper is not { } upper || upper >= quantity.Printed || quantity.Kind == QuantityKind.Bare) return null;
        return Wrong(quantity, $"区间 {Figures.Print(quantity)} 的下限大于上限。");
    }

    // 分别占 45.2%、54.8%: parts of one whole.
    private static Claim? Together(List<Mention> mentions, int first)
    {
        var head = mentions[first];
        // 四年级达到中等及以上的比例分别为 a、b、c: of one whole only where 占 says so.
        if (head.Size < 3 || head.Role != Role.Share || !head.Respectively || !(head.Subject + head.Lead + head.WholeName).Contains('占', StringComparison.Ordinal)) return null;
        var list = mentions.GetRange(first, head.Size);
        if (list.Exists(m => !m.Known)) return null;
        var sum = list.Select(m => m.Quantity.AsPrinted).Aggregate((a, b) => a + b);
        // Shares of the same whole miss it by a slip; shares of one each, and answers of which several may be chosen, give anything.
        if (sum.Low <= 100 + 1e-9 || sum.Low > MostTogether) return null;
        var claim = Wrong(head.Quantity, $"{string.Join(" + ", list.Select(m => Figures.Print(m.Quantity)))} = {Figures.Number(sum.Middle, 1)}%，各部分占比之和超过 100%。");
        return claim with { Numbers = [.. list.Select(m => ClaimMaker.NumberOf(new Term("share", m.Quantity)))] };
    }

    // 公办园占 55.3%，民办园占 46.7%: the two make the whole.
    private static Claim? Complement(Mention a, Mention b)
    {
        if (!IsShare(a) || !IsShare(b) || b.Clause - a.Clause > 1 || !PartLabels.Pair(a, b)) return null;
        var claim = ClaimMaker.Make(new Equation
        {
            Kind = ClaimKind.Sum,
            Inputs = [new("share", a.Quantity)],
            Stated = new("share", b.Quantity),
            Formula = x => Interval.Of(100) - x[0],
            Arithmetic = result => $"100% − {Figures.Print(a.Quantity)} = {result}",
            Assumption = () => "两部分合起来是全部。",
        });
        // Shares of different wholes may add up to anything.
        return claim.Verdict == Verdict.Consistent || Math.Abs(a.Quantity.Value + b.Quantity.Value - 100) < 3 ? claim : null;
    }

    private static bool IsShare(Mention mention) => mention is { Known: true, Role: Role.Share, Direction: 0, Size: 1 } && mention.Quantity.Kind == QuantityKind.Percent && mention.Quantity.Hedge == Hedge.None;

    private static Claim Wrong(Quantity quantity, string message) =>
        ClaimMaker.Open(ClaimKind.Plausibility, message, new Term("stated", quantity)) with { Verdict = Verdict.Inconsistent, Stated = quantity.Printed, Unit = Figures.UnitOf(quantity) };
}
