using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Reads dates and times: 2023年, 二〇二三年, 2021—2023年, 2023年3月15日, 上年, 今年, 9月, 一季度.</summary>
public static class PeriodReader
{
    private static readonly (string Word, int Shift)[] Relative =
    [
        ("上一年度", -1), ("上一年", -1), ("上年度", -1), ("上年同期数", -1), ("上年同期", -1), ("上年数", -1), ("上年末", -1), ("上年底", -1), ("上年", -1), ("去年同期", -1), ("去年底", -1),
        ("去年末", -1), ("去年", -1), ("前一年度", -1), ("前一年", -1), ("前年", -2), ("上学年", -1), ("上一学年", -1), ("上期", -1), ("同期", -1), ("年初", -1), ("原来", -1),
        ("原先", -1), ("此前", -1), ("以前", -1), ("之前", -1), ("原有", -1), ("今年", 0), ("本年度", 0), ("本年", 0), ("当年", 0), ("现在", 0), ("目前", 0), ("如今", 0), ("本学年", 0),
        ("本期", 0), ("年末", 0), ("年底", 0), ("现", 0), ("往年", -1), ("整改前", -1), ("创建前", -1),
    ];

    private static readonly string[] Parts =
    [
        "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "春季学期", "秋季学期", "春季", "秋季", "学年度", "年度", "学年", "年底", "年末", "年初", "同期", "底", "末", "初",
    ];

    /// <summary>Reads the period that starts here; null when there is none.</summary>
    public static Period? Read(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (Digits.Arabic(c) >= 0) return ArabicDate(text, at);
        if (c is '二' or '一' && YearInWords(text, at) is { } year) return Tail(text, at, at + 5, year, null);
        if (c is not ('上' or '去' or '前' or '同' or '年' or '原' or '此' or '以' or '之' or '今' or '本' or '当' or '现' or '目' or '如' or '往' or '整' or '创')) return null;
        var rest = text[at..];
        foreach (var (word, shift) in Relative)
        {
            if (!rest.StartsWith(word, StringComparison.Ordinal)) continue;
            return word == "现" && !AloneNow(text, at) ? null : new Period(at, at + word.Length + (shift < 0 ? Ending(rest[word.Length..]) : 0), null, shift, "");
        }
        return null;
    }

    // 上一学年末, 上年度底: the end of it.
    private static int Ending(ReadOnlySpan<char> rest)
    {
        foreach (var word in (ReadOnlySpan<string>)["同期", "期末", "末", "底", "初"])
            if (rest.StartsWith(word, StringComparison.Ordinal) && (word.Length > 1 || rest.Length < 2 || rest[1] is not ('中' or '级' or '层'))) return word.Length;
        return 0;
    }

    // 现有 is "there are now"; 现场, 现代, 实现 are other words.
    private static bool AloneNow(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at + 1] is '有' or '为' or '达' or '已' && (at == 0 || text[at - 1] is not '实' and not '体' and not '表' and not '出');

    private static Period? ArabicDate(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (Digits.Arabic(text[at - 1]) >= 0 || Digits.IsPoint(text[at - 1]) && at > 1 && Digits.Arabic(text[at - 2]) >= 0)) return null;
        var digits = Run(text, at, out var value);
        var i = at + digits;
        if (digits == 4 && value is >= 1900 and <= 2100)
        {
            if (i < text.Length && text[i] == '年' && !IsSpan(text, i)) return Tail(text, at, i + 1, value, null);
            if (i + 1 < text.Length && text[i] == '学' && text[i + 1] == '年') return Tail(text, at, i + 2, value, null);
            return YearRange(text, at, i, value);
        }
        if (digits <= 2 && i < text.Length && value > 0) return MonthOrDay(text, at, i, value);
        return null;
    }

    // 2000年来 cannot be told from a span of years; 2000年以上 is one.
    private static bool IsSpan(ReadOnlySpan<char> text, int i) => text[i..].StartsWith("年以上", StringComparison.Ordinal);

    private static Period? YearRange(ReadOnlySpan<char> text, int at, int i, int from)
    {
        if (i + 4 >= text.Length || text[i] is not ('-' or '—' or '–' or '－' or '～' or '~' or '至' or '/' or '、' or '，' or ',' or '和')) return null;
        while (i + 1 < text.Length && text[i + 1] is '-' or '—') i++;
        if (Run(text, i + 1, out var to) != 4 || to is < 1900 or > 2100) return text[i] is '、' or '和' ? null : null;
        var end = i + 5;
        if (end >= text.Length || text[end] is not ('年' or '学')) return null;
        if (text[i] is '、' or '，' or ',' or '和') return new Period(at, i, from, null, "");
        return Tail(text, at, text[end] == '学' ? Math.Min(end + 2, text.Length) : end + 1, from, to);
    }

    private static Period? MonthOrDay(ReadOnlySpan<char> text, int at, int i, int value)
    {
        var month = text[i] == '月' && value is >= 1 and <= 12;
        var day = text[i] is '日' && value is >= 1 and <= 31;
        if (!month && !day) return null;
        var end = Days(text, month ? i + 1 : i + 1);
        return new Period(at, end, null, null, text[at..end].ToString());
    }

    private static Period Tail(ReadOnlySpan<char> text, int at, int end, int year, int? until)
    {
        var from = end;
        end = Days(text, end);
        foreach (var part in Parts)
        {
            if (!text[end..].StartsWith(part, StringComparison.Ordinal)) continue;
            end += part.Length;
            break;
        }
        return new Period(at, end, year, null, text[from..end].ToString(), until);
    }

    // 3月, 3月15日, 15日至20日, 3月至6月, 3—6月.
    private static int Days(ReadOnlySpan<char> text, int end)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            var i = end;
            if (i < text.Length && text[i] is '至' or '-' or '—' or '–' or '～' or '、' or '到') i++;
            var digits = i < text.Length ? Run(text, i, out _) : 0;
            if (digits is 0 or > 2 || i + digits >= text.Length || text[i + digits] is not ('月' or '日')) break;
            end = i + digits + 1;
            if (end < text.Length && text[end] == '份') end++;
        }
        return end;
    }

    private static int? YearInWords(ReadOnlySpan<char> text, int at)
    {
        if (at + 4 >= text.Length || text[at + 4] != '年') return null;
        var year = 0;
        for (var i = at; i < at + 4; i++)
        {
            var digit = Digits.Chinese(text[i]);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }
        return year is >= 1900 and <= 2100 ? year : null;
    }

    private static int Run(ReadOnlySpan<char> text, int at, out int value)
    {
        value = 0;
        var i = at;
        for (; i < text.Length && i - at < 6; i++)
        {
            var digit = Digits.Arabic(text[i]);
            if (digit < 0) break;
            value = value * 10 + digit;
        }
        return i - at;
    }
}
