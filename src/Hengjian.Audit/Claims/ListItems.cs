using System.Buffers;

namespace Hengjian.Audit.Claims;

/// <summary>Cuts lists of names: 甲县、乙县和丙县.</summary>
internal static class ListItems
{
    private const int LongestItem = 14;
    private const int Most = 40;

    private static readonly SearchValues<char> ArabicDigits = SearchValues.Create("0123456789０１２３４５６７８９%");

    /// <summary>The names of a list; empty when it is none (an item too long, or fewer than two).</summary>
    /// <param name="list">The stretch of text between two marks.</param>
    public static List<string> Of(ReadOnlySpan<char> list)
    {
        var items = new List<string>();
        foreach (var range in list.SplitAny('、', '和', '与', '及'))
        {
            var item = list[range].Trim();
            if (item.IsEmpty && items.Count == 0 || item.Length > LongestItem || item.ContainsAny(ArabicDigits) || items.Count >= Most) return [];
            if (!item.IsEmpty) items.Add(item.ToString());
        }
        return items.Count >= 2 ? items : [];
    }

    /// <summary>The end of a list that goes on behind a comma: 甲市的子县、丑县，乙市的寅县. Its names end alike throughout, as names of places do.</summary>
    /// <param name="list">The text from the list's beginning.</param>
    /// <param name="end">Where its first group ends.</param>
    /// <param name="ends">The marks that end a group.</param>
    public static int Grouped(ReadOnlySpan<char> list, int end, SearchValues<char> ends)
    {
        var kind = end > 0 ? Kind(list[end - 1]) : '\0';
        if (kind is not ('县' or '镇' or '村')) return end;
        while (end < list.Length && list[end] == '，')
        {
            var next = list[(end + 1)..].IndexOfAny(ends);
            var until = next < 0 ? list.Length : end + 1 + next;
            var group = list[(end + 1)..until];
            if (group.Length < 2 || Kind(group[^1]) != kind || group.ContainsAny(ArabicDigits) || group.IndexOf('、') < 0 && group.IndexOf('的') < 0) break;
            foreach (var name in group.Split('、'))
                if (group[name].IsEmpty || Kind(group[name][^1]) != kind) return end;
            end = until;
        }
        return end;
    }

    /// <summary>How many names there are when 和, 与 and 及 stand inside names.</summary>
    public static int Least(ReadOnlySpan<char> list) => list.Count('、') + (list.EndsWith("、", StringComparison.Ordinal) ? 0 : 1);

    /// <summary>True when all names end alike: they are names of one kind, and were cut where names end.</summary>
    public static bool Alike(List<string> items) => items.Count > 1 && items.TrueForAll(i => i.Length > 1 && Kind(i[^1]) == Kind(items[0][^1]));

    // 镇 and 乡 are of one kind, and 县, 市 and 区.
    private static char Kind(char end) => end switch { '乡' => '镇', '市' or '区' => '县', _ => end };
}
