using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Amounts that words reckon from a price and a number, or from a rate and its base: 按每生每天 5 元、全年 200 天计，应安排 5400 万元; 8600 套，单价 285 元，投入 245.1 万元;
/// 土地出让收益 1.56 亿元，按 10% 应计提 1560 万元. What is printed is multiplied as it stands, for prices and numbers of things are not rounded.
/// </summary>
internal sealed class AskedProducts
{
    private const double Chance = 0.02;
    private const double MostApart = 0.4;
    private const int MostClauses = 3;
    private const int MonthsOfYear = 12;

    private static readonly string[] Reckoned = ["按", "标准", "单价", "测算", "核定", "定额", "计算", "每"];
    private static readonly string[] Sums = ["共", "需", "应", "可", "合计", "投入", "支付", "支出", "拨付", "发放", "财政", "安排", "补助", "计提", "提取", "经费", "资金", "面积", "学位", "容纳", "核定为", "全年", "多出", "新增", "为"];
    private static readonly string[] Done = ["实际", "实有", "实支", "实拨", "实发", "到位", "结余", "累计", "余", "已"];
    private static readonly string[] Shares = ["计提", "提取", "应提"];

    private Sentence? before;

    /// <summary>The claims of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        var found = new List<Claim>();
        var settled = new Settled(claims);
        foreach (var sentence in sentences)
        {
            for (var i = 1; i < sentence.Mentions.Count; i++)
                if (!settled.IsAccused(sentence.Mentions[i].Quantity.Start) && IsPlain(sentence.Mentions[i]) && (IsTotal(sentence.Mentions[i]) ? OfPrice(sentence, i) ?? OfRate(sentence, i) ?? StagedProducts.Of(sentence, i) : null) is var product && (product ?? OfTimes(sentence, i)) is { } equation && !equation.Inputs.Any(t => settled.IsAccused(t.Quantity.Start)) && Judged(equation) is { } claim && !(claim.Verdict == Verdict.Consistent && settled.IsDerived(sentence.Mentions[i].Quantity.Start))) found.Add(claim);
            before = sentence;
        }
        return found;
    }

    private static Claim? Judged(Equation equation)
    {
        var judged = Judge.Of(equation);
        if (judged is { Verdict: Verdict.Consistent, Cut: false }) return ClaimMaker.Make(equation, judged);
        if (judged.Verdict == Verdict.Undetermined || judged.Computed is not { } product) return null;
        var claim = ClaimMaker.Make(equation, judged);
        var stated = equation.Stated.Quantity.Value;
        return equation.Named && Math.Abs(product - stated) < MostApart * Math.Max(product, stated) || claim.Diagnoses.Any(d => d.Chance < Chance) ? claim : null;
    }

    private static bool IsTotal(Mention m) => (m.Total || Wording.Has(m.Lead, Sums)) && !Wording.Has(m.Lead, Done);

    private static bool IsPlain(Mention m) =>
        m is { Known: true, Size: 1, Among: false, Role: Role.Level or Role.Change or Role.Whole, Quantity: { Hedge: Hedge.None, IsTime: false, Kind: QuantityKind.Amount or QuantityKind.Count } } && !(m.Own?.Shift < 0);

    private Equation? OfPrice(Sentence sentence, int at)
    {
        var (mentions, total) = (sentence.Mentions, sentence.Mentions[at]);
        if (total.Each is not null) return null;
        Mention? count = null, times = null;
        for (var i = at - 1; i >= 0; i--)
        {
            var m = mentions[i];
            if (m.Segment != total.Segment || total.Clause - m.Clause > MostClauses || !m.Known || m.Size > 1) return null;
            if (IsPrice(m, total, sentence))
            {
                count ??= Before(sentence, i, m);
                // 小学生 1325 人、按每生 1000 元，初中生 2292 人、按每生 1250 元，共发放 419.0 万元: more prices than one.
                if (m.Each is not null && mentions.Take(i).Any(o => o is { Each: not null, Known: true } && o.Segment == total.Segment && total.Clause - o.Clause <= 2 * MostClauses && IsPrice(o, total, sentence))) return null;
                return count is null || !IsCountOf(m, count) ? null : Product(sentence, m, count, times, total);
            }
            if (m.Quantity.Hedge != Hedge.None) return null;
            if (m.Quantity.IsTime && m.Quantity.Unit.Family is "天" or "月")
            {
                if (times is not null) return null;
                times = m;
            }
            else if (m is { Each: null, Quantity.Kind: QuantityKind.Count, Role: Role.Level or Role.Whole } && count is null) count = m;
            else return null;
        }
        return null;
    }

    private static bool IsPrice(Mention m, Mention total, Sentence sentence)
    {
        if (m.Role is not (Role.Level or Role.Norm or Role.Change) || m.Quantity.Value >= total.Quantity.Value || m.Each is { Count: not 1 }) return false;
        var measured = m.Quantity.Adds(total.Quantity) && m.Quantity.Kind == QuantityKind.Amount || m is { Each: { Noun: "班" }, Quantity: { Unit.Family: "人", Step: >= 1 } } && (total.Quantity.Unit.Family == "人" || (total.Lead + total.Tail + total.Quantity.Unit.Text).Contains("学位", StringComparison.Ordinal));
        if (!measured) return false;
        // 每生每年 720 元，寄宿生再增加 300 元，6240 名寄宿生: more of the same.
        if (m.Each is null && Wording.Ends(m.Lead, "再增加", "另增加", "再加", "再补", "另补", "增加") && sentence.Mentions.Exists(e => e.Each is { Mean: false } && e.Token < m.Token && e.Segment == m.Segment && e.Quantity.Adds(m.Quantity) || e.Each is { Noun: "学生" } && e.Token < m.Token && e.Segment == m.Segment)) return true;
        if (m.Each is null) return m.Lead.EndsWith("单价", StringComparison.Ordinal) || m.Lead.EndsWith("单价为", StringComparison.Ordinal);
        // 人均 966 元 is what follows; 按年生均 3500 元的标准, 人均少拨 125 元，以 13240 人计: what is reckoned with.
        return !m.Each.Mean || Wording.Has(sentence.Text[(m.Quantity.Start - Math.Min(m.Lead.Length, m.Quantity.Start))..total.Quantity.Start], "按", "标准", "计，", "计算", "测算", "核定");
    }

    // The number right before the price, times left out; else the only one of the sentence before.
    private Mention? Before(Sentence sentence, int price, Mention of)
    {
        var i = price - 1;
        while (i >= 0 && sentence.Mentions[i].Quantity.IsTime) i--;
        if (i >= 0 && sentence.Mentions[i] is { Each: null, Size: 1, Among: false, Role: Role.Level or Role.Whole or Role.Change } m && m.Segment == of.Segment && of.Clause - m.Clause <= MostClauses && IsCountOf(of, m)) return m;
        return of.Each is null ? null : Only(sentence.Mentions.Take(Math.Max(0, price)), of) ?? (i >= 0 || before is null || before.End < sentence.Start - 2 ? null : Only(before.Mentions, of));
    }

    // 惠及学生 54000 人，其中甲县 31642 人、乙县 22358 人: the one before its parts.
    private static Mention? Only(IEnumerable<Mention> mentions, Mention of)
    {
        var told = mentions.TakeWhile(m => !m.Among).Where(m => m is { Each: null, Size: 1, Role: Role.Level, Depth: 0 } && IsCountOf(of, m)).ToList();
        return told is [var one] ? one : null;
    }

    private static bool IsCountOf(Mention price, Mention count) =>
        count.Quantity is { Kind: QuantityKind.Count, Hedge: Hedge.None } && count is { Known: true, Size: 1 } && (price.Each is not { } each || each.Counts(count.Quantity)) && !(count.Own?.Shift < 0);

    private static Equation? Product(Sentence sentence, Mention price, Mention count, Mention? times, Mention total)
    {
        var each = price.Each;
        var factor = 1d;
        if (times is null && each?.Time == "月")
        {
            if (!Wording.Has(total.Lead, "年")) return null;
            factor = MonthsOfYear;
        }
        if (times is null && each?.Time is "天" or "学期" || times is not null && each?.Time is not ("月" or "天") || times is not null && each!.Time != times.Quantity.Unit.Family) return null;
        var words = sentence.Text[Math.Max(sentence.Start, price.Quantity.Start - price.Lead.Length)..total.Quantity.Start];
        var paid = each is { Mean: true } && price.Quantity.Step < 1 ? price.Quantity : Exact(price.Quantity);
        Quantity[] inputs = times is null ? [paid, Exact(count.Quantity)] : [paid, Exact(count.Quantity), Exact(times.Quantity)];
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [.. inputs.Select((q, i) => new Term(i == 0 ? "numerator" : "denominator", q))],
            Stated = new("stated", total.Quantity is { Step: >= 1, Factor: 1 } ? Exact(total.Quantity) : total.Quantity),
            Formula = x => x.Length > 2 ? x[0] * x[1] * x[2] : x[0] * x[1] * factor,
            Named = Wording.Has(words, Reckoned),
            Arithmetic = result => string.Join(" × ", inputs.Select(Figures.Print)) + (factor == 1 ? "" : " × " + Figures.Number(factor, 0)) + " = " + result,
        };
    }

    // 每班不超过 45 人: as many as that are reckoned with.
    private static Quantity Exact(Quantity quantity) => quantity with { InWords = true, Hedge = Hedge.None };

    // 每人每天 5 元，全年按 200 天计算，生均全年 1000 元; 按人均每月 350 元发放，一年人均 4200 元; 人均 3840 元，按十个月计算每月 384 元.
    private static Equation? OfTimes(Sentence sentence, int at)
    {
        var total = sentence.Mentions[at];
        if (total is not { Quantity.Unit.Family: "元" } || total.Each is null && !Wording.Has(total.Lead, "每月", "每天")) return null;
        var times = sentence.Mentions[at - 1] is { Known: true, Quantity: { IsTime: true, Hedge: Hedge.None } } said ? said : null;
        var price = times is null ? sentence.Mentions[at - 1] : at > 1 ? sentence.Mentions[at - 2] : null;
        if (price is not { Known: true, Size: 1, Each: not null, Quantity: { Hedge: Hedge.None, Unit.Family: "元" } } || price.Segment != total.Segment || total.Clause - price.Clause > MostClauses || times is not null && times.Quantity.Unit.Family is not ("月" or "天")) return null;
        var (from, to) = (TimeOf(price), TimeOf(total));
        var months = times?.Quantity ?? new Quantity { Start = price.Quantity.Start, End = price.Quantity.Start, Unit = UnitTable.At("个月")!, Printed = MonthsOfYear, InWords = true };
        if (times is null && !(from == "月" && to == "年")) return null;
        var shared = from is "" or "年" && to is "月" or "天" && to == months.Unit.Family;
        if (!shared && !(from == months.Unit.Family && to is "年" or "")) return null;
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = times is null ? [new("numerator", Exact(price.Quantity))] : [new("numerator", Exact(price.Quantity)), new("denominator", Exact(months))],
            Stated = new("stated", shared ? total.Quantity with { Rounded = true } : Exact(total.Quantity)),
            Formula = x => shared ? Interval.Divide(x[0], x[1]) : x.Length > 1 ? x[0] * x[1] : x[0] * (double)MonthsOfYear,
            Named = true,
            Arithmetic = result => $"{Figures.Print(price.Quantity)} {(shared ? "÷" : "×")} {(times is null ? "12" : Figures.Print(months))} = {result}",
        };
    }

    private static string TimeOf(Mention m)
    {
        if (m.Each is { Time.Length: > 0 } each) return each.Time;
        var year = Wording.Has(m.Lead, "一年", "全年", "每年", "年人均", "年均");
        return year ? "年" : Wording.Has(m.Lead, "每月", "月均", "月人均", "月工资") ? "月" : Wording.Has(m.Lead, "每天") ? "天" : "";
    }

    // 土地出让收益 86400 万元。应按 10% 计提教育资金，应计提 8640 万元.
    private Equation? OfRate(Sentence sentence, int at)
    {
        var total = sentence.Mentions[at];
        var rate = sentence.Mentions[at - 1];
        if (rate.Quantity.Kind != QuantityKind.Percent || !rate.Known || rate.Quantity.Hedge != Hedge.None || !rate.Lead.EndsWith('按') || total.Clause - rate.Clause > 2 || total.Quantity.Kind != QuantityKind.Amount || !Wording.Has(sentence.Text[rate.Quantity.End..total.Quantity.Start], Shares)) return null;
        var amount = at > 1 ? sentence.Mentions[at - 2] : before?.Mentions.LastOrDefault();
        if (amount is not { Known: true, Size: 1, Each: null, Role: Role.Level or Role.Whole, Quantity.Hedge: Hedge.None } || !amount.Quantity.Adds(total.Quantity) || amount.Quantity.Value <= total.Quantity.Value) return null;
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [new("numerator", amount.Quantity), new("denominator", Exact(rate.Quantity))],
            Stated = new("stated", total.Quantity),
            Formula = x => x[0] * x[1] * 0.01,
            Named = true,
            Arithmetic = result => $"{Figures.Print(amount.Quantity)} × {Figures.Print(rate.Quantity)} = {result}",
        };
    }
}
