using Hengjian.Audit.Claims;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Finds the numbers before a total that it adds up: 财政补助 2640 万元，家长缴费 5128 万元，两项合计 7768 万元.</summary>
internal static class PartRunsBefore
{
    private const int Most = 16;
    private const int FarthestName = 16;

    // Words that a number has when it adds up what stands before it.
    private static readonly string[] Adding = ["合计", "共", "总计", "相加", "之和", "加起来", "累计", "总数", "总分", "总量", "总额", "合并"];
    private static readonly string[] Yearly = ["全年", "总", "两年", "三年"];
    private static readonly string[] Joining = ["合计", "相加", "之和", "加起来", "总计", "共计", "合并"];

    /// <summary>The runs of parts before a total.</summary>
    public static IEnumerable<PartRun> Of(IReadOnlyList<Sentence> sentences, int sentence, int index)
    {
        var total = sentences[sentence].Mentions[index];
        var clause = PartWords.Clause(sentences[sentence], total).ToString();
        if (Called(sentences, sentence, index) is { } called) yield return called;
        if (Counted(sentences, sentence, index, clause) is { } counted) yield return counted;
        if (Row(sentences[sentence], index, clause) is { } row) yield return row;
        if (OfSentence(sentences, sentence, index) is { } before) yield return before;
    }

    private static PartRun? Row(Sentence sentence, int index, string clause)
    {
        var (mentions, total) = (sentence.Mentions, sentence.Mentions[index]);
        var parts = new List<Mention>();
        var first = false;
        for (var i = index - 1; i >= 0 && parts.Count < Most; i--)
        {
            var m = mentions[i];
            if (m.Depth > total.Depth || PartWords.IsRemark(m, total) || PartWords.IsCounter(sentence, m, total)) continue;
            if (!PartWords.IsPart(m, total) || m.Segment != total.Segment || (parts.Count > 0 ? parts[0] : total).Clause - m.Clause > 2) break;
            parts.Insert(0, m);
            first = !mentions.Take(i).Any(o => o.Quantity.Adds(total.Quantity));
            if (m.Among) break;
        }
        if (!PartWords.Fit(total, parts) || !PartWords.AreNamed(parts)) return null;
        var adding = total.Total || Wording.Has(clause, Adding);
        // 分别资助 8126 人次、7954 人次，全年 16080 人次; 分别建成 14 所、22 所和 19 所，三年共建成 55 所.
        if (parts[0].Size == parts.Count && total.Clause - parts[^1].Clause == 1 && (adding || Wording.Has(clause, Yearly))) return new PartRun(total, parts, PartBond.Said, parts[0].Respectively);
        // 预算 11.38 亿元，追加 0.47 亿元，调整后 11.85 亿元.
        if (parts.Count == 2 && Wording.Has(parts[1].Lead, "加上", "追加", "另加", "连同") && total.Clause - parts[1].Clause == 1) return new PartRun(total, parts, PartBond.Said, false);
        if (!adding) return parts.Count > 2 && first && Wording.Has(clause, Yearly) ? new PartRun(total, parts, PartBond.Beside, false) : null;
        // 通过四种渠道补充教师：公开招聘 112 人、特岗 65 人、…，累计补充 238 人: how many there are is said before the first.
        if (parts.Count > 2 && SaidParts.Says(PartWords.Clause(sentence, parts[0]), parts.Count)) return new PartRun(total, parts, PartBond.Said, true);
        if (PartLabels.Exhausts(parts, total)) return new PartRun(total, parts, PartBond.Said, false);
        return new PartRun(total, parts, parts.Count > 2 && (first || PartLabels.Complement(parts) || PartWords.AreAlike(parts)) ? PartBond.Row : PartBond.Beside, false);
    }

    // 提供学位 1620 个。……另增学位 540 个，两项合计 2160 个: the last so many, of its sentence and the one before.
    private static PartRun? Counted(IReadOnlyList<Sentence> sentences, int sentence, int index, string clause)
    {
        var total = sentences[sentence].Mentions[index];
        if (!total.Total && !Wording.Has(clause, Adding) && !SaidParts.Begins(clause)) return null;
        var parts = new List<Mention>();
        for (var s = sentence; s >= 0 && s >= sentence - 1; s--)
            for (var i = s == sentence ? index - 1 : sentences[s].Mentions.Count - 1; i >= 0 && parts.Count < Most; i--)
            {
                var m = sentences[s].Mentions[i];
                if (m.Depth > total.Depth || !PartWords.IsPart(m, total) || s == sentence && PartWords.IsCounter(sentences[s], m, total)) continue;
                parts.Insert(0, m);
                if (parts.Count > 1 && SaidParts.Says(clause, parts.Count)) return PartWords.Fit(total, parts) ? new PartRun(total, parts, PartBond.Said, s < sentence || parts[0].Segment == total.Segment) : null;
            }
        return null;
    }

    // 跨校竞聘和组织调剂合计 339 名: the numbers of these names.
    private static PartRun? Called(IReadOnlyList<Sentence> sentences, int sentence, int index)
    {
        var total = sentences[sentence].Mentions[index];
        var end = -1;
        foreach (var word in Joining)
            if (end < 0) end = total.Lead.IndexOf(word, StringComparison.Ordinal);
        if (end < 1) return null;
        var names = total.Lead[..end].Split('、', '和', '与', '及');
        if (names.Length is < 2 or > 5) return null;
        var parts = new List<Mention>();
        foreach (var name in names)
        {
            var bare = name.EndsWith("人数", StringComparison.Ordinal) ? name[..^2] : name;
            if (bare.Length is < 2 or > FarthestName) return null;
            var called = new List<Mention>();
            for (var s = Math.Max(0, sentence - 1); s <= sentence; s++)
                called.AddRange(sentences[s].Mentions.Where(m => m.Quantity.End < total.Quantity.Start && PartWords.IsPart(m, total) && m.Clean.Length > 1 && (m.Clean.EndsWith(bare, StringComparison.Ordinal) || bare.EndsWith(m.Clean, StringComparison.Ordinal))));
            if (called is not [var one] || parts.Contains(one)) return null;
            parts.Add(one);
        }
        return PartWords.Fit(total, parts) ? new PartRun(total, [.. parts.OrderBy(p => p.Quantity.Start)], PartBond.Said, true) : null;
    }

    // 退还差价 26.4 万元，退还作业本费 13.9 万元，退还饮水费 8.3 万元。共退还 48.6 万元: all that the sentence before tells.
    private static PartRun? OfSentence(IReadOnlyList<Sentence> sentences, int sentence, int index)
    {
        var total = sentences[sentence].Mentions[index];
        if (index > 0 || sentence == 0 || !total.Total) return null;
        var parts = sentences[sentence - 1].Mentions;
        return parts.Count is > 2 and < Most && parts.TrueForAll(p => PartWords.IsPart(p, total) && !p.Total && p.Segment == parts[0].Segment) && PartWords.Fit(total, parts) && PartWords.AreNamed(parts) ? new PartRun(total, parts, PartBond.Row, false) : null;
    }
}
