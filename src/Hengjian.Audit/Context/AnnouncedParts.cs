using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Parts that the paragraph before names together with their number: 未办结的共 8 个，卡在三件事上：权属、编制、验收。 权属 3 个，编制 2 个，验收 3 个. All names are
/// told, so the numbers make the whole.
/// </summary>
internal static class AnnouncedParts
{
    private const int Least = 3;
    private const int Most = 12;
    private const double Close = 0.3;

    /// <summary>The claim of the first sentence of a paragraph; null when the sentence before does not announce its parts.</summary>
    public static Claim? Of(Sentence before, Sentence sentence)
    {
        if (sentence.Mentions.Count is < Least or > Most || before.Mentions.FindAll(IsNumber) is not { Count: > 0 } told) return null;
        var parts = sentence.Mentions.TakeWhile(m => IsNumber(m) && m.Clean.Length > 1 && m.Quantity.Unit.Text == sentence.Mentions[0].Quantity.Unit.Text && before.Text.AsSpan(before.Start, before.End - before.Start).Contains(m.Clean, StringComparison.Ordinal)).ToList();
        if (parts.Count < Least || parts.Select(p => p.Clean).Distinct(StringComparer.Ordinal).Count() != parts.Count) return null;
        if (told.FindAll(m => m.Quantity.Unit.Text == parts[0].Quantity.Unit.Text && !m.Quantity.Chinese) is not [var total]) return null;
        // A list announced names no more than these.
        var names = before.Text[total.Quantity.End..before.End];
        if (names.AsSpan().Count('、') != parts.Count - 1 || names.Contains('等', StringComparison.Ordinal)) return null;
        var equation = Equations.Sum(parts.ConvertAll(p => p.Quantity), total.Quantity);
        var judged = Judge.Of(equation);
        var near = judged.Computed is { } sum && Math.Abs(sum - total.Quantity.Value) < Close * total.Quantity.Value;
        return judged.Verdict == Verdict.Consistent || judged.Verdict == Verdict.Inconsistent && near ? ClaimMaker.Make(equation, judged) : null;
    }

    // 编制核增 2 个: the last character of a name may look like a word of change.
    private static bool IsNumber(Mention m) => m is { Role: Role.Level or Role.Change, Known: true, Size: 1, Each: null } && m.Quantity is { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount, IsTime: false };
}
