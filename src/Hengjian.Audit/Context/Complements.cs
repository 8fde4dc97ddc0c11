using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// What is not done of something of which the report told elsewhere how much is, with a share that holds: 52 个项目，开工 45 个，开工率 86.5% … 未开工 8 个项目逐个过堂;
/// 核编 3160 名，在编 3037 名，使用率 96.1% … 缺 132 名. The share says which two numbers belong together, verb and noun say that just these are meant.
/// </summary>
/// <param name="bearers">The numbers of the report by their names.</param>
internal sealed class Complements(NameBearers bearers)
{
    private const int MostKept = 60;
    private const int MostAsked = 1000;
    private const int LeastDigits = 3;
    private const int MostAround = 24;
    private const int Verb = 2;
    private const int LeastObject = 4;
    private const double MostRoom = 0.1;

    private static readonly string[] Rests =
    [
        "尚有", "尚余", "仍有", "还有", "还剩", "其余", "剩余", "余下", "剩下", "结余", "结存", "尚差", "仍差", "还差", "尚缺", "还缺", "缺", "空编", "空缺", "仅余", "仅剩", "只剩", "另有", "在建", "续建", "尚在", "仍在", "正在推进", "持续推进", "正在整改", "持续整改", "长期坚持", "在办", "待",
    ];

    // 补传缺失的 7 份材料, 漏检的 15 台设备, 欠签的 13 份责任书.
    private static readonly string[] Wants = ["缺失", "缺额", "缺口", "差额", "漏", "欠"];

    // 缺 1860 名 of 编制: not what is missing of everything that has a share.
    private static readonly string[] Posts = ["使用率", "到岗率", "到位率", "配备率", "满编率", "编", "岗", "配"];

    private static readonly string[] Common = ["教师", "教职工", "学校", "学生", "人员", "幼儿"];

