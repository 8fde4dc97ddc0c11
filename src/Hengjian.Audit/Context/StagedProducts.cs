using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Several prices times as many numbers, told of the same stages: 小学每年 1250 元、初中 1500 元，补助小学生 8960 人、初中生 5720 人，共发放 1978 万元; 小学部 36 个班、初中部
/// 24 个班，可提供学位 2820 个，按小学每班 45 人、初中每班 50 人.
/// </summary>
internal static class StagedProducts
{
    private const int Most = 4;
    private const int LeastTimes = 20;

    /// <summary>The equation; null when the sentence tells no price and number of each of its stages.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">Position of the total.</param>
    public static Equation? Of(Sentence sentence, int at)
    {
        var total = sentence.Mentions[at];
        if (total.Each is not null) return null;
        var prices = Staged(sentence, m => IsPrice(m, total));
        if (prices is null || prices.Count is < 2 or > Most) return null;
        var classes = prices[0].Mention.Quantity.Kind == QuantityKind.Count;
        var counts = Staged(sentence, m => IsCount(m, total, classes));
        if (counts is null || counts.Count != prices.Count) return null;
        var pairs = new List<(Quantity Price, Quantity Count)>();
        foreach (var (stage, price) in prices)
        {
            if (counts.Find(c => c.Stage == stage).Mention is not { } count) return null;
            pairs.Add((price.Quantity with { InWords = true }, count.Quantity));
        }
        return new Equation
        {
            Kind = ClaimKind.Ratio,
            Inputs = [.. pairs.SelectMany(p => new[] { new Term("numerator", p.Price), new Term("denominator", p.Count) })],
            Stated = new("stated", total.Quantity),
            Formula = x =>
            {
                var sum = Interval.Of(0);
                for (var i = 0; i + 1 < x.Length; i += 2) sum += x[i] * x[i + 1];
                return sum;
            },
            Named = total.Total || Wording.Has(total.Lead, "共", "学位"),
            Arithmetic = result => string.Join(" + ", pairs.Select(p => $"{Figures.Print(p.Price)} × {Figures.Print(p.Count)}")) + " = " + result,
        };
    }

    // Each with its stage, and each stage once; null when one is told twice.
    private static List<(string Stage, Mention Mention)>? Staged(Sentence sentence, Func<Mention, bool> which)
    {
        var found = new List<(string Stage, Mention Mention)>();
        foreach (var m in sentence.Mentions)
        {
            if (!which(m)) continue;
            if (Shape.KindIn(m.Clean.Length > 0 ? m.Clean : m.Lead) is not { } stage || found.Exists(f => f.Stage == stage)) return null;
            found.Add((stage, m));
        }
        return found;
    }

    private static bool IsPrice(Mention m, Mention total) =>
        m is { Known: true, Quantity: { Hedge: Hedge.None, Step: >= 1, Scale: 1 } } && m != total && m.Role is Role.Level or Role.Norm && m.Each is null or { Mean: false, Count: 1, Time: "" or "年" }
        && (m.Quantity.Unit.Family == "元" && total.Quantity.Unit.Family == "元" && m.Quantity.Value * LeastTimes < total.Quantity.Value || m.Each is { Noun: "班" } && m.Quantity.Unit.Family == "人" && (total.Quantity.Unit.Text + total.Lead + total.Tail).Contains("学位", StringComparison.Ordinal));

    private static bool IsCount(Mention m, Mention total, bool classes) =>
        m is { Known: true, Each: null, Quantity: { Kind: QuantityKind.Count, Hedge: Hedge.None, Scale: 1 } } && m != total && m.Role is Role.Level or Role.Whole && (classes ? m.Quantity.Unit.Text.Contains('班', StringComparison.Ordinal) || m.Tail.StartsWith('班') : m.Quantity.Unit.Family == "人");
}
