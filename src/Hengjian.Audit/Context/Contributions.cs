using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What the parts of a whole add to its growth: 同比增长 5.4%，… 分别拉动经济增长 1.24、2.73、1.43 个百分点. Together they are that growth; which way is told with each.</summary>
internal sealed class Contributions
{
    private const string Pull = "拉动";
    private const int LeastDigits = 2;

    private static readonly Unit Points = new("百分点", QuantityKind.Points, "个百分点");

    // The growth of all that is produced, when an earlier paragraph told it.
    private Mention? told;

    /// <summary>The claims of a paragraph.</summary>
    public IEnumerable<Claim> Of(IReadOnlyList<Sentence> sentences)
    {
        var growth = told;
        var own = false;
        var single = new List<(int Sector, Quantity Signed)>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Mentions.Count; i++)
            {
                var mention = sentence.Mentions[i];
                // The whole is told first.
                if (!own && IsGrowth(mention))
                {
                    (growth, own) = (mention, true);
                    if (IsOfAll(mention)) told = mention;
                }
                if (growth is null) continue;
                if (Listed(sentence, i) is { Count: >= Sectors.Count } parts)
                {
                    if (Claim(parts, growth) is { } claim) yield return claim;
                    i += mention.Size - 1;
                }
                else if (mention is { Size: 1, Role: Role.Change, Quantity.Kind: QuantityKind.Points } && IsPulled(mention) && Sector(sentence, i) is { } sector)
                {
                    single.Add((sector, Signed(mention.Quantity, mention.Direction)));
                    if (single.Count == Sectors.Count && single.Select(s => s.Sector).Distinct().Count() == Sectors.Count && Claim(single.ConvertAll(s => s.Signed), growth) is { } claim) yield return claim;
                }
            }
    }

    private static bool IsGrowth(Mention m) =>
        m is { Known: true, Role: Role.Rate, Size: 1, Yearly: false, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && m.Direction != 0 && m.Comparison?.Other is null && m.Quantity.Digits >= LeastDigits;

    private static bool IsOfAll(Mention m) =>
        m.Inherited.Contains("生产总值", StringComparison.Ordinal) || m.Inherited.Contains("GDP", StringComparison.Ordinal) || m.Subject.Contains("生产总值", StringComparison.Ordinal) || m.Subject.Contains("GDP", StringComparison.Ordinal);

    private static bool IsPulled(Mention m) => m.Known && m.Direction != 0 && m.Lead.Contains(Pull, StringComparison.Ordinal);

    // 分别拉动经济增长 1.7、0.2 和 4.0 个百分点; 分别拉动 GDP 增长 -0.1:0.4:4.3 个百分点.
    private static List<Quantity> Listed(Sentence sentence, int at)
    {
        var head = sentence.Mentions[at];
        if (!IsPulled(head)) return [];
        if (head is { Size: >= Sectors.Count, Quantity.Kind: QuantityKind.Points }) return sentence.Mentions.GetRange(at, head.Size).ConvertAll(m => Signed(m.Quantity, head.Direction));
        return head.Quantity.Kind == QuantityKind.Bare && at + 1 < sentence.Mentions.Count && sentence.Mentions[at + 1].Quantity.Kind == QuantityKind.Ratio && Compositions.Printed(sentence, at + 1) is { Count: >= Sectors.Count } sides && sides[0].Start == head.Quantity.Start
            ? sides.ConvertAll(s => Signed(s, head.Direction)) : [];
    }

    // 第二产业增加值 196.5 亿元，同比增长 5.3%，拉动经济增长 2.73 个百分点: named where its clauses begin.
    private static int? Sector(Sentence sentence, int at)
    {
        var mention = sentence.Mentions[at];
        for (var i = at; i >= 0 && sentence.Mentions[i].Segment == mention.Segment; i--)
            if (Sectors.Of(sentence.Mentions[i]) is [var sector]) return sector;
        return null;
    }

    private static Quantity Signed(Quantity part, int direction) => part with { Unit = Points, Printed = direction < 0 ? -part.Printed : part.Printed };

    private static Claim? Claim(List<Quantity> parts, Mention growth)
    {
        var claim = ClaimMaker.Make(new Equation
        {
            Kind = ClaimKind.Sum,
            Inputs = [.. parts.Select(p => new Term("part", p))],
            Stated = new Term("total", growth.Quantity),
            Sign = growth.Direction,
            Formula = x =>
            {
                var sum = Interval.Of(0);
                foreach (var one in x) sum += one;
                return sum;
            },
            Arithmetic = _ => $"各项拉动之和 {string.Join(" + ", parts.Select(p => Figures.Number(p.Printed, Figures.Places(p.Step))))} = {Figures.Number(parts.Sum(p => p.Printed), parts.Max(p => Figures.Places(p.Step)))} 个百分点",
        });
        if (claim.Verdict != Verdict.Inconsistent || claim.Diagnoses.Any(d => d.Code == "sign" && d.Chance < Chances.LikelyByChance)) return claim;
        // Another growth may be meant: of the year before, of the industry.
        return null;
    }
}
