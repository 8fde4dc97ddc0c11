using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>How surely the parts are all parts.</summary>
internal enum Evidence
{
    /// <summary>One of many pairs: to confirm only.</summary>
    Guess,

    /// <summary>They only stand beside a number of the same unit.</summary>
    Beside,

    /// <summary>两项合计: as many as are said to be added, over more than one sentence.</summary>
    Counted,

    /// <summary>剩余, 其余: what is left.</summary>
    Rest,

    /// <summary>其中, a colon or brackets: parts, maybe not all.</summary>
    Among,

    /// <summary>分为, 合计, 分别: said to be all.</summary>
    Said,
}

/// <summary>A total and what may be its parts.</summary>
/// <param name="Total">The total.</param>
/// <param name="Parts">Two or more numbers that can be added.</param>
/// <param name="Evidence">How surely they are all parts.</param>
internal sealed record SumCandidate(Mention Total, IReadOnlyList<Mention> Parts, Evidence Evidence)
{
    // Below this, equal sums are too often chance.
    private const double LeastTotal = 100;

    private const double RoughRoom = 0.1;

    /// <summary>按渠道分: one of several ways to part the same total.</summary>
    public bool By { get; init; }

    /// <summary>Sum of the parts = total.</summary>
    public Equation Equation() => WholeAmounts.Exactly(new()
    {
        Kind = ClaimKind.Sum,
        Inputs = [.. Parts.Select(p => new Term("part", p.Quantity))],
        Stated = new Term("total", Total.Quantity),
        Named = Evidence != Evidence.Beside,
        Formula = Add,
        Arithmetic = result => string.Join(" + ", Parts.Take(12).Select(p => Figures.Print(p.Quantity))) + (Parts.Count > 12 ? " + …" : "") + " = " + result,
        Assumption = () => Evidence == Evidence.Said ? "" : "所列各项互不重叠，合起来是全部。",
    });

    private bool IsExact => WholeAmounts.Are([.. Parts.Select(p => p.Quantity)], Total.Quantity);

    /// <summary>True when no rounding can make the parts add up: told without building the equation.</summary>
    public bool CannotHold()
    {
        var (sum, room) = (0d, Total.Quantity.Half + Total.Quantity.Place);
        foreach (var part in Parts)
        {
            sum += part.Quantity.Value;
            room += part.Quantity.Half;
        }
        return Math.Abs(sum - Total.Quantity.Value) > room + 1e-6 * Math.Abs(sum);
    }

    /// <summary>True when a failing sum is an error, and not a list of some parts.</summary>
    public bool MustHold(Judgement judged)
    {
        if (judged.Computed is not { } sum || Parts.Any(p => p.AndSoOn) || Total.Quantity.Value <= 0) return false;
        if (!SameTime()) return false;
        // 新增 127 座，累计达到 1100 座: with all that was there before; and no total stands among its parts.
        if (Total.Quantity.Start > Parts[0].Quantity.Start && (Total.Reached && Total.Lead.Contains("累计", StringComparison.Ordinal) || Total.Quantity.Start < Parts[^1].Quantity.Start)) return false;
        var gap = Math.Abs(sum - Total.Quantity.Value) / Math.Max(sum, Total.Quantity.Value);
        var complement = PartLabels.Complement(Parts);
        // 拨付 300 万元、捐赠 86 万元，用于改厕 420 万元: what comes last without 共 is no total.
        if (Evidence == Evidence.Beside && Total.Token > Parts[0].Token && !Total.Total && !PartLabels.Exhausts(Parts, Total)) return false;
        // Beyond ten times, and of names that say nothing, it is another number.
        if (Evidence == Evidence.Beside && gap > 0.92 && !complement) return false;
        var large = Total.Quantity.Value >= LeastTotal || Total.Quantity.Kind == QuantityKind.Amount;
        var slip = (large || complement) && IsSlip(sum);
        if (Evidence == Evidence.Beside && AllYears() && Total.Token < Parts[0].Token && gap < 0.3) return true;
        if (Evidence == Evidence.Among && (AllYears() || PartLabels.NameAll(Total.Lead, Parts) || IsCounted()) && (gap < 0.3 || slip)) return true;
        return Evidence switch
        {
            Evidence.Said => gap < 0.3 || complement || IsSlip(sum),
            Evidence.Guess => false,
            Evidence.Counted => IsSlip(sum),
            Evidence.Rest => IsAccount() && (slip || OffByOne(sum) && Parts.Count > 2 || IsRemainder(Parts[^1].Lead) && Parts.Count == 2 && gap < 0.5),
            Evidence.Among => sum > Total.Quantity.Value && gap < 0.3 && (complement || EndsAlike()) || slip && (gap < 0.1 || complement || Listed()) || OffByOne(sum) || PartLabels.Exhausts(Parts, Total) && (gap < 0.3 || IsSlip(sum)) || complement && gap < 0.03 || IsList() && (IsOthers(Parts[^1]) && gap < 0.3 || Parts.Count > 4 && gap < 0.03 || gap < 0.06 && sum > Total.Quantity.Value && Parts.Count > 3 || (Parts.Count <= ManyParts || gap < 0.1) && IsSlip(sum)),
            _ => Total.Token < Parts[0].Token && PartLabels.Exhausts(Parts, Total) && (gap < 0.3 || slip) || complement && (slip || gap < 0.1 && (Parts.Count > 2 || Parts.Any(p => p.Among))) || large && Parts.Count > 2 && Listed() && (slip && gap < 0.1 || IsSlip(sum, "digit-swap")),
        };
    }

