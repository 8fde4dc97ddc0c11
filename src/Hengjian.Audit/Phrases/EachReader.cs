using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Per what a number is given: 每百名学生, 每校, 每班, 生均.</summary>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Count">How many of them: 100 for 每百名.</param>
/// <param name="Family">Family of the unit counted: 人, 个; empty when not said (平均).</param>
/// <param name="Noun">What is counted, as far as the word says: 学生, 教师, 班, 校, 园; empty when not said.</param>
public sealed record Each(int Start, int End, double Count, string Family, string Noun);

/// <summary>Reads 每… and …均.</summary>
public static class EachReader
{
    private static readonly (string Word, string Family, string Noun)[] Heads =
    [
        ("生均", "人", "学生"), ("师均", "人", "教师"), ("班均", "个", "班"), ("校均", "个", "校"), ("园均", "个", "园"), ("人均", "人", ""),
        ("平均每", "", ""), ("平均班额", "个", "班"), ("班额平均", "个", "班"), ("平均", "", ""), ("每", "", ""), ("县均", "县", "县"), ("户均", "户", ""),
    ];

    private static readonly (string Word, string Family, string Noun)[] Nouns =
    [
        ("名学生", "人", "学生"), ("位学生", "人", "学生"), ("个学生", "人", "学生"), ("名教师", "人", "教师"), ("位教师", "人", "教师"), ("名幼儿", "人", "学生"), ("个教学班", "个", "班"),
        ("个班级", "个", "班"), ("个班", "个", "班"), ("所学校", "个", "校"), ("所幼儿园", "个", "园"), ("学生", "人", "学生"), ("班级", "个", "班"), ("名", "人", ""),
        ("生", "人", "学生"), ("人", "人", ""), ("班", "个", "班"), ("校", "个", "校"), ("园", "个", "园"), ("所", "个", ""), ("个片区", "个", ""), ("个", "个", ""), ("县", "县", "县"), ("户", "户", ""),
        ("师", "人", "教师"), ("间", "个", ""), ("套", "套", ""), ("台", "台", ""),
    ];

    /// <summary>Reads at an offset; null when nothing of the kind starts here, or a time does (每年, 每月).</summary>
    public static Each? Read(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('生' or '师' or '班' or '校' or '园' or '人' or '平' or '每' or '县' or '户')) return null;
        var rest = text[at..];
        foreach (var (word, family, noun) in Heads)
        {
            if (!rest.StartsWith(word, StringComparison.Ordinal)) continue;
            if (word == "平均" && NamesNorm(rest[2..])) return null;
            return word[^1] == '每' ? Counted(text, at, at + word.Length) : new Each(at, at + word.Length, 1, family, noun);
        }
        return null;
    }

    // 平均水平, 平均值: a norm, not a number per unit.
    private static bool NamesNorm(ReadOnlySpan<char> rest) =>
        rest.StartsWith("水平", StringComparison.Ordinal) || rest.StartsWith("值", StringComparison.Ordinal) || rest.StartsWith("线", StringComparison.Ordinal);

    private static Each? Counted(ReadOnlySpan<char> text, int at, int i)
    {
        var count = 1d;
        if (i < text.Length && (Digits.Arabic(text[i]) >= 0 ? ArabicNumeral.Read(text, i, out _) : ChineseNumeral.Read(text, i)) is { } number)
        {
            count = number.Value;
            i = number.End;
            if (i < text.Length && text[i] == '万')
            {
                count *= 1e4;
                i++;
            }
        }
        foreach (var (word, family, noun) in Nouns)
            if (text[i..].StartsWith(word, StringComparison.Ordinal)) return new Each(at, i + word.Length, count, family, noun);
        return null;
    }
}
