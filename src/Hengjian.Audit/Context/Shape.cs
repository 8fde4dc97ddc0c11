using System.Text;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>How a stretch of a sentence is made: its numbers' kinds and roles, and the words between them without names of stages and ways of change.</summary>
internal static class Shape
{
    private static readonly string[] Names =
    [
        "义务教育", "普通高中", "中等职业学校", "中等职业", "幼儿园", "学前教育", "学前", "小学", "初中", "高中", "中职", "普高", "职高", "特殊教育", "特教", "城区", "城镇", "县城", "乡镇", "乡村", "农村", "镇区", "城市", "公办", "民办",
    ];

    private static readonly System.Buffers.SearchValues<char> Firsts = System.Buffers.SearchValues.Create([.. Names.Select(n => n[0])]);

    [ThreadStatic]
    private static StringBuilder? builder;

    /// <summary>True when two numbers may stand at the same place of two stretches.</summary>
    public static bool MayBe(Mention a, Mention b) => a.Quantity.Kind == b.Quantity.Kind && a.Role == b.Role && a.Quantity.Unit.Family == b.Quantity.Unit.Family;

    /// <summary>The stage, owner or place that a name says; null when none.</summary>
    public static string? KindIn(string name)
    {
        foreach (var kind in Names)
            if (name.Contains(kind, StringComparison.Ordinal)) return kind;
        return null;
    }

    /// <summary>The shape from one number to another; null when a semicolon parts them or nothing tells them together.</summary>
    public static string? Of(Sentence sentence, int first, int last)
    {
        if (first < 0 || sentence.Mentions[first].Segment != sentence.Mentions[last].Segment) return null;
        var into = (builder ??= new StringBuilder()).Clear();
        for (var i = first; i <= last; i++)
        {
            var m = sentence.Mentions[i];
            into.Append((char)('a' + (int)m.Quantity.Kind)).Append(m.Quantity.Unit.Family).Append((char)('A' + (int)m.Role));
            if (i < last) Between(sentence, m.Token + 1, sentence.Mentions[i + 1].Token, into);
        }
        return into.ToString();
    }

    private static void Between(Sentence sentence, int from, int to, StringBuilder into)
    {
        for (var i = from; i < to; i++)
        {
            var token = sentence.Tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Comma: into.Append(','); break;
                case TokenKind.Pause: into.Append('、'); break;
                case TokenKind.Colon: into.Append(':'); break;
                case TokenKind.Open: into.Append('('); break;
                case TokenKind.Close: into.Append(')'); break;
                case TokenKind.Period: into.Append('@').Append(token.Period!.Shift ?? 0); break;
                case TokenKind.Word: into.Append('<').Append((char)('A' + (int)Way(token.Word))); break;
                case TokenKind.Quantity: into.Append('#'); break;
                case TokenKind.Text or TokenKind.Each: Words(sentence.Text.AsSpan(token.Start, token.End - token.Start), into); break;
            }
        }
    }

    // 增加, 减少: one word.
    private static WordKind Way(WordKind word) => word switch
    {
        WordKind.Down => WordKind.Up,
        WordKind.DownRate => WordKind.UpRate,
        WordKind.Below => WordKind.Above,
        _ => word,
    };

    private static void Words(ReadOnlySpan<char> text, StringBuilder into)
    {
        while (text.IndexOfAny(Firsts) is >= 0 and var at)
        {
            into.Append(text[..at]);
            text = text[at..];
            var length = 0;
            foreach (var name in Names)
                if (text.StartsWith(name, StringComparison.Ordinal))
                {
                    length = name.Length;
                    break;
                }
            if (length == 0) into.Append(text[0]);
            text = text[Math.Max(length, 1)..];
        }
        into.Append(text);
    }
}
