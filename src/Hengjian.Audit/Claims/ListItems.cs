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
        var kind = end > 0 ? NameList.Kind(list[end - 1]) : '\0';
        if (kind is not ('县' or '镇' or '村')) return end;
        while (end < list.Length && list[end] == '，')
        {
            var next = list[(end + 1)..].IndexOfAny(ends);
            var until = next < 0 ? list.Length : end + 1 + next;
            var group = list[(end + 1)..until];
            if (group.Length < 2 || NameList.Kind(group[^1]) != kind || HasDigit(group) || group.ContainsAny('（', '(') || group.IndexOf('、') < 0 && group.IndexOf('的') < 0) break;
            foreach (var name in group.Split('、'))
                if (group[name].IsEmpty || NameList.Kind(group[name][^1]) != kind) return end;
            end = until;
        }
        return end;
    }

    // 2023 年的丙县 is told by its year.
    private static bool HasDigit(ReadOnlySpan<char> group) =>
        (group.Length > 4 && group[4] == '年' ? group[5..] : group).ContainsAny(ArabicDigits);
}
