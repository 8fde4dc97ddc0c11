using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Norms that stand farther from their values, or without a word that names them: 合格率 94.1%，比上年的 90.5% 提高 3.6 个百分点，达到 90% 的目标; 占 59.4%，超过 50%; a、b，分别达到 c、d 的标准; 分市看 a、b、c，均达到要求.
/// Accused is only what the words fix: the nearest value of its kind, with no other in the sentence that would keep the norm.
/// </summary>
internal static class FartherNorms
{
    private const int Farthest = 10;
    private const int MostClauses = 4;
    private const int LeastListed = 2;

    /// <summary>The claims of a sentence.</summary>
    /// <param name="scope">The sentence.</param>
    /// <param name="done">Where the norms start that were held against a value already.</param>
    public static IEnumerable<Claim> Of(Scope scope, IReadOnlySet<int> done)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var norm = mentions[i];
            if (norm.Place > 0 || done.Contains(norm.Quantity.Start) || NormSaying.Of(scope.Sentence, i) is not { } saying) continue;
            if (norm.Size > 1)
            {
                foreach (var claim in Paired(mentions, i, saying)) yield return claim;
                continue;
            }
            var values = saying.OfAll ? All(mentions, i, saying) : [];
            if (values.Count >= LeastListed)
                foreach (var claim in Judged(values, norm, saying)) yield return claim;
            else if (Nearest(mentions, i, saying, out var sure) is { } value && Claim(value, norm, saying, sure) is { } claim) yield return claim;
        }
    }

    // a、b、c，均高于 d: each of them; one that fails among others that hold is accused.
    private static IEnumerable<Claim> Judged(List<Mention> values, Mention norm, NormSaying saying)
    {
        var claims = values.ConvertAll(v => Claim(v, norm, saying, true)).OfType<Claim>().ToList();
        var failing = claims.Count(c => c.Verdict == Verdict.Inconsistent);
        return failing == 0 || failing == 1 && claims.Count > 1 ? claims : claims.Where(c => c.Verdict == Verdict.Consistent);
    }

    // a、b，分别达到 c、d 的标准: the first against the first.
    private static IEnumerable<Claim> Paired(List<Mention> mentions, int first, NormSaying saying)
    {
        var norm = mentions[first];
        var values = new List<Mention>();
        for (var i = first - 1; i >= 0 && first - i <= Farthest && values.Count < norm.Size; i--)
        {
            var value = mentions[i];
            if (value.Segment != norm.Segment || norm.Clause - value.Clause > MostClauses) break;
            if (IsPassed(value, norm)) continue;
            if (!IsValue(value, norm, saying)) break;
            values.Insert(0, value);
        }
        // Of a longer list nobody knows which are meant.
        if (values.Count != norm.Size || values[0].Size > 1 && values[0].Size != norm.Size || values.Any(v => v.Size != values[0].Size)) yield break;
        if (values[0].Size == 1 && Before(mentions, values[0], norm, saying)) yield break;
        for (var k = 0; k < norm.Size; k++)
            if (mentions[first + k].Quantity.Adds(values[k].Quantity) && Claim(values[k], mentions[first + k], saying, true) is { } claim) yield return claim;
    }

    private static bool Before(List<Mention> mentions, Mention first, Mention norm, NormSaying saying) =>
        mentions.FindLast(m => m.Quantity.Start < first.Quantity.Start && m.Segment == norm.Segment && !IsPassed(m, norm)) is { } other && IsValue(other, norm, saying);

    private static List<Mention> All(List<Mention> mentions, int index, NormSaying saying)
    {
        var norm = mentions[index];
        var values = new List<Mention>();
        for (var i = index - 1; i >= 0 && index - i <= Farthest; i--)
        {
            var value = mentions[i];
            if (value.Segment != norm.Segment) break;
            if (IsPassed(value, norm)) continue;
            if (!IsValue(value, norm, saying) || values.Count > 0 && values[0].Clause - value.Clause > 1) break;
            values.Insert(0, value);
        }
        return values;
    }

    // What it was, by how much it changed, against what, how many times another, and what stands in brackets are passed over.
    private static bool IsPassed(Mention value, Mention norm) =>
        value.Depth > norm.Depth || value.Role is Role.Base or Role.Other or Role.Times || value.Role is Role.Change or Role.Gap && norm.Quantity.Kind != QuantityKind.Points || value.Role == Role.Rate && norm.Quantity.Kind != QuantityKind.Percent
        || IsOlder(value);

    // 88.7 分，2022 年为 86.9 分: of the same, at another time.
    private static bool IsOlder(Mention value) => value is { Reached: false, Clean.Length: 0, Inherited.Length: > 0, Own: { Year: not null } or { Shift: < 0 } };

    /// <summary>Told beside the value that is held against a norm: of another year, or the mean of others.</summary>
    internal static bool IsAside(Mention value) => IsOlder(value) || IsGeneral(value);

    private static bool IsValue(Mention value, Mention norm, NormSaying saying) =>
        value.Known && value.Relation is null && value.Quantity.Adds(norm.Quantity) && norm.Quantity.Kind switch
        {
            QuantityKind.Ratio => value.Role == Role.Ratio,
            QuantityKind.Points => value.Role is Role.Change,
            _ => saying.OfRates ? value.Role == Role.Rate : value.Role is Role.Level or Role.Share,
        };

    private static Mention? Nearest(List<Mention> mentions, int index, NormSaying saying, out bool sure)
    {
        var norm = mentions[index];
        sure = true;
        Mention? found = null;
        for (var i = index - 1; i >= 0 && index - i <= Farthest; i--)
        {
            var value = mentions[i];
            if (value.Segment != norm.Segment || found is null && norm.Clause - value.Clause > MostClauses) break;
            if (found is null)
            {
                if (IsPassed(value, norm)) continue;
                if (!IsValue(value, norm, saying) || value.Size > 1) return null;
                found = value;
                // Right before it, nothing else can be meant.
                if (i == index - 1 && norm.Clause - value.Clause <= 1 && !IsGeneral(value)) break;
            }
            else if ((IsGeneral(found) || found.Clean.Length == 0 || found.Clean == value.Clean) && IsValue(value, norm, saying) && Holds(value, norm, saying)) sure = false;
        }
        return found;
    }

    private static readonly string[] Wide = ["全省", "全国", "全市", "全县", "全区", "省级", "市级", "同期", "标准", "目标"];

    // 全市平均 54.2%: told beside the value.
    private static bool IsGeneral(Mention value) => Array.Exists(Wide, w => value.Subject.StartsWith(w, StringComparison.Ordinal)) && (value.Subject.Length < 6 || value.Subject.Contains("平均", StringComparison.Ordinal));

    private static bool Holds(Mention value, Mention norm, NormSaying saying) => ThresholdClaims.Claim(value, norm, Relation(value, saying)).Verdict == Verdict.Consistent;

    private static Claim? Claim(Mention value, Mention norm, NormSaying saying, bool sure)
    {
        if (value.Quantity.Hedge != Hedge.None || value.Planned) return null;
        // 超出 2.3 is by how much, not what: without a word for the norm both are of one size.
        if (saying.Bare && norm.Quantity.Value / value.Quantity.Value is not (>= 0.5 and <= 2)) return null;
        var claim = ThresholdClaims.Claim(value, norm, Relation(value, saying));
        if (claim.Verdict == Verdict.Consistent) return claim;
        return sure && saying.Firm && (norm.Quantity.Kind != QuantityKind.Ratio || IsStaffing(value) && (saying.Better || saying.Relation is not WordKind.Above)) ? claim : null;
    }

    // 优于 0.50 of what should be small, 符合 45 人 of the size of a class, and 达到 1:15 of those who look after others, is below.
    private static WordKind Relation(Mention value, NormSaying saying) =>
        value.Quantity.Kind == QuantityKind.Ratio && saying.Relation is not WordKind.Below ? WordKind.NotAbove
        : saying.Better && ThresholdClaims.IsBetterLow(value) ? WordKind.Below
        : saying.Relation == WordKind.Reach && value.Quantity.Unit.Family == "人" && ThresholdClaims.IsBetterLow(value) ? WordKind.NotAbove : saying.Relation;

    // 生师比, 教职工与幼儿之比: fewer to look after are better; 师机比 is not of this kind.
    private static bool IsStaffing(Mention value) => value.Lead.AsSpan().IndexOfAny('师', '职') >= 0 && value.Lead.AsSpan().IndexOfAny('生', '幼', '童') >= 0;
}
