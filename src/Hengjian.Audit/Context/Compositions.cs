using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// What a whole is made of, told as a ratio of three and more: 学前、义务、高中教育支出结构为 11.4:37.3:51.2. Each side is the share of one of as many figures of
/// one measure that were told before; where the others are and one is a slip away, it is wrong.
/// </summary>
/// <param name="figures">The figures of the report by what they measure.</param>
internal sealed class Compositions(MeasuredFigures figures)
{
    private const int MostSides = 8;
    private const int MostBack = 30;
    private const int MostAsked = 100;
    private const double Hundred = 100;

    private static readonly Unit Percent = new("", QuantityKind.Percent, "%");

    private int asked;

    /// <summary>The claims of the ratios of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers, kept among the figures already.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        var made = new List<Claim>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count; i++)
                if (sentence.Mentions[i].Quantity is { Kind: QuantityKind.Ratio, Sides: not null } && Sides(sentence, i) is { Count: > 2 } sides && asked++ < MostAsked) made.AddRange(Held(sides));
        return made;
    }

    /// <summary>The sides of a ratio of percentages; none when they are no shares: 5:3:2.</summary>
    public static List<Quantity> Sides(Sentence sentence, int at)
    {
        var sides = Printed(sentence, at);
        // One misprinted side leaves the sum away from a hundred.
        return sides.Sum(s => s.Printed) > Hundred / 2 ? sides : [];
    }

    /// <summary>The sides of a ratio of two and more: the last two are read as a ratio, those before as numbers each with a colon behind.</summary>
    public static List<Quantity> Printed(Sentence sentence, int at)
    {
        var ratio = sentence.Mentions[at].Quantity;
        var (left, right) = ratio.Sides!.Value;
        var sides = new List<Quantity> { Side(ratio.Start, left.End, left.Value, left.Step), Side(left.End + 1, ratio.End, right.Value, right.Step) };
        for (var i = at - 1; i >= 0 && sides.Count < MostSides; i--)
        {
            var before = sentence.Mentions[i].Quantity;
            if (before.Kind != QuantityKind.Bare || before.Scale != 1 || before.End + 1 != sides[0].Start) break;
            sides.Insert(0, Side(before.Start, before.End, before.Printed, before.Step));
        }
        return sides;
    }

    private static Quantity Side(int start, int end, double printed, double step) => new() { Start = start, End = end, Unit = Percent, Printed = printed, Step = step };

    // The latest figures told one after the other whose shares the sides are, all or all but one.
    private List<Claim> Held(List<Quantity> sides)
    {
        List<Claim>? wrong = null;
        foreach (var column in figures.Levels)
        {
            if (column.Count < sides.Count) continue;
            var before = column.FindAll(m => m.Quantity.Start < sides[0].Start);
            if (before.Count > MostBack) before.RemoveRange(0, before.Count - MostBack);
            foreach (var told in new[] { before, before.FindAll(m => !m.Among || before[0] == m) })
                for (var last = told.Count; last >= sides.Count; last--)
                {
                    var parts = told.GetRange(last - sides.Count, sides.Count);
                    var equations = sides.Select((s, i) => Share(parts, i, s)).ToList();
                    var failing = equations.FindAll(e => Judge.Of(e).Verdict != Verdict.Consistent);
                    if (failing.Count == 0) return equations.ConvertAll(ClaimMaker.Make);
                    if (failing.Count == 1 && IsWrong(ClaimMaker.Make(failing[0]))) wrong ??= equations.ConvertAll(ClaimMaker.Make);
                }
        }
        return wrong ?? [];
    }

    // One of the last place more or less makes the sides add up to a hundred; nobody erred.
    private static bool IsWrong(Claim claim) => claim.Verdict == Verdict.Inconsistent && claim.Diagnoses.Count > 0 && claim.Diagnoses.All(d => d.Code != "off-by-one");

    private static Equation Share(List<Mention> parts, int at, Quantity stated) => new()
    {
        Kind = ClaimKind.Share,
        Inputs = [.. parts.Select((p, i) => new Term(i == at ? "part" : "whole", p.Quantity))],
        Stated = new Term("share", stated),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return Interval.Divide(x[at] * Hundred, sum);
        },
        Arithmetic = result => $"{Figures.Print(parts[at].Quantity)} ÷ ({string.Join(" + ", parts.Select(p => Figures.Print(p.Quantity)))}) = {result}",
    };
}
