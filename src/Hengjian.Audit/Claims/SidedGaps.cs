using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// A difference between the value right before it and the like value of another line, which the words name: 小学…，生均 7.90 平方米；初中…，生均 14.20 平方米，比小学高出 6.30 平方米.
/// </summary>
internal static class SidedGaps
{
    private const int Farthest = 10;

    /// <summary>The claim of a difference; null when the words name no other line, or neither agreement nor a slip shows that it is meant.</summary>
    /// <param name="scope">Its sentence and those before.</param>
    /// <param name="index">Its place in the sentence.</param>
    /// <param name="sides">What its words say of both sides.</param>
    public static Claim? Of(Scope scope, int index, GapSides sides)
    {
        var mentions = scope.Sentence.Mentions;
        var gap = mentions[index];
        var name = SubjectText.Clean(sides.Right);
        if (sides.Sign == 0 || name.Length < 2 || index == 0 || gap is not { Size: 1, Quantity.Hedge: Hedge.None }) return null;
        var own = mentions[index - 1];
        if (!IsLike(own, gap) || own.Segment != gap.Segment || gap.Clause - own.Clause > 1 || GapClaims.StretchOf(scope.Sentence.Text, own).Contains(name, StringComparison.Ordinal)) return null;
        var before = mentions.Take(index - 1).Reverse().Concat(scope.Before?.Mentions.AsEnumerable().Reverse() ?? []).Take(Farthest);
        if (before.FirstOrDefault(m => IsLike(m, own) && Measured(m) == Measured(own)) is not { } other || !GapClaims.StretchOf(scope.Sentence.Text, other).Contains(name, StringComparison.Ordinal)) return null;
        var claim = ClaimMaker.Make(Equations.Difference(own.Quantity, other.Quantity, gap.Quantity) with { Sign = sides.Sign, Named = true });
        return claim.Verdict == Verdict.Consistent || claim.Diagnoses.Count > 0 ? claim : null;
    }

    // Of one unit, and a value, not a change.
    private static bool IsLike(Mention m, Mention other) =>
        m is { Known: true, Role: Role.Level or Role.Share, Size: 1, Quantity.Hedge: Hedge.None } && (m.Quantity.Unit.Text == other.Quantity.Unit.Text || other.Quantity.Kind == QuantityKind.Points && m.Quantity.Kind == QuantityKind.Percent) && m.Quantity.Scale == other.Quantity.Scale;

    // 生均, 每百名学生; what is no mean stands with what is none.
    private static string Measured(Mention m) => m.Each?.Noun ?? "";
}
