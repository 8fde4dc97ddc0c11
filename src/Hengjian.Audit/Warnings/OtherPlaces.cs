using System.Buffers;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Warnings;

/// <summary>
/// Another place's name where the report speaks of its own: what is left when a passage was taken from elsewhere. Only where
/// the sentence reads as if it were about the own region; names in comparisons, aid and visits are left alone.
/// </summary>
internal sealed class OtherPlaces
{
    private const int LongestName = 12;

    private static readonly string[] Relations =
    [
        "对口", "结对", "帮扶", "支援", "援助", "学习", "考察", "借鉴", "合作", "协作", "共建", "经验", "赴", "来自", "籍", "兄弟", "邻近", "相邻", "周边", "毗邻", "接壤", "参观", "调研", "观摩", "交流", "相比", "比较", "高于", "低于", "位居", "分别", "划归", "原", "对比", "等地", "转发",
    ];

    private static readonly string[] Offices = ["人民政府", "教育局", "教育体育局", "教体局", "教育和体育局", "委教育", "县委", "市委", "区委", "委、", "政府"];
    private static readonly SearchValues<char> Levels = SearchValues.Create("省市县区州旗");

    // A name of two to four characters may hold none of these: they make words that end like names (全县, 主城区, 示范县, 开发区).
    private static readonly SearchValues<char> NoName = SearchValues.Create("全各我本该每有其他它个多少所辖属省市县区州旗级城乡镇校学教年月日的在和与及对向为由经将把等内外周边先试验示范贫困开发高新老农村牧山灾主直地民族沿一二三四五六七八九十百千数近约另某贵是以从到至于同超大中小部分类条件设点街社园景库务专夜牧矿片校产业居办展考重");

    private readonly HashSet<string> own;
    private readonly HashSet<string> others;
    private readonly string? title;

    /// <summary>Knows the places.</summary>
    public OtherPlaces(ReportContext context, ReportTitle title)
    {
        own = [.. context.OwnPlaces];
        others = [.. context.OtherPlaces.Where(p => p.Length is >= 2 and <= LongestName && !own.Contains(p))];
        this.title = context.OwnPlaces.Count > 0 ? context.OwnPlaces[0] : title.Region;
        if (title.Region is not null) own.Add(title.Region);
    }

    /// <summary>The other place that a sentence names as if it were the own; null when it names none or several.</summary>
    public Warning? Of(string text, int start, int end)
    {
        if (title is null && others.Count == 0) return null;
        var sentence = text.AsSpan(start, end - start);
        if (sentence.IndexOfAny(Levels) < 0) return null;
        var found = others.Count > 0 ? Listed(text, start, end) : Guessed(text, start, end);
        if (found is not { } place) return null;
        foreach (var relation in Relations)
            if (sentence.Contains(relation, StringComparison.Ordinal)) return null;
        var name = text[place.Start..place.End];
        return new Warning("other-place", title is null ? $"“{name}”不是本地的名称。" : $"“{name}”不是本地的名称，本报告写的是“{title}”。", [place]);
    }

    private TextSpan? Listed(string text, int start, int end)
    {
        TextSpan? found = null;
        for (var at = start; at < end; at++)
        {
            if (!Levels.Contains(text[at])) continue;
            if (Ending(text, start, at + 1) is not { } place) continue;
            if (found is { } before && !text.AsSpan(before.Start, before.End - before.Start).SequenceEqual(text.AsSpan(place.Start, place.End - place.Start))) return null;
            found ??= place;
        }
        return found is { } one && (Begins(text, start, one.Start) || HasOffice(text, one.End, end) || SpeaksOfOwn(text.AsSpan(start, end - start), text[one.End - 1])) ? found : null;
    }

    // The longest known name that ends here; none when it is one of our own.
    private TextSpan? Ending(string text, int start, int end)
    {
        var (mine, theirs) = (own.GetAlternateLookup<ReadOnlySpan<char>>(), others.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var length = Math.Min(LongestName, end - start); length >= 2; length--)
        {
            var name = text.AsSpan(end - length, length);
            if (mine.Contains(name)) return null;
            if (theirs.Contains(name)) return new TextSpan(end - length, end);
        }
        return null;
    }

    // Without a list: a name of the own level that begins a clause, in a sentence that says 全县 or 我县.
    private TextSpan? Guessed(string text, int start, int end)
    {
        var level = title![^1];
        if (level is not ('县' or '市' or '区') || !SpeaksOfOwn(text.AsSpan(start, end - start), level)) return null;
        for (var at = start; at + 2 < end; at++)
        {
            if (!Begins(text, start, at)) continue;
            for (var length = 2; length <= 4 && at + length < end; length++)
            {
                if (text[at + length] != level) continue;
                var name = text.AsSpan(at, length + 1);
                if (IsName(name[..^1]) && !title.EndsWith(name, StringComparison.Ordinal) && !own.Contains(name.ToString())) return new TextSpan(at, at + length + 1);
                break;
            }
        }
        return null;
    }

    private static bool IsName(ReadOnlySpan<char> stem)
    {
        foreach (var c in stem)
            if (!Digits.IsHan(c) || NoName.Contains(c)) return false;
        return true;
    }

    private static bool SpeaksOfOwn(ReadOnlySpan<char> sentence, char level)
    {
        foreach (var word in "全我本")
            if (sentence.IndexOf([word, level]) >= 0) return true;
        return false;
    }

    private static bool HasOffice(string text, int at, int end)
    {
        foreach (var office in Offices)
            if (text.AsSpan(at, end - at).StartsWith(office, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool Begins(string text, int start, int at) => at == start || text[at - 1] is '，' or '；' or '：' or ',' or ' ' or '\u3000';
}
