using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds which number a name in a share points to.</summary>
internal static class ShareNames
{
    // The best must say this much more than the second.
    private const int Lead = 2;

    /// <summary>The one candidate whose label shares clearly most with the name; null when none does alone.</summary>
    public static Mention? Best(string name, IEnumerable<Mention> candidates)
    {
        if (name.Length < 2) return null;
        Mention? best = null;
        var (most, second) = (0, 0);
        foreach (var candidate in candidates)
        {
            var label = Label(candidate);
            // 本科以上学历教师 is not 研究生以上学历教师: the beginning of a name tells it apart.
            var shared = label.Contains(name[..2], StringComparison.Ordinal) && !IsJoined(name, candidate) ? Shared(name, label) : 0;
            if (shared > most) (best, second, most) = (candidate, most, shared);
            else second = Math.Max(second, shared);
        }
        return most >= Lead && most - second >= Lead || most > 0 && most - second >= 1 && Whole(name, best!) ? best : null;
    }

    // 园长、专任教师共 1008 人: of both, not of 专任教师.
    private static bool IsJoined(string name, Mention candidate) =>
        candidate.Lead.IndexOf(name, StringComparison.Ordinal) is > 0 and var at && candidate.Lead[at - 1] is '、' or '和' or '及' or '与';

    /// <summary>占实际交流人数的: what turned out to be, where something else was told.</summary>
    public static bool IsOfFact(Mention share) => share.WholeName.StartsWith("实际", StringComparison.Ordinal);

    /// <summary>What a number is called: its subject and the name after it.</summary>
    public static string Label(Mention mention) => mention.AboutClean + "|" + mention.Tail;

    /// <summary>The name of the part as the words before 占 give it: 研究生学历教师占.</summary>
    public static string OwnOf(Mention share) =>
        SubjectText.Clean(share.WholeName.Length > 0 && share.Subject.EndsWith(share.WholeName, StringComparison.Ordinal) ? share.Subject[..^share.WholeName.Length] : share.Subject);

    /// <summary>How many stretches of two characters two names share.</summary>
    public static int Shared(string name, string label)
    {
        var shared = 0;
        for (var i = 0; i + 1 < name.Length; i++)
            if (label.AsSpan().IndexOf(name.AsSpan(i, 2)) >= 0) shared++;
        return shared;
    }

    /// <summary>项目 2758 个、完工 2746 个，农村卫生厕所普及率 95.3%: the rate names a thing of its own, which neither number is called by.</summary>
    public static bool IsOfAnother(Mention share, Mention part, Mention whole)
    {
        if (!ShareReadings.IsRateName(share) || share.Clean.Length < LeastNamed) return false;
        return Shared(share.Clean[..^1], part.AboutClean + "|" + part.Tail + "|" + whole.AboutClean + "|" + whole.Tail) == 0;
    }

    /// <summary>已完工 18 个，全省平均完工率 55%; 计划明年完工率达到 90%: told of another circle, another time or of what ought to be, and not of the number before.</summary>
    public static bool IsOfOtherMeasure(Mention share, Mention part)
    {
        if (share.Clause == part.Clause) return false;
        foreach (var word in (ReadOnlySpan<string>)["平均", "全国", "全省", "上月", "上年", "上期", "上季", "上学", "去年", "前年", "明年", "目标", "计划", "规划", "要求", "规定", "标准", "力争", "预计", "序时", "省定"])
            if (share.Lead.Contains(word, StringComparison.Ordinal) && !part.Lead.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>教育支出 12.90 亿元。全省教育支出占: not of the number before.</summary>
    public static bool IsOfLargerCircle(Mention share, Mention part) =>
        Wording.Begins(share.Lead.Trim(), "全国", "全省") && !part.Lead.Contains(share.Lead.Trim()[..2], StringComparison.Ordinal);

    // 普及率 alone names nothing.
    private const int LeastNamed = 6;

    // One name is all of the other but its end or beginning.
    private static bool Whole(string name, Mention mention)
    {
        var label = mention.AboutClean;
        return label.Length > 1 && (name.StartsWith(label, StringComparison.Ordinal) || name.EndsWith(label, StringComparison.Ordinal) || label.EndsWith(name, StringComparison.Ordinal));
    }
}
