using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What ought to be done, and all of it by its state: 应配建 27 个，已移交 21 个，已建成未移交 3 个，未建 3 个.</summary>
internal static class DutyParts
{
    private const int MostParts = 5;

    private static readonly string[] States = ["已", "未", "尚未", "正在", "在建", "暂未", "拟", "其余", "免于", "不再"];

    /// <summary>The claims of a sentence: what agrees, and what one slip explains.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        var mentions = sentence.Mentions;
        for (var i = 0; i + 2 < mentions.Count; i++)
        {
            var whole = mentions[i];
            if (!IsPlain(whole) || !IsDue(sentence, whole)) continue;
            var parts = mentions.Skip(i + 1).TakeWhile(m => IsPlain(m) && m.Quantity.Unit.Text == whole.Quantity.Unit.Text && m.Depth == whole.Depth && m.Segment == whole.Segment && Wording.Begins(m.Lead, States)).Take(MostParts + 1).ToList();
            // 已建 21 个、未建 3 个 may leave others; three states, the last of them undone, are all.
            if (parts.Count is < 3 or > MostParts || !Wording.Begins(parts[^1].Lead, "未", "尚未", "其余", "暂未") || parts.Select(p => p.Lead).Distinct().Count() < parts.Count || parts.Exists(p => p.Clause - whole.Clause > parts.Count)) continue;
            var claim = ClaimMaker.Make(Equations.Sum([.. parts.Select(p => p.Quantity)], whole.Quantity) with { Named = true });
            if (claim.Verdict == Verdict.Consistent || claim.Diagnoses.Count > 0) yield return claim;
        }
    }

    // 应配建学校（含幼儿园）的小区 27 个: the word stands in the clause, before or behind the bracket; 供应, 相应 are no duty.
    private static bool IsDue(Sentence sentence, Mention whole)
    {
        var clause = GapClaims.StretchOf(sentence.Text, whole);
        clause = clause[(clause.LastIndexOf('，') + 1)..];
        return clause.LastIndexOf('应') is >= 0 and var at && (at == 0 || clause[at - 1] is not ('供' or '相' or '对' or '适' or '反' or '响')) && !clause.AsSpan(at).Contains('已');
    }

    private static bool IsPlain(Mention m) => m is { Known: true, Size: 1, Each: null, Role: Role.Level, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount, IsTime: false } };
}
