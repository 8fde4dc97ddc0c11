using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// What is left of a whole whose share done holds: 隐患 438 处，立即整改 291 处，累计整改 423 处，整改率 96.6%，尚有 15 处. The rate says which two numbers belong
/// together, so what is left is their difference, however many others stand between.
/// </summary>
internal static class Remainders
{
    private static readonly string[] Left = ["尚有", "尚余", "尚未", "仍有", "其余", "剩余", "余下", "剩下", "未完成", "未整改", "未销号", "未办结", "未到位"];

    /// <summary>The claims of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    public static List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        var found = new List<Claim>();
        HashSet<int>? placed = null;
        foreach (var claim in claims)
        {
            if (claim is not { Kind: ClaimKind.Share, Verdict: Verdict.Consistent, Numbers.Count: 3 } || sentences.MentionOf(claim, "part") is not { } part || sentences.MentionOf(claim, "whole") is not { } whole || sentences.MentionOf(claim, "share") is not { } share) continue;
            if (Rest(sentences, share, part) is not { } rest || (placed ??= Placed(claims)).Contains(rest.Quantity.Start)) continue;
            var equation = Equations.Sum([part.Quantity, rest.Quantity], whole.Quantity);
            var judged = Judge.Of(equation);
            if (judged.Verdict == Verdict.Consistent || judged.Verdict == Verdict.Inconsistent && rest.Quantity.Value <= whole.Quantity.Value) found.Add(ClaimMaker.Make(equation, judged));
        }
        // What no slip explains may be left of something else.
        found.RemoveAll(c => c is { Verdict: Verdict.Inconsistent, Diagnoses.Count: 0 });
        return found;
    }

    // What other statements decide.
    private static HashSet<int> Placed(IReadOnlyList<Claim> claims) =>
        [.. claims.Where(c => c.Verdict != Verdict.Undetermined && c.Numbers.Count > 2).SelectMany(c => c.Numbers).Select(n => n.Start)];

    // The next number behind the share, in its sentence and of the part's unit.
    private static Mention? Rest(IReadOnlyList<Sentence> sentences, Mention share, Mention part)
    {
        var mentions = sentences.SentenceOf(share).Mentions;
        var next = mentions.IndexOf(share) + 1;
        return next < mentions.Count && mentions[next] is { Role: Role.Level, Known: true, Size: 1, Each: null } rest && rest.Segment == share.Segment && rest.Clause - share.Clause == 1 && rest.Quantity.Unit.Text == part.Quantity.Unit.Text && rest.Quantity.Adds(part.Quantity) && Wording.Begins(rest.Lead, Left) ? rest : null;
    }
}
