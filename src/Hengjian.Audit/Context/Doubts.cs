using System.Buffers;
using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Takes back flags that rest on a reading which the words near excuse: parts said to overlap, a sum that the sentence gives for another number,
/// a mean of its parts, amounts of different size. A false accusation is worse than a miss.
/// </summary>
internal static partial class Doubts
{
    // How far behind the numbers, beyond their sentence, a note may say that they overlap.
    private const int NoteLength = 60;

    // Without a slip that explains it, a total this far from its parts is a total of something else.
    private const double FarSum = 0.2;

    // Numbers of fewer digits are met by chance.
    private const int LeastDigits = 4;

    private static readonly SearchValues<char> Stops = SearchValues.Create("，；。、,;");

    /// <summary>Makes such flags undetermined.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="end">End of the paragraph.</param>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public static void Raise(string text, int end, IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i].Verdict == Verdict.Inconsistent && Of(text, end, sentences, claims[i]) is { } why)
                claims[i] = claims[i] with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = why + claims[i].Message };
    }

    private static string? Of(string text, int end, IReadOnlyList<Sentence> sentences, Claim claim)
    {
        if (Absurdities.Of(claim) is { } absurd) return absurd;
        var near = sentences.Where(s => s.Start < claim.Spans[^1].End && s.End > claim.Spans[0].Start).ToList();
        var parted = claim.Kind == ClaimKind.Sum || claim.Kind == ClaimKind.Plausibility && claim.Numbers.Count > 1;
        // What overlaps makes the sum larger than the whole, and never less.
        var less = claim is { Kind: ClaimKind.Sum, Stated: { } whole, Computed: { } sum } && sum < whole;
        if (parted && !less && near.Count > 0 && (Overlap().IsMatch(text[near[0].Start..Math.Min(end, near[^1].End + NoteLength)]) || claim.Numbers.Any(n => n.Role == "part" && Holds(text, n.End, end)))) return "文中说各项有交叉，不能相加：";
        // Names are miscounted by one, seldom by two of many.
        if (claim is { Kind: ClaimKind.Count, Stated: { } counted, Computed: { } listed } && Math.Abs(counted - listed) > (listed > 5 ? 2 : 1)) return "所列未必就是所数：";
        // 占比 48.3%，比 62.5% 低: percentages are no parts of each other.
        if (claim.Kind == ClaimKind.Share && claim.Numbers.All(n => n.Unit == "%")) return "几个百分数，不是部分和全部：";
        // 应还 860 万元，已还 640 万元，占 25.6%: of money what is told may be what is left.
        if (claim is { Kind: ClaimKind.Share, Diagnoses: [{ Code: "complement" }] } && claim.Numbers.Any(n => n.Unit.EndsWith('元'))) return "所占的可能是其余部分：";
        if (claim is { Kind: ClaimKind.Share, Diagnoses.Count: 0 }) return !claim.Named && IsOfOthers(near, claim) ? "前面另有总数，占的未必是它：" : null;
        // 招生 4860 人、…，毕业 4120 人、…，净增 540 人: what came and what went, not what was and what is.
        if (claim is { Kind: ClaimKind.Growth, Diagnoses.Count: 0 } && near.SelectMany(s => s.Mentions).Any(m => m.Lead.Contains('净', StringComparison.Ordinal) && claim.Numbers.Any(n => n.Role is "delta" or "stated" && n.Start == m.Quantity.Start)) && near.Sum(s => s.Mentions.Count) > claim.Numbers.Count + 1) return "净增减由几项得出：";
        if (claim.Kind is not (ClaimKind.Sum or ClaimKind.Difference)) return null;
        var numbers = near.SelectMany(s => s.Mentions).Where(m => claim.Numbers.Any(n => n.Start == m.Quantity.Start)).Select(m => m.Quantity).ToList();
        // 新建 4 所、6 所，新增学位 3600 个、4800 个: schools and places are not added; 1.6 万个学位 are parted into 4620 个 and others.
        if (claim.Kind == ClaimKind.Sum && Things(near, numbers) > 1) return "几个数所数的不是一样东西：";
        if (claim.Diagnoses.Count == 0 && OutOfScale(numbers)) return "几个数大小悬殊，不是相加减的：";
        return claim.Kind == ClaimKind.Sum ? OfSum(text, near, claim) : null;
    }

    // How many sorts of things are counted. 完全小学 38 所、教学点 12 个: both are schools.
    private static int Things(List<Sentence> near, List<Quantity> numbers)
    {
        var counts = numbers.FindAll(q => q.Kind == QuantityKind.Count && q.Unit.Family != "人");
        var units = counts.ConvertAll(q => q.Unit.Text is ['个', ..] ? "个" : q.Unit.Text);
        if (units.Distinct().Count() < 2) return 1;
        return counts.Where(q => !near.SelectMany(s => s.Mentions).First(m => m.Quantity.Start == q.Start).Clean.EndsWith("教学点", StringComparison.Ordinal)).Select(q => q.Unit.Text is ['个', ..] ? "个" : q.Unit.Text).Distinct().Count();
    }

    // 市级 118 所（含省级 64 所）: one part holds another; 初中（含九年一贯制）30 所 is a name.
    private static bool Holds(string text, int from, int end)
    {
        var after = text.AsSpan(from, Math.Min(end - from, 6));
        var open = after.IndexOfAny('（', '(');
        return open >= 0 && open + 1 < after.Length && after[open + 1] == '含' && !after[..open].ContainsAny("，；、。");
    }

    // 学校 56 所，公办 51 所；在校生 48620 人，公办学校在校生占 94.2%: behind the semicolon another whole begins.
    private static bool IsOfOthers(List<Sentence> near, Claim claim)
    {
        foreach (var sentence in near)
            if (sentence.Mentions.Find(m => claim.Numbers.Any(n => n.Role is "share" or "stated" && n.Start == m.Quantity.Start)) is { } share)
                return !sentence.Mentions.Exists(m => m.Segment == share.Segment && m != share && claim.Numbers.Any(n => n.Start == m.Quantity.Start))
                    && sentence.Mentions.Exists(m => m.Segment == share.Segment && m.Token < share.Token && m.Role == Role.Level && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount);
        return false;
    }

    private static string? OfSum(string text, List<Sentence> near, Claim claim)
    {
        if (claim is not { Stated: { } stated, Computed: { } computed } || claim.Numbers.FirstOrDefault(n => n.Role == "total") is not { End: > 0 } total) return null;
        if (near.SelectMany(s => s.Mentions).FirstOrDefault(m => m.Quantity.Start == total.Start) is { } mention && IsPrinted(near, claim, mention.Quantity, computed)) return "所列各项另有合计：";
        // 五个县区，其中 2021 年 2 个、2022 年 2 个，最后一个于今年通过: what is left is told without a number.
        var last = claim.Numbers[^1].End;
        if (computed < stated && total.End < last && !claim.Diagnoses.Any(d => d.IsMiswritten) && near.Count > 0 && near[^1].End > last && LeavesOpen(text, near[^1], last, stated - computed)) return "其余未列数：";
        // Two numbers, one larger than the total and misprinted itself: beside norms and means chance gives that too often.
        var said = total.End < last && claim.Numbers.Where(n => n.Role == "part").Min(n => n.Start) is var first && first > total.End && text.AsSpan(total.End, first - total.End).Contains("其中", StringComparison.Ordinal);
        if (!said && claim.Numbers.Count == 3 && claim.Diagnoses is [{ Code: "decimal-shift" or "unit-slip" } slip, ..]
            && claim.Numbers.FirstOrDefault(n => n.Role == "part" && n.Value > stated) is { End: > 0 } larger && text[larger.Start..larger.End].Count(char.IsAsciiDigit) < LeastDigits && slip.Text.StartsWith(text[larger.Start..larger.End], StringComparison.Ordinal)) return "所列各项不是这个数的部分：";
        if (WithoutLast(near, claim)) return "前几项已合成总数，末项未必是部分：";
        if (claim.Diagnoses.Count > 0) return null;
        // 共计 520 间（含备用室 14 间）: more is in the total than the list has.
        if (near.Count > 0 && Holds(text, total.End, near[^1].End)) return "总数另含他项：";
        if (Math.Abs(stated - computed) > FarSum * Math.Max(stated, computed)) return "相差较大又不像笔误，所列未必是全部或有交叉：";
        return IsSum(claim, computed) && claim.Numbers.Any(n => n.Role == "part" && n.Unit == total.Unit && n.Value > stated) && !(said && IsOfNoOther(near, claim, total)) ? "所列各项不是这个数的部分：" : null;
    }

    // 毕业 812 人，其中硕士 912 人、博士 102 人: nothing else in the sentence that 其中 could mean.
    private static bool IsOfNoOther(List<Sentence> near, Claim claim, ClaimNumber total) =>
        near.Find(s => s.Mentions.Exists(m => m.Quantity.Start == total.Start)) is { } sentence
        && sentence.End >= claim.Numbers.Max(n => n.End)
        && sentence.Mentions.TrueForAll(m => m.Quantity.Start >= total.Start || m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount));

    // 另有幼儿园 57 所, 其余 6 所纳入下年计划: with a number that is not what the parts leave, it is of something else.
    private static bool LeavesOpen(string text, Sentence sentence, int last, double left)
    {
        foreach (var rest in Rest().EnumerateMatches(text.AsSpan(last, sentence.End - last)))
        {
            var from = last + rest.Index + rest.Length;
            if (sentence.Mentions.Find(m => m.Quantity.Start >= from) is not { Known: true } next || text.AsSpan(from, next.Quantity.Start - from).ContainsAny(Stops) || next.Quantity.Value == left) return true;
        }
        return false;
    }

    // 在校生 286 人，特校 112 人，随班 148 人，送教 26 人，入学率 98.6%，未入学 4 人: all but the last make the whole.
    private static bool WithoutLast(List<Sentence> near, Claim claim)
    {
        var all = near.SelectMany(s => s.Mentions).ToList();
        Mention? At(int start) => all.Find(m => m.Quantity.Start == start);
        var parts = claim.Numbers.Where(n => n.Role == "part").Select(n => At(n.Start)).ToList();
        if (parts.Count < 3 || parts.Contains(null) || claim.Numbers.FirstOrDefault(n => n.Role == "total") is not { End: > 0 } t || At(t.Start) is not { } total) return false;
        // A part forgotten in adding up is an error; one told behind another number is apart.
        return Math.Abs(parts.SkipLast(1).Sum(p => p!.Quantity.Value) - total.Quantity.Value) < 1e-6 * total.Quantity.Value
            && all.Exists(m => m.Quantity.Start > parts[^2]!.Quantity.Start && m.Quantity.Start < parts[^1]!.Quantity.Start);
    }

    // Nothing was taken away.
    private static bool IsSum(Claim claim, double computed) => claim.Numbers.Max(n => n.Role == "part" ? n.Value : 0) <= computed;

    // 幼儿 98640 人，其中公办 57310 人；民办 32650 人，两者合计 89960 人: the sum stands there as another number. 投资 1.47 亿元……合计 14750 万元 is the total told roughly.
    private static bool IsPrinted(List<Sentence> near, Claim claim, Quantity total, double computed)
    {
        var value = Math.Abs(computed) * total.Factor;
        foreach (var mention in near.SelectMany(s => s.Mentions))
            if (mention.Known && mention.Quantity.Adds(total) && mention.Quantity.Half <= total.Half && Math.Abs(mention.Quantity.Value - value) <= mention.Quantity.Half + 1e-9 * value && !claim.Numbers.Any(n => n.Start == mention.Quantity.Start)) return true;
        return false;
    }

    // 2635 万元 − 5 元: what is lost in the rounding of the other belongs elsewhere.
    private static bool OutOfScale(List<Quantity> numbers)
    {
        if (numbers.Count < 2) return false;
        var coarsest = numbers.Max(q => q.Half);
        return numbers.Exists(q => q.Value != 0 && Math.Abs(q.Value) < coarsest);
    }

    [GeneratedRegex("交叉(?!检|互|评|督|验|审|执|学科|巡|复|核)|重叠|重复|兼有|兼具|兼报|兼任|身兼|可多选|多选|复选|均含|含在|含于|已含|包含在|不互斥|同时(?![也还]存在).{0,4}(?:涉及|属于|享受|存在|参加|承担|担任|获|拥有|具有|具备|符合|列入|任教)|[已均]按?.{0,6}(?:计入|并入|统计)|去重|剔重")]
    private static partial Regex Overlap();

    [GeneratedRegex("最后|其余|剩余|余下|另有|另外|还有|剩下|其他|其它|另一")]
    private static partial Regex Rest();
}
