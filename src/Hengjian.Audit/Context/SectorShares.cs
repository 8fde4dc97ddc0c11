using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// How the shares of the three sectors changed. 第一产业比重上升 3.82 个百分点，第二、第三产业比重分别回落 2.16 和 1.66 个百分点 add to nought, for shares of one whole only
/// change places; 三次产业结构由 5.7:49.3:45.0 调整为 6.6:45.8:47.6，第三产业占比提高 2.6 个百分点 names both shares that it is the difference of.
/// </summary>
internal static class SectorShares
{
    private const double Close = 0.3;

    private static readonly Unit Points = new("百分点", QuantityKind.Points, "个百分点");

    /// <summary>The claims of a paragraph.</summary>
    public static IEnumerable<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            var shifts = Shifts(sentence);
            if (shifts.Count == 0) continue;
            if (Compared(sentence) is var (from, to)) foreach (var claim in Differences(shifts, from, to)) yield return claim;
            else if (Balance(shifts) is { } claim) yield return claim;
        }
    }

    private sealed record Shift(int Sector, Mention Mention);

    // What the share of a sector rose or fell by; 第三产业比上年上升 0.8 个百分点 goes on from a share.
    private static List<Shift> Shifts(Sentence sentence)
    {
        var found = new List<Shift>();
        var mentions = sentence.Mentions;
        for (var i = 0; i < mentions.Count; i += mentions[i].Size)
        {
            var head = mentions[i];
            if (head is not { Known: true, Direction: not 0, Planned: false, Yearly: false, Quantity.Hedge: Hedge.None } || head.Comparison?.Other is not null) continue;
            var shares = head.Lead.Contains("比重", StringComparison.Ordinal) || head.Lead.Contains("占比", StringComparison.Ordinal);
            if (!(head.Role == Role.Change && head.Quantity.Kind == QuantityKind.Points && (shares || found.Count > 0) || head.Role == Role.Rate && head.Quantity.Kind == QuantityKind.Percent && shares)) continue;
            var sectors = Sectors.Of(head);
            for (var k = 0; k < sectors.Count; k++) found.Add(new(sectors[k], mentions[i + k]));
        }
        return found;
    }

    // The two compositions of the sentence, the earlier first.
    private static (List<Quantity> From, List<Quantity> To)? Compared(Sentence sentence)
    {
        var told = new List<(Mention Head, List<Quantity> Sides)>();
        for (var i = 1; i < sentence.Mentions.Count; i++)
            if (sentence.Mentions[i].Quantity is { Kind: QuantityKind.Ratio, Sides: not null } && Compositions.Sides(sentence, i) is { Count: Sectors.Count } sides) told.Add((sentence.Mentions[i - 1], sides));
        if (told is not [var a, var b]) return null;
        if (a.Head.Departs || a.Head.Role == Role.Base || a.Head.Lead.AsSpan().Contains('由') || a.Head.Lead.AsSpan().Contains('从') || a.Head.Own is { } x && x.Precedes(b.Head.Own)) return (a.Sides, b.Sides);
        return b.Head.Role == Role.Base || b.Head.Own is { } y && y.Precedes(a.Head.Period) ? (b.Sides, a.Sides) : null;
    }

    private static IEnumerable<Claim> Differences(List<Shift> shifts, List<Quantity> from, List<Quantity> to)
    {
        foreach (var (sector, mention) in shifts)
        {
            var (b, c, stated) = (from[sector - 1], to[sector - 1], mention.Quantity);
            if (mention.Quantity.Start < Math.Max(b.Start, c.Start)) continue;
            var equation = Equations.Difference(c, b, stated.Kind == QuantityKind.Percent ? stated with { Unit = Points } : stated) with { Sign = mention.Direction, Named = true };
            var claim = ClaimMaker.Make(equation);
            if (claim.Verdict == Verdict.Consistent) yield return stated.Kind == QuantityKind.Percent ? c.Value > b.Value ? PointsClaim.Of(c, b, stated) : PointsClaim.Of(b, c, stated) : claim;
            else if (stated.Kind == QuantityKind.Points && (claim.Diagnoses.Any(d => d.Code != "off-by-one") || Math.Abs(c.Value - b.Value - mention.Direction * stated.Value) < Close * stated.Value)) yield return claim;
        }
    }

    // What the three rose and fell by; with a slip in one of them it is wrong.
    private static Claim? Balance(List<Shift> shifts)
    {
        if (shifts.Count != Sectors.Count || shifts.Select(s => s.Sector).Distinct().Count() != Sectors.Count) return null;
        Claim? wrong = null;
        for (var at = 0; at < shifts.Count; at++)
        {
            var claim = ClaimMaker.Make(Rest(shifts, at));
            if (claim.Verdict == Verdict.Consistent) return shifts.Find(s => s.Mention.Quantity.Kind == QuantityKind.Percent) is { } odd ? InPercent(ClaimMaker.Make(Rest(shifts, shifts.IndexOf(odd)))) : claim;
            if (claim.Diagnoses.Any(d => d.Code == "sign" && d.Chance < Chances.LikelyByChance)) wrong ??= claim;
        }
        return wrong;
    }

    private static Claim InPercent(Claim claim)
    {
        var mistake = new Diagnosis("point-percent", "比重的增减应写“个百分点”，不应写“%”");
        return claim with { Verdict = Verdict.Inconsistent, Diagnoses = [mistake], Message = claim.Message.Split('，')[0] + $"，数值相符，但{mistake.Text}。" };
    }

    private static string Signed(double value, Mention like) => (value < 0 ? "−" : "+") + Figures.Number(Math.Abs(value), Figures.Places(like.Quantity.Step));

    private static Equation Rest(List<Shift> shifts, int at)
    {
        var others = shifts.Where((_, i) => i != at).Select(s => s.Mention).ToList();
        var stated = shifts[at].Mention;
        return new Equation
        {
            Kind = ClaimKind.Sum,
            Inputs = [.. others.Select(o => new Term("part", o.Quantity))],
            Stated = new Term("total", stated.Quantity with { Unit = Points }),
            Sign = stated.Direction,
            Formula = x =>
            {
                var sum = Interval.Of(0);
                for (var i = 0; i < others.Count; i++) sum += x[i] * (double)-others[i].Direction;
                return sum;
            },
            Arithmetic = _ => $"三次产业比重的增减相抵：{string.Join("、", others.Select(o => Signed(o.Direction * o.Quantity.Printed, o)))}，另一项应为 {Signed(-others.Sum(o => o.Direction * o.Quantity.Printed), stated)}",
        };
    }
}