    /// <summary>True when the parts are more than the total by so little that they are its parts: some may be left out, none counted twice.</summary>
    public bool Exceeds(Judgement judged) => judged.Computed is { } sum && sum > Total.Quantity.Value && sum - Total.Quantity.Value < MostOver * sum;

    /// <summary>True for a list behind 其中 of one thing, of which each belongs to one part only: 党委 3 个、党总支 7 个, and not 女教师、党员、骨干教师.</summary>
    public bool IsPartition() => Evidence is Evidence.Among or Evidence.Beside && Total.Token < Parts[0].Token && Parts.All(p => p.Quantity.Unit.Text == Total.Quantity.Unit.Text && p is { AndSoOn: false, Quantity.Hedge: Hedge.None })
        && Total.Quantity.Hedge == Hedge.None && SameTime() && Parts.Select(p => p.Clean + p.Tail).Distinct().Count() == Parts.Count && !Crosses();

    /// <summary>True when one may be in several of the parts: 女教师、党员; 专任教师 61 人，教授、副教授 34 人: who has a title is a teacher too.</summary>
    public bool Crosses() => !PartLabels.Complement(Parts) && (Parts.Any(p => PartLabels.Crossing.Any(w => p.Lead.Contains(w, StringComparison.Ordinal))) || Parts.Count(IsTitle) is var titles && titles > 0 && titles < Parts.Count);

    private static readonly string[] Titles = ["教授", "讲师", "助教", "研究员", "高级", "中级", "初级", "特级"];

    private static bool IsTitle(Mention part) => Titles.Any(t => part.Lead.Contains(t, StringComparison.Ordinal));

    /// <summary>True for three parts and more right behind their total, whose names end alike: 反馈问题 82 个，甲县 14 个，乙县 22 个，丙县 46 个.</summary>
    public bool IsRow() => Parts.Count > 2 && Parts[0].Clause - Total.Clause <= 1 && Parts.All(p => p.Clean.Length > 1 && !p.Among && p.Segment == Total.Segment) && (PartLabels.Complement(Parts) || Parts.All(p => p.Clean[^1] == Parts[0].Clean[^1]));

    /// <summary>True when the sum misses by one, or by a slip in one number.</summary>
    public bool Slips(Judgement judged) => judged.Computed is { } sum && (OffByOne(sum) || IsSlip(sum));

    private const double MostOver = 0.2;

    // Of so many numbers one a slip away from anything is found by chance.
    private const int ManyParts = 6;

    // 新出台或修订制度 8 项，其中新出台 4 项、修订 3 项: one word joins the two kinds, and one part has the name of one of them.
    private bool IsJoined() =>
        Parts.Count == 2 && Total.Lead.AsSpan().Count('或') == 1 && !Total.Lead.AsSpan().ContainsAny('、', '和') && Parts.Any(p => p.Clean.Length > 1 && Total.Lead.Contains(p.Clean, StringComparison.Ordinal)) && Parts[0].Clean != Parts[1].Clean;

    // 市、县两级共 2.16 亿元，其中…; 分为三类: it is said how many parts there are.
    private bool IsCounted()
    {
        if (Parts.Count is < 2 or > 9) return false;
        foreach (var word in Counters)
            if (Says(Total.Lead, word) || Says(Total.Tail, word) || Says(Parts[0].Lead, word)) return true;
        return false;
    }

    private static readonly string[] Counters = ["级", "部分", "类", "大类", "块", "大块", "个方面", "个部分", "个层次", "个学段", "个渠道", "个来源", "个片区", "个板块", "个维度", "科", "项", "县", "区"];

    private bool Says(string words, string counter)
    {
        var at = words.IndexOf(counter, StringComparison.Ordinal);
        if (at < 1) return false;
        // 三级医院 is a rank: levels are counted behind their names, 省、市、县三级.
        var named = counter != "级" || words.AsSpan(Math.Max(0, at - 8), Math.Min(8, at)).ContainsAny('、', '和');
        return words[at - 1] == Han[Parts.Count] && named && (at < 2 || words[at - 2] != '十' && words[at - 2] != '第');
    }

    private const string Han = "零一两三四五六七八九";

