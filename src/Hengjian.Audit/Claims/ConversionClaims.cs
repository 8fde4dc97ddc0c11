using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks one area given in two units: 120 亩，折合 8 万平方米.</summary>
internal static class ConversionClaims
{
    private static readonly string[] Words = ["折合", "约合", "相当于", "折算", "合计约合", "即", "合"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        for (var i = 1; i < sentence.Mentions.Count; i++)
        {
            var (a, b) = (sentence.Mentions[i - 1], sentence.Mentions[i]);
            if (!a.Known || !b.Known) continue;
            if (Scaled(sentence, a, b) is { } same) yield return same;
            if (Metres(a.Quantity) is not { } from || Metres(b.Quantity) is not { } to || a.Quantity.Unit.Family == b.Quantity.Unit.Family) continue;
            var between = sentence.Text.AsSpan(a.Quantity.End, b.Quantity.Start - a.Quantity.End).Trim("，,（( 约为左右".AsSpan());
            // （1 亩按 667 平方米折算）explains the unit and not the number before.
            var bracket = between.IsEmpty && b.Depth == a.Depth + 1 && b.Token + 1 < sentence.Tokens.Count && sentence.Tokens[b.Token + 1].Kind is TokenKind.Close or TokenKind.Comma;
            if (!bracket && !IsWord(between)) continue;
            yield return ClaimMaker.Make(new Equation
            {
                Kind = ClaimKind.Ratio,
                Inputs = [new("numerator", a.Quantity with { Hedge = Hedge.None, Rounded = true })],
                Stated = new("stated", b.Quantity with { Hedge = Hedge.None }),
                Formula = x => new Interval(x[0].Low * 0.998, x[0].High * 1.002) * (from / to),
                Arithmetic = result => $"{Figures.Print(a.Quantity)} 折合 {result}",
            });
        }
    }

    // 15400 万元，即 1.54 亿元: one amount in two scales.
    private static Claim? Scaled(Sentence sentence, Mention a, Mention b)
    {
        if (a.Quantity.Kind != QuantityKind.Amount || !a.Quantity.Adds(b.Quantity) || a.Quantity.Scale == b.Quantity.Scale && a.Quantity.Unit.Text == b.Quantity.Unit.Text && !Said(sentence, a, b) || a.Each is not null || b.Each is not null) return null;
        return !Said(sentence, a, b) ? null : ClaimMaker.Make(new Equation
        {
            Kind = ClaimKind.Repeat,
            Inputs = [new("base", a.Quantity)],
            Stated = new("stated", b.Quantity),
            Formula = x => x[0],
            Arithmetic = result => $"{Figures.Print(a.Quantity)} 即 {result}",
        });
    }

    private static bool Said(Sentence sentence, Mention a, Mention b) =>
        sentence.Text.AsSpan(a.Quantity.End, b.Quantity.Start - a.Quantity.End).Trim("，,（( 约为是".AsSpan()) is "即" or "折合" or "约合" or "也就" or "合计约合" or "换算" or "换算成亿元";

    private static bool IsWord(ReadOnlySpan<char> between)
    {
        foreach (var word in Words)
            if (between.SequenceEqual(word)) return true;
        return false;
    }

    private static double? Metres(Quantity quantity) => quantity.Unit.Family switch
    {
        "平方米" => 1,
        "亩" => 2000.0 / 3,
        "公顷" => 10_000,
        _ => null,
    };
}
