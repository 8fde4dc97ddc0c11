using System.Buffers;

namespace Hengjian.Audit.Claims;

/// <summary>Follows lists that are told in groups.</summary>
internal static class ListItems
{
    private static readonly SearchValues<char> ArabicDigits = SearchValues.Create("0123456789０１２３４５６７８９%");

    /// <summary>The end of a list that goes on behind a comma: 甲市的子县、丑县，乙市的寅县. Its names end alike throughout, as names of places do.</summary>
    /// <param name="list">The text from the list's beginning.</param>
    /// <param name="end">Where its first group ends.</param>
    /// <param name="ends">The marks that end a group.</param>
    public static int Grouped(ReadOnlySpan<char> list, int end, SearchValues<char> ends)
    {
        var kind = NameList.Kind(Last(list[..end]));
        if (kind is not ('县' or '镇' or '村')) return end;
        while (end < list.Length && list[end] == '，')
        {
            // 南校区（初中部），北校区（高中部）和东校区（新校区）: what stands in brackets goes with its name.
            var until = Mark(list, end + 1, ends);
            var group = list[(end + 1)..until];
            if (group.Length < 2 || NameList.Kind(Last(group)) != kind || HasDigit(group) || !group.ContainsAny('、', '的', '和')) break;
            foreach (var name in group.Split('、'))
                if (group[name].IsEmpty || NameList.Kind(Last(group[name])) != kind) return end;
            end = until;
        }
        return end;
    }

    // The last character of a name, without what stands in brackets behind it.
    private static char Last(ReadOnlySpan<char> name)
    {
        if (name.Length > 0 && name[^1] is '）' or ')') name = name[..Math.Max(0, name.LastIndexOfAny('（', '('))];
        return name.Length > 0 ? name[^1] : '\0';
    }

    // The next mark outside of brackets, or the end.
    private static int Mark(ReadOnlySpan<char> list, int from, SearchValues<char> ends)
    {
        var depth = 0;
        for (var i = from; i < list.Length; i++)
            if (list[i] is '（' or '(') depth++;
            else if (depth > 0 && list[i] is '）' or ')') depth--;
            else if (depth == 0 && ends.Contains(list[i])) return i;
        return list.Length;
    }

    // 2023 年的丙县 is told by its year.
    private static bool HasDigit(ReadOnlySpan<char> group) =>
        (group.Length > 4 && group[4] == '年' ? group[5..] : group).ContainsAny(ArabicDigits);
}
