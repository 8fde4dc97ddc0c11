using Hengjian.Audit.Claims;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Finds the numbers right behind a total that may be its parts: 竞聘教师 15480 人，校内聘任 13602 人，跨校竞聘 1841 人，待岗 37 人.</summary>
internal static class PartRuns
{
    private const int Most = 16;

    // 自办食堂 96 家，全部接入平台；量化等级为 A 级的 31 家、…: words without numbers may stand between a total and its list.
    private const int FarthestList = 1;
    private const int LongestName = 12;

    /// <summary>The runs of parts behind a total.</summary>
    public static IEnumerable<PartRun> Behind(Sentence sentence, int index)
    {
        var (mentions, total) = (sentence.Mentions, sentence.Mentions[index]);
        var (parts, whole) = (new List<Mention>(), true);
        var clause = total.Clause + FarthestList;
        for (var i = index + 1; i < mentions.Count && parts.Count < Most; i++)
        {
            var m = mentions[i];
            if (m.Depth < (parts.Count > 0 ? parts[0] : total).Depth) break;
            if (parts.Count > 0 && m.Depth > parts[0].Depth) continue;
            if (PartWords.IsRemark(m, total))
            {
                if (m.Clause - clause <= 1) clause = Math.Max(clause, m.Clause);
                continue;
            }
            // 幼儿园 63 所，职业学校和特殊教育学校各 1 所: more than one number.
            if (m.Lead.EndsWith('各')) yield break;
            // 女教师 1378 人，占 64.2%；男教师 768 人: the other of two goes on behind a semicolon.
            if (m.Clause - clause > 1 || parts.Count > 0 && (m.Segment != parts[0].Segment && !(parts.Count == 1 && PartLabels.Pair(parts[0], m)) || m.Among || m.Total || PartWords.IsWithin(m, parts))) break;
            if (!PartWords.IsPart(m, total))
            {
                whole = !m.Quantity.Adds(total.Quantity) || m.Planned;
                break;
            }
            parts.Add(m);
            clause = m.Clause;
        }
        if (SumWords.IsDone(total) && parts.Exists(SumWords.IsUnderWay)) yield break;
        if (Run(sentence, total, parts, whole) is { } all) yield return all;
        // 发出通知书 215 份，其中市级 47 份、县级 168 份，按期整改 206 份: what stands behind the comma is no item of the list.
        if (PartWords.Joined(sentence, parts) is > 1 and var joined && joined < parts.Count && Run(sentence, total, parts[..joined], true) is { } listed) yield return listed;
        // 意见 1254 条，当场答复 846 条，限期办理 407 条，到年底已办结 389 条: what is done at once and what is left are all.
        for (var count = 2; count < parts.Count; count++)
            if (PartWords.AreAccount(parts[..count])) yield return new PartRun(total, parts[..count], PartBond.Said, false);
    }

    /// <summary>全县中小学在校生 44591 人。小学 25160 人，初中 12894 人，高中 6537 人，…: the list that the next sentence begins with.</summary>
    public static PartRun? InNext(IReadOnlyList<Sentence> sentences, int sentence, int index)
    {
        var total = sentences[sentence].Mentions[index];
        if (sentence + 1 >= sentences.Count || index + 1 < sentences[sentence].Mentions.Count || sentences[sentence].Mentions.Exists(m => m != total && m.Quantity.Adds(total.Quantity))) return null;
        var parts = sentences[sentence + 1].Mentions.TakeWhile((m, i) => PartWords.IsPart(m, total) && !m.Total && !m.Among && m.Segment == 0 && m.Clause <= i).ToList();
        return parts.Count > 2 && PartWords.Fit(total, parts) && PartWords.AreNamed(parts) && PartLabels.Complement(parts) && !PartLabels.Complement([total, .. parts]) ? new PartRun(total, parts, PartBond.Row, false) : null;
    }

    private static PartRun? Run(Sentence sentence, Mention total, List<Mention> parts, bool whole)
    {
        if (!PartWords.Fit(total, parts) || !PartWords.AreNamed(parts) || PartLabels.Complement([total, .. parts])) return null;
        var between = sentence.Text.AsSpan(total.Quantity.End, parts[0].Quantity.Start - total.Quantity.End);
        var near = parts[0].Clause - total.Clause <= 1;
        var closed = parts[0].Depth > total.Depth || between.Contains('：') || between is ['中', '，', ..];
        var alike = between.Length < LongestName && parts[0].Size == 1 && PartWords.AreAlike(parts) && PartWords.Joined(sentence, parts) == parts.Count && PartWords.Joined(sentence, [total, parts[0]]) == 1 && !IsListed(sentence, total);
        if (PartLabels.Exhausts(parts, total)) return new PartRun(total, parts, PartBond.Said, whole && near && (closed || alike || parts[0].Among));
        if (PartWords.AreAccount(parts) || PartWords.AreYears(total, parts) || SaidParts.Says(PartWords.Clause(sentence, total), parts.Count) || SaidParts.Says(between, parts.Count) || PartLabels.NameAll(total.Lead, parts) || PartLabels.NameAll(Head(between), parts)) return new PartRun(total, parts, PartBond.Said, whole && near);
        var complement = PartLabels.Complement(parts);
        if (!complement && PartWords.MayCross(parts)) return null;
        var row = complement || parts[0].Among || closed || PartWords.AreAlike(parts);
        if (row && parts.Count > 2) return new PartRun(total, parts, PartBond.Row, whole && near && (closed || alike || parts[0].Among));
        return near ? new PartRun(total, parts, row ? PartBond.Pair : PartBond.Beside, row && whole && (closed || alike || parts[0].Among)) : null;
    }

    // 甲县 58 个、乙县 31 个，丙区 24 个、丁区 14 个: one of a list is no total.
    private static bool IsListed(Sentence sentence, Mention total) =>
        sentence.Mentions.IndexOf(total) is > 0 and var at && sentence.Mentions[at - 1].Quantity.Adds(total.Quantity) && PartWords.Joined(sentence, [sentence.Mentions[at - 1], total]) == 2;

    // 14 个乡镇（街道），其中乡镇 11 个、街道 3 个: the name of the total, up to its comma.
    private static string Head(ReadOnlySpan<char> between) => between.IndexOf('，') is > 0 and var comma ? between[..comma].ToString() : "";
}