    private static readonly string[][] Alike = [["整改", "销号", "办结", "完成", "解决", "化解", "消除", "到位"], ["入学", "安置", "就读", "返校", "入园"], ["通过", "达标", "合格"]];

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：、,;:（(\n|");

    private sealed record Pair(Mention Part, Mention Whole, Mention Share, Sentence Sentence);

    private static readonly string[] Gaps = ["缺", "欠", "差", "空编", "未"];
    private static readonly string[] Nows = ["现", "目前", "累计", "已", "至今", "整改后"];

    private readonly List<Pair> pairs = [];
    private readonly List<Pair> outdated = [];
    private int asked;

    /// <summary>Adds what can be said of the rests of a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        for (var i = first; i < claims.Count && pairs.Count < MostKept; i++) Keep(sentences, claims[i]);
        if (pairs.Count == 0) return;
        HashSet<int>? decided = null;
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count && asked < MostAsked; i++)
            {
                if (!IsAsked(sentence.Mentions[i]) || Words(sentence, i) is not { } words || !(words.Contains('未', StringComparison.Ordinal) || Wording.Has(words, Rests) || Wording.Has(words, Wants))) continue;
                asked++;
                if ((decided ??= Decided(claims, first)).Contains(sentence.Mentions[i].Quantity.Start) || Of(sentence, i, words) is not { } claim) continue;
                for (var k = claims.Count - 1; k >= first; k--)
                    if (claims[k] is { Verdict: Verdict.Undetermined, Kind: ClaimKind.Difference } open && open.Numbers.Any(n => n.Role == "delta" && n.Start == sentence.Mentions[i].Quantity.Start)) claims.RemoveAt(k);
                claims.Add(claim);
            }
    }

    private void Keep(IReadOnlyList<Sentence> sentences, Claim claim)
    {
        if (claim is { Kind: ClaimKind.Difference, Verdict: Verdict.Consistent, Numbers.Count: 3 } && sentences.MentionOf(claim, "delta") is { Each: null } gap && Wording.Has(gap.Lead + gap.Tail, Gaps) && sentences.MentionOf(claim, "numerator") is { } should && sentences.MentionOf(claim, "denominator") is { Size: 1, Planned: false } actual && gap.Quantity.Start > actual.Quantity.Start)
        {
            Keep(new(actual, should, gap, sentences.SentenceOf(actual)));
            return;
        }
        if (claim is not { Kind: ClaimKind.Share, Verdict: Verdict.Consistent, Numbers.Count: 3 } || sentences.MentionOf(claim, "share") is not { Each: null } share || sentences.MentionOf(claim, "part") is not { Size: 1, Planned: false } part) return;
        if (claim.Numbers.FirstOrDefault(n => n.Role == "whole") is not { End: > 0 } told || (sentences.MentionAt(told.Start) ?? bearers.At(told.Start)?.Mention) is not { Quantity.Hedge: Hedge.None } whole) return;
        if (part.Quantity.Hedge == Hedge.None && part.Quantity.Value < whole.Quantity.Value && share.Own?.Shift is not < 0 && part.Own?.Shift is not < 0) Keep(new(part, whole, share, sentences.SentenceOf(part)));
    }

    // 应配 386 人，反馈时到岗 247 人，…，现到岗 359 人: what is missing now is not what was missing then.
    private void Keep(Pair pair)
    {
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            var other = pairs[i];
            if (other.Whole.Quantity.Start != pair.Whole.Quantity.Start) continue;
            if (other.Part.Quantity.Start == pair.Part.Quantity.Start) return;
            if (IsOutdatedBy(pair, other))
            {
                outdated.Add(pair);
                return;
            }
            if (!IsOutdatedBy(other, pair)) continue;
            outdated.Add(other);
            pairs.RemoveAt(i);
        }
        pairs.Add(pair);
    }

    private static bool IsOutdatedBy(Pair then, Pair now) =>
        then.Part.Quantity.Start < now.Part.Quantity.Start && then.Part.Quantity.Value < now.Part.Quantity.Value && Wording.Begins(now.Part.Lead, Nows);

    private static bool IsAsked(Mention m) =>
        m is { Known: true, Size: 1, Each: null, Role: Role.Level or Role.Gap, Yearly: false, Quantity: { Hedge: Hedge.None, IsTime: false, Chinese: false, Kind: QuantityKind.Count or QuantityKind.Amount } } && m.Own?.Shift is not < 0 && m.Comparison?.Period is null;

    // From the number before to the mark or number behind.
    private static string Words(Sentence sentence, int index)
    {
        var from = index == 0 ? sentence.Start : sentence.Mentions[index - 1].Quantity.End;
        return sentence.Text[Math.Max(from, sentence.Mentions[index].Quantity.Start - MostAround)..sentence.Mentions[index].Quantity.Start] + Behind(sentence, index);
    }

    private static string Behind(Sentence sentence, int index)
    {
        var end = sentence.Mentions[index].Quantity.End;
        var stop = Math.Min(index + 1 < sentence.Mentions.Count ? sentence.Mentions[index + 1].Quantity.Start : sentence.End, end + MostAround);
        var rest = sentence.Text.AsSpan(end, Math.Max(0, stop - end));
        var mark = rest.IndexOfAny(Marks);
        return (mark < 0 ? rest : rest[..mark]).ToString();
    }

    private Claim? Of(Sentence sentence, int index, string words)
    {
        var rest = sentence.Mentions[index];
        var verbs = Undone(Own(sentence, index, words));
        Claim? wrong = null;
        double? left = null;
        var (best, ambiguous) = (0, false);
        foreach (var pair in pairs)
        {
            if (rest.Quantity.Start <= pair.Part.Quantity.Start || rest.Quantity.Start == pair.Whole.Quantity.Start || !IsOfUnit(rest.Quantity, pair) || OtherTimes.Apart(rest, pair.Part) || !IsMeant(sentence, index, words, verbs, pair)) continue;
            // 盘岩市……未安置: of the two that tell of the same children, the one whose place is named.
            var shared = Shared(words, Name(pair.Whole)) + Shared(words, Name(pair.Part));
            var equation = Equations.Difference(pair.Whole.Quantity, pair.Part.Quantity, rest.Quantity) with { Named = true };
            var judged = Judge.Of(equation);
            if (judged.Verdict == Verdict.Consistent) return ClaimMaker.Make(equation, judged);
            var apart = pair.Whole.Quantity.Value - pair.Part.Quantity.Value;
            if (left is { } other && other != apart && shared <= best)
            {
                ambiguous |= shared == best;
                continue;
            }
            if (shared > best) (wrong, ambiguous) = (null, false);
            (left, best) = (apart, Math.Max(best, shared));
            if (judged.Verdict == Verdict.Inconsistent && outdated.Exists(o => o.Whole.Quantity.Start == pair.Whole.Quantity.Start && Judge.Of(Equations.Difference(o.Whole.Quantity, o.Part.Quantity, rest.Quantity)).Verdict == Verdict.Consistent))
            {
                wrong ??= ClaimMaker.Make(equation, judged) with { Diagnoses = [new Diagnosis("stale-value", "是以前的差额，此后已有变化")] };
                continue;
            }
            if (judged is { Verdict: Verdict.Inconsistent, Bounds: { } room } && room.High - room.Low < MostRoom * apart && ClaimMaker.Make(equation, judged) is { Diagnoses: [{ Code: not "sign" } slip, ..] } claim && !(slip.Code == "decimal-shift" && pair.Share.Quantity.Kind != QuantityKind.Percent)) wrong ??= claim;
        }
        return ambiguous ? null : wrong;
    }

    // The longest stretch of characters that two texts share.
    private static int Shared(string a, string b)
    {
        var longest = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
            {
                var length = 0;
                while (i + length < a.Length && j + length < b.Length && Digits.IsHan(a[i + length]) && a[i + length] == b[j + length]) length++;
                longest = Math.Max(longest, length);
            }
        return longest;
    }

    // 2 所未移交的幼儿园和 27 名教师缺口: each with its own.
    private static string Own(Sentence sentence, int index, string words)
    {
        var at = words.Length - Behind(sentence, index).Length;
        return index > 0 && at > 0 && words.AsSpan(0, at).LastIndexOfAny('和', '与', '、') is >= 0 and var joint ? words[(joint + 1)..] : words;
    }

    // 未开工, 尚未通过: what was not done.
    private static List<string> Undone(string words)
    {
        var found = new List<string>();
        for (var at = words.IndexOf('未', StringComparison.Ordinal); at >= 0 && at + Verb < words.Length; at = words.IndexOf('未', at + 1)) found.Add(words.Substring(at + 1, Verb));
        return found;
    }

    private static bool IsOfUnit(Quantity rest, Pair pair) =>
        rest.Adds(pair.Whole.Quantity) && (rest.Kind == QuantityKind.Amount || rest.Unit.Family == "人" || rest.Unit.Text == pair.Part.Quantity.Unit.Text || rest.Unit.Text == pair.Whole.Quantity.Unit.Text);

    private static bool IsMeant(Sentence sentence, int index, string words, List<string> verbs, Pair pair)
    {
        var rest = sentence.Mentions[index];
        var undone = verbs.Exists(v => Like(v).Any(w => IsDone(pair, w))) || IsObject(words, pair);
        // 未达标的 11 所幼儿园: not of 义务教育学校.
        if (Shape.KindIn(words) is { } kind && kind is not ("公办" or "民办") && Shape.KindIn(Name(pair.Whole)) is { } other && other != kind) return false;
        var near = sentence == pair.Sentence || IsNext(sentence, pair);
        // 反馈的 24 个问题中，还有 3 个: the whole told again.
        var again = index > 0 && sentence.Mentions[index - 1] is { Quantity: var before } && before.Value == pair.Whole.Quantity.Value && before.Adds(pair.Whole.Quantity) && sentence != pair.Sentence;
        var named = again || SubjectText.Overlap(Name(pair.Whole), words) || SubjectText.Overlap(Name(pair.Part), words);
        if (undone && (named || near)) return true;
        // 整改率 … 未整改的 63 个问题: the rate has the very word.
        if (rest.Quantity.Digits > 1 && rest.Quantity.Unit.Text == pair.Part.Quantity.Unit.Text && verbs.Exists(v => pair.Share.Clean.Contains(v, StringComparison.Ordinal))) return true;
        if (verbs.Count > 0 && !undone) return false;
        // 欠签 13 份责任书; 另有欠缴的 12 份材料 are others.
        if (!Wording.Has(words, Rests)) return Wording.Has(words, Wants) && IsWanted(sentence, index, words, pair, near);
        if (words.Contains('缺', StringComparison.Ordinal) && !(IsKnown(sentence, index, words) && IsOfThing(rest, pair)) && (!Wording.Has(pair.Share.Clean + pair.Whole.Clean + pair.Part.Clean, Posts) || !again && !near && !SubjectText.Overlap(Own(pair.Whole), words) && !SubjectText.Overlap(Own(pair.Part), words))) return false;
        // What stands between may be parted itself: 公办 19 所，其中省级 5 所，其余 14 所.
        if (near) return !Between(sentence, index, pair);
        return IsKnown(sentence, index, words) && IsOfThing(rest, pair) || named && (again || rest.Quantity.Digits >= LeastDigits) && !IsCrowded(sentence, index, pair);
    }

    private static bool IsWanted(Sentence sentence, int index, string words, Pair pair, bool near)
    {
        var rest = sentence.Mentions[index];
        if (rest.Tail.Length > 1 && rest.Quantity.Kind == QuantityKind.Count && !IsOfThing(rest, pair)) return false;
        if (near) return !Between(sentence, index, pair);
        return IsKnown(sentence, index, words) && (IsOfThing(rest, pair) || rest.Quantity.Digits >= LeastDigits && SubjectText.Overlap(Name(pair.Whole) + Name(pair.Part), words)) || rest.Quantity.Digits >= LeastDigits && !IsCrowded(sentence, index, pair) && SubjectText.Overlap(Name(pair.Whole), words);
    }

    // 缺失的 7 份材料, 所欠 165 万元, 剩余的 7 个工程: spoken of as known.
    private static bool IsKnown(Sentence sentence, int index, string words)
    {
        var at = words.Length - Behind(sentence, index).Length;
        if (words.AsSpan(at).IndexOf("缺口", StringComparison.Ordinal) >= 0) return true;
        return at > 1 && (words[at - 1] == '的' && Rests.Concat(Wants).Any(r => words.AsSpan(Math.Max(0, at - 1 - r.Length - Verb), Math.Min(at - 1, r.Length + Verb)).Contains(r, StringComparison.Ordinal)) || words.AsSpan(0, at).EndsWith("所欠", StringComparison.Ordinal));
    }

    // 剩余的 7 个工程 of 改造工程 48 个.
    private static bool IsOfThing(Mention rest, Pair pair) =>
        rest.Tail.Length > 1 && (Name(pair.Whole).Contains(rest.Tail[..2], StringComparison.Ordinal) || Name(pair.Part).Contains(rest.Tail[..2], StringComparison.Ordinal));

    private static bool IsDone(Pair pair, string verb) =>
        pair.Share.Clean.Contains(verb, StringComparison.Ordinal) || pair.Part.Lead.EndsWith(verb, StringComparison.Ordinal) || pair.Part.Clean.Contains(verb, StringComparison.Ordinal) || pair.Part.Tail.StartsWith(verb, StringComparison.Ordinal);

    // 集团化办学覆盖 136 所 … 未纳入集团化办学: the verb says little, what it is done to says all.
    private static bool IsObject(string words, Pair pair) =>
        words.IndexOf('未', StringComparison.Ordinal) is >= 0 and var at && Shared(words[at..], Name(pair.Part)) >= LeastObject;

    // 整改率 of what is 未销号.
    private static IEnumerable<string> Like(string verb) => Alike.FirstOrDefault(a => a.Contains(verb)) ?? [verb];

    // 松峪县教师: not of all that are teachers.
    private static string Own(Mention m) => Common.Aggregate(Name(m), (name, common) => name.Replace(common, "，", StringComparison.Ordinal));

    private static string Name(Mention m) => m.AboutClean + m.Tail;

    // In the sentence behind.
    private static bool IsNext(Sentence sentence, Pair pair) =>
        sentence.Start >= pair.Sentence.End && sentence.Start - pair.Sentence.End < 2 && sentence.Mentions[0].Quantity.Start > pair.Share.Quantity.Start;

    private static bool Between(Sentence sentence, int index, Pair pair)
    {
        for (var i = index - 1; i >= 0 && sentence.Mentions[i].Quantity.Start > pair.Part.Quantity.Start; i--)
            if (sentence.Mentions[i].Quantity.Adds(sentence.Mentions[index].Quantity)) return true;
        return sentence != pair.Sentence && pair.Sentence.Mentions.Exists(m => m.Quantity.Start > pair.Share.Quantity.Start && m.Quantity.Adds(pair.Part.Quantity));
    }

    // Others of the unit before it in its sentence may be what it is left of.
    private static bool IsCrowded(Sentence sentence, int index, Pair pair) =>
        sentence.Mentions.Take(index).Any(m => m.Segment == sentence.Mentions[index].Segment && m.Quantity.Adds(sentence.Mentions[index].Quantity) && m.Quantity.Value != pair.Whole.Quantity.Value && m.Quantity.Value != pair.Part.Quantity.Value);

    // What other statements decide.
    private static HashSet<int> Decided(List<Claim> claims, int first)
    {
        var decided = new HashSet<int>();
        for (var i = first; i < claims.Count; i++)
            if (claims[i].Verdict != Verdict.Undetermined && claims[i].Numbers.Count > 1)
                foreach (var number in claims[i].Numbers)
                    if (claims[i].Numbers.Count > 2 || claims[i].Kind == ClaimKind.Repeat) decided.Add(number.Start);
        return decided;
    }
}
