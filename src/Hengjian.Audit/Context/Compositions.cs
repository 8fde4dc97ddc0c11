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
    private const int Before = 40;
    private const int LeastAlike = 5;
    private const double Hundred = 100;
    private const double Most = 1000;

    private static readonly Unit Percent = new("", QuantityKind.Percent, "%");

    private int asked;

    /// <summary>The claims of the ratios of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers, kept among the figures already.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        var made = new List<Claim>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count; i++)
                if (sentence.Mentions[i].Quantity is { Kind: QuantityKind.Ratio, Sides: not null } && Sides(sentence, i) is { Count: > 2 } sides && asked++ < MostAsked) made.AddRange(Held(sides, IsMadeOf(sentence, sides[0].Start)));
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
    private List<Claim> Held(List<Quantity> sides, bool whole)
    {
        List<Claim>? wrong = null;
        foreach (var column in figures.Levels)
        {
            if (column.Count < sides.Count) continue;
            var before = column.FindAll(m => m.Quantity.Start < sides[0].Start);
            if (before.Count > MostBack) before.RemoveRange(0, before.Count - MostBack);
            foreach (var told in Rows(before))
                for (var last = told.Count; last >= sides.Count; last--)
                {
                    var parts = told.GetRange(last - sides.Count, sides.Count);
                    var equations = sides.Select((s, i) => Share(parts, i, s)).ToList();
                    var failing = equations.FindAll(e => Judge.Of(e).Verdict != Verdict.Consistent);
                    if (failing.Count == 0) return equations.ConvertAll(ClaimMaker.Make);
                    if (failing.Count == 1 && IsWrong(ClaimMaker.Make(failing[0]), sides)) wrong ??= [.. equations.ConvertAll(ClaimMaker.Make), .. ClaimMaker.Make(failing[0]).Diagnoses.Count == 0 && Together(sides) is { } sum ? [sum] : Array.Empty<Claim>()];
                    else if (failing.Count > 1) wrong ??= Misprinted(equations, parts);
                }
        }
        return wrong ?? (whole && Together(sides) is { } claim ? [claim] : []);
    }

    // 第二产业增加值 65585 万元，其中工业增加值 40653 万元；第三产业增加值 …: all, those that 其中 does not part again, those whose names are made alike.
    private static IEnumerable<List<Mention>> Rows(List<Mention> before)
    {
        if (before.Count == 0) yield break;
        yield return before;
        yield return before.FindAll(m => !m.Among || before[0] == m);
        foreach (var alike in before.GroupBy(m => m.Clean.Length))
            if (alike.Key >= LeastAlike) yield return [.. alike];
    }

    // 13.3 亿元、34.5 亿元、59.7 亿元; 11.4:37.3:51.2: with one of the figures put right all sides hold at once.
    private static List<Claim>? Misprinted(List<Equation> equations, List<Mention> parts)
    {
        for (var i = 0; i < parts.Count; i++)
            foreach (var original in Misprints.Of(parts[i].Quantity))
            {
                if (original.Code is not ("digit-swap" or "decimal-shift" or "unit-slip")) continue;
                var inputs = parts.Select(p => p.Quantity.AsPrinted).ToArray();
                inputs[i] = original.AsPrinted(parts[i].Quantity);
                if (!equations.TrueForAll(e => Judge.Holds(e.Formula, inputs, e.Stated.Quantity, 1))) continue;
                var diagnosis = new Diagnosis(original.Code, Figures.Slip(parts[i].Quantity, original)) { Chance = 0 };
                return [ClaimMaker.Make(equations[i], Judge.Of(equations[i]), [diagnosis])];
            }
        return null;
    }

    // One of the last place more or less makes the sides add up to a hundred; nobody erred. 21.8:28.6:60.8 with two that hold do not add up to it.
    private static bool IsWrong(Claim claim, List<Quantity> sides) =>
        claim.Verdict == Verdict.Inconsistent && (claim.Diagnoses.Count > 0 && claim.Diagnoses.All(d => d.Code != "off-by-one") || claim is { Stated: { } stated, Computed: { } computed } && IsHundred(sides.Sum(s => s.Printed) - stated + computed, sides) && !IsHundred(sides.Sum(s => s.Printed), sides));

    // 支出结构比, 构成: what is told so is a whole in percent; 贡献率 may be less than nothing.
    private static bool IsMadeOf(Sentence sentence, int start)
    {
        var words = sentence.Text.AsSpan(Math.Max(sentence.Start, start - Before), Math.Min(start - sentence.Start, Before));
        return (words.Contains("结构", StringComparison.Ordinal) || words.Contains("构成", StringComparison.Ordinal)) && !words.Contains("贡献", StringComparison.Ordinal);
    }

    // 三次产业结构比 25.7:268.4:47.4: told to a tenth they are percents, and those of a whole are a hundred together.
    private static Claim? Together(List<Quantity> sides)
    {
        var sum = sides.Sum(s => s.Printed);
        if (sides.Exists(s => s.Step >= 1) || sum > Most || IsHundred(sum, sides)) return null;
        var places = Figures.Places(sides.Min(s => s.Step));
        var message = string.Join(" + ", sides.Select(s => Figures.Number(s.Printed, Figures.Places(s.Step)))) + $" = {Figures.Number(sum, places)}，各部分所占的百分比之和不是 100。";
        return ClaimMaker.Open(ClaimKind.Plausibility, message, [.. sides.Select(s => new Term("part", s))]) with { Verdict = Verdict.Inconsistent, Unit = "%" };
    }

    // As near as rounding leaves it, and one of the last place more, by which sides are made to fit.
    private static bool IsHundred(double sum, List<Quantity> sides) => Math.Abs(sum - Hundred) < sides.Sum(s => s.Step) * 0.5 + sides.Max(s => s.Step) + 1e-9;

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
        Mistakes = () => [.. parts.Where((_, i) => i != at).Select(other => new Mistake("wrong-base", $"除以了 {Figures.Print(other.Quantity)}，不是全部", x => Interval.Divide(x[at] * Hundred, x[parts.IndexOf(other)])))],
    };
}