    // 应整改 50 个，已整改 42 个，剩余 8 个: the whole first, and one thing counted throughout.
    private bool IsAccount() =>
        (Total.Token < Parts[0].Token || Total.Role == Role.Whole) && Parts.All(p => p.Quantity.Unit.Text == Total.Quantity.Unit.Text);

    // 其余 is all that is left.
    private static bool IsRemainder(string lead) =>
        lead.Contains("其余", StringComparison.Ordinal) || lead.Contains("剩余", StringComparison.Ordinal) || lead.Contains("余下", StringComparison.Ordinal) || lead.Contains("剩下", StringComparison.Ordinal);

    // One too few or too many of three and more, or of two names that end alike, is an error oftener than one part left out.
    private bool OffByOne(double sum)
    {
        if (Total.Quantity.Half > 0 && !IsExact || Math.Abs(Math.Abs(sum - Total.Quantity.Value) - Total.Quantity.Place) > 1e-9 || Total.Quantity.Value < 8) return false;
        return Parts.Count > 2 || IsJoined() || Total.Quantity.Value >= 20 && Parts.Count == 2 && EndAlike(Parts[0].Clean, Parts[1].Clean) && !Total.About.Contains(Parts[0].Clean[^2..], StringComparison.Ordinal);
    }

    // 资金类 21 个、土地类 8 个、编制类 30 个: kinds of one thing leave no room for overlap.
    private bool EndsAlike() => Parts.All(p => p.Clean.Length > 2 && p.Clean[^1] is '类' or '园' or '部' or '级') && Parts.Select(p => p.Clean[^1]).Distinct().Count() == 1 && Parts.Select(p => p.Clean).Distinct().Count() == Parts.Count;

    private static bool EndAlike(string a, string b) => a.Length > 2 && b.Length > 2 && a != b && a.AsSpan(a.Length - 2).SequenceEqual(b.AsSpan(b.Length - 2));

    // Values of years that leave some between them out, or of other years than the total's, are no parts of it.
    private bool SameTime()
    {
        if (!Parts.All(p => p.Own?.Year is not null)) return true;
        var years = Parts.Select(p => p.Own!.Year!.Value).Distinct().ToList();
        if (years.Count == 1) return true;
        if (Total.Own is { Year: { } own, Until: null } && !years.Contains(own) && Total.Years is null) return false;
        return years.Max() - years.Min() + 1 == years.Count && (Total.Years is not { } n || (int)n == years.Count);
    }

    // The parts stand in one row (a、b、c) or stretch, each with a name of its own that ends as the others do, or is as short.
    private bool Listed()
    {
        var names = Parts.Select(p => p.Clean).ToList();
        return names.TrueForAll(n => n.Length > 1) && names.Distinct().Count() == names.Count
            && (names.TrueForAll(n => n[^1] == names[0][^1]) || names.Max(n => n.Length) - names.Min(n => n.Length) <= 3);
    }

    // Three parts and more, each with a name of its own: lists of so many are seldom a choice.
    private bool IsList() => Parts.Count > 2 && Parts.All(p => p.Clean.Length > 1 || p.Tail.Length > 1 || IsOthers(p)) && Parts.Select(p => p.Clean + p.Tail).Distinct().Count() == Parts.Count;

    // 其他 31 个 closes a list: nothing is left out.
    private static bool IsOthers(Mention part) => part.Lead.Contains("其他", StringComparison.Ordinal) || part.Lead.Contains("其它", StringComparison.Ordinal);

    // 五年累计（2019 年…、2023 年…）: every year has its number.
    private bool AllYears() => Total.Years is { } n && Parts.Count == (int)n && Parts.All(p => p.Own is { Year: not null, Until: null }) && Parts.Select(p => p.Own!.Year).Distinct().Count() == Parts.Count;

    // One number misprinted by just the gap; linear in the parts.
    private bool IsSlip(double sum, string? code = null)
    {
        var room = Parts.Sum(p => p.Quantity.Half) + Total.Quantity.Half + 1e-9 * sum;
        // 突破 1 万亿元: so roughly told, some slip always fits.
        if (room > RoughRoom * Math.Max(sum, Total.Quantity.Value)) return false;
        if (Explains(Total.Quantity, sum, room, code)) return true;
        foreach (var part in Parts)
            if (Explains(part.Quantity, Total.Quantity.Value - sum + part.Quantity.Value, room, code)) return true;
        return false;
    }

    // The number is a slip away from what it would have to be.
    private static bool Explains(Quantity quantity, double needed, double room, string? code)
    {
        foreach (var original in Misprints.Of(quantity))
            if ((code is null || original.Code == code) && Math.Abs(original.Value(quantity) - needed) <= room) return true;
        return false;
    }

    private static Interval? Add(ReadOnlySpan<Interval> inputs)
    {
        var sum = Interval.Of(0);
        foreach (var input in inputs) sum += input;
        return sum;
    }
}
