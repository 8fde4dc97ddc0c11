using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;

namespace Hengjian.Audit.Context;

/// <summary>
/// So many of a rank and above, of ranks that were listed: 研究生 286 人、本科 2594 人、专科及以下 517 人 … 本科以上学历已有 2880 人. Accused where a slip makes one of
/// the other, or where the rank itself is told without those above it.
/// </summary>
internal sealed class RankedSums
{
    private const int MostKept = 40;
    private const int LeastDigits = 3;
    private const string Above = "以上";

    // Highest first; a word that holds another one (副主任医师) is the longer of both.
    private static readonly string[][][] Families =
    [
        [["博士"], ["硕士"], ["研究生"], ["本科"], ["专科", "大专"], ["中专", "高中"]],
        [["正高", "主任医师", "教授"], ["副高", "副主任医师", "副教授"], ["中级", "主治医师", "讲师"], ["初级", "住院医师", "助教"]],
        [["国家级"], ["省级"], ["市级"], ["县级", "区级"], ["校级", "镇级", "乡级"]],
        [["优秀"], ["良好"], ["合格", "一般"]],
        [["特级"], ["一级"], ["二级"], ["三级"]],
    ];

    private sealed record Ranked(int Family, List<(Mention Mention, int Rank)> Items);

    private readonly List<Ranked> lists = [];

    /// <summary>The claims of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        var found = new List<Claim>();
        foreach (var sentence in sentences)
        {
            if (lists.Count < MostKept) Keep(sentence);
            if (lists.Count == 0) continue;
            foreach (var mention in sentence.Mentions)
                if (Asked(mention) is var (family, rank) && !claims.Any(c => c.Verdict != Verdict.Undetermined && c.Numbers.Count > 2 && c.Numbers.Any(n => n.Start == mention.Quantity.Start)) && Of(mention, family, rank) is { } claim) found.Add(claim);
        }
        return found;
    }

    private void Keep(Sentence sentence)
    {
        for (var family = 0; family < Families.Length; family++)
        {
            var items = new List<(Mention Mention, int Rank)>();
            foreach (var mention in sentence.Mentions)
            {
                var rank = mention is { Known: true, Size: 1, Each: null, Planned: false, Role: Role.Level, Quantity: { Hedge: Hedge.None, IsTime: false, Kind: QuantityKind.Count } } && !mention.Lead.Contains(Above, StringComparison.Ordinal) ? Rank(family, mention.Clean + mention.Tail) : -1;
                if (rank >= 0 && items.Count > 0 && rank > items[^1].Rank && items[^1].Mention.Quantity.Adds(mention.Quantity) && mention.Segment == items[^1].Mention.Segment && mention.Clause - items[^1].Mention.Clause < 2) items.Add((mention, rank));
                else if (rank >= 0 || items.Count == 1) items = rank >= 0 && items.Count < 2 ? [(mention, rank)] : items;
            }
            if (items.Count > 1) lists.Add(new(family, items));
        }
    }

    // 本科及以上学历已有 2880 人.
    private static (int Family, int Rank)? Asked(Mention mention)
    {
        if (mention is not { Known: true, Size: 1, Each: null, Planned: false, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count } } || mention.Own?.Shift is < 0 || mention.Departs || mention.Quantity.Digits < LeastDigits) return null;
        var at = mention.Lead.LastIndexOf(Above, StringComparison.Ordinal);
        if (at < 2) return null;
        var name = mention.Lead[..at].TrimEnd('及', '和');
        for (var family = 0; family < Families.Length; family++)
            for (var rank = 0; rank < Families[family].Length; rank++)
                foreach (var word in Families[family][rank])
                    if (name.EndsWith(word, StringComparison.Ordinal) || name.EndsWith(word + "职称", StringComparison.Ordinal) || name.EndsWith(word + "学历", StringComparison.Ordinal) || name.EndsWith(word + "等次", StringComparison.Ordinal)) return (family, Rank(family, name));
        return null;
    }

    private static int Rank(int family, string name)
    {
        var (best, longest) = (-1, 0);
        for (var rank = 0; rank < Families[family].Length; rank++)
            foreach (var word in Families[family][rank])
                if (word.Length > longest && name.Contains(word, StringComparison.Ordinal)) (best, longest) = (rank, word.Length);
        return best;
    }

    private Claim? Of(Mention mention, int family, int rank)
    {
        Claim? wrong = null;
        foreach (var list in lists)
        {
            var parts = list.Items.TakeWhile(i => i.Rank <= rank).Select(i => i.Mention).ToList();
            if (list.Family != family || parts.Count < 2 || list.Items[parts.Count - 1].Rank != rank || parts.Contains(mention) || !parts[0].Quantity.Adds(mention.Quantity)) continue;
            var equation = Equations.Sum([.. parts.Select(p => p.Quantity)], mention.Quantity);
            var judged = Judge.Of(equation);
            if (judged.Verdict == Verdict.Consistent) return ClaimMaker.Make(equation, judged);
            if (judged.Verdict != Verdict.Inconsistent) continue;
            var sum = mention.Quantity with { Printed = parts.Sum(p => p.Quantity.Value) / mention.Quantity.Factor };
            var alone = parts[^1].Quantity.Value == mention.Quantity.Value;
            if (alone || Agreement.MaySlip(sum, mention.Quantity) && Agreement.Slip(sum, mention.Quantity) is not null)
                wrong ??= alone ? ClaimMaker.Make(equation, judged) with { Diagnoses = [new Diagnosis("stale-value", "只是这一级的数，没有加上更高的各级")] } : ClaimMaker.Make(equation, judged);
        }
        return wrong;
    }
}
