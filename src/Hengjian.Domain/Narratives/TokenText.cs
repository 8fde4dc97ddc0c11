using System.Globalization;
using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Domain.Narratives;

/// <summary>What stands in a text for a token.</summary>
/// <param name="Words">With unit: 12.30 亿元; empty when there is no value.</param>
/// <param name="Name">Chinese name of what it is.</param>
public sealed record TokenValue(string Words, string Name)
{
    /// <summary>Where it is from: a typed value's revision, facts in force; empty when there is none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Why there are no words: an unknown name, an item that is not there; null otherwise.</summary>
    public Problem? Problem { get; init; }
}

/// <summary>
/// Text with tokens. A token is 〔值 …〕, 〔指标 …〕 or 〔佐证 …〕 on one line; the same brackets around anything else, as in
/// 国教督办〔2024〕3号, are plain words.
/// </summary>
public static class TokenText
{
    /// <summary>Printed where a value is missing.</summary>
    public const string Missing = "【缺】";

    /// <summary>Printed for a value that this reader may not see.</summary>
    public const string Hidden = "（未公开）";

    private static readonly (string Word, TokenKind Kind)[] Kinds = [("值", TokenKind.Value), ("指标", TokenKind.Indicator), ("佐证", TokenKind.Evidence)];

    /// <summary>Cuts a text into plain words and tokens, in order, together all of it.</summary>
    public static IReadOnlyList<TextSegment> Parse(string text)
    {
        var found = new List<TextSegment>();
        var (plain, at) = (0, 0);
        while ((at = text.IndexOf('〔', at)) >= 0)
        {
            var end = text.IndexOf('〕', at);
            if (end < 0) break;
            var inside = text[(at + 1)..end];
            if (inside.AsSpan().IndexOfAny('〔', '\n') >= 0 || KindOf(inside) is not { } kind)
            {
                at++;
                continue;
            }
            if (at > plain) found.Add(new(plain, at, null, null));
            found.Add(Read(text[at..(end + 1)], inside, kind, at, end + 1));
            plain = at = end + 1;
        }
        if (plain < text.Length) found.Add(new(plain, text.Length, null, null));
        return found;
    }

    /// <summary>Puts values in the places of tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">What stands for a token.</param>
    public static RenderedText Render(string text, Func<TextToken, TokenValue> value)
    {
        var rendered = new StringBuilder();
        var pieces = new List<RenderedPiece>();
        var problems = new List<Problem>();
        foreach (var segment in Parse(text))
        {
            var (start, source) = (rendered.Length, text[segment.Start..segment.End]);
            var given = segment.Token is { } token ? value(token) : null;
            var problem = segment.Wrong ?? given?.Problem;
            if (problem is null && given is { Words.Length: 0 }) problem = NarrativeProblems.MissingValue(source, given.Name);
            rendered.Append(given is null ? source : problem is not null || given.Words.Length == 0 ? Missing : given.Words);
            if (problem is not null) problems.Add(problem with { Mark = new(segment.Start, segment.End - segment.Start) });
            pieces.Add(new(segment.Start, segment.End, start, rendered.Length, segment.Token, given, problem));
        }
        return new(rendered.ToString(), pieces, problems);
    }

    private static TokenKind? KindOf(string inside)
    {
        foreach (var (word, kind) in Kinds)
            if (inside.StartsWith(word, StringComparison.Ordinal) && (inside.Length == word.Length || char.IsWhiteSpace(inside[word.Length]))) return kind;
        return null;
    }

    private static TextSegment Read(string whole, string inside, TokenKind kind, int start, int end)
    {
        var words = inside.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var read = words.Length < 2 ? null : kind == TokenKind.Evidence ? Evidence(words) : Figure(kind, words);
        var right = kind switch { TokenKind.Value => "〔值 数据项@年 学段〕", TokenKind.Indicator => "〔指标 指标名@年〕", _ => "〔佐证 编号 第3页〕" };
        return read is null ? new(start, end, null, NarrativeProblems.BadToken(whole, right)) : new(start, end, read, null);
    }

    private static TextToken? Evidence(string[] words)
    {
        if (!Number(words[1], out _) || words.Length > 3) return null;
        var token = new TextToken(TokenKind.Evidence, words[1]);
        if (words.Length == 2) return token;
        if (!words[2].StartsWith('第') || !words[2].EndsWith('页')) return null;
        var pages = words[2][1..^1].Split('-', '－', '—', '至');
        if (!Number(pages[0], out var from) || from == 0) return null;
        if (pages.Length == 1) return token with { PageFrom = from, PageTo = from };
        return pages.Length == 2 && Number(pages[1], out var to) && to >= from ? token with { PageFrom = from, PageTo = to } : null;
    }

    private static TextToken? Figure(TokenKind kind, string[] words)
    {
        var stage = words.Length > 2 ? StageWords.Find(words[^1]) : null;
        var body = string.Concat(words[1..(stage is null ? words.Length : words.Length - 1)]);
        var at = body.LastIndexOf('@');
        var name = at < 0 ? body : body[..at];
        if (name.Length == 0) return null;
        if (at < 0) return new(kind, name) { Stage = stage };
        return Number(body[(at + 1)..].TrimEnd('年'), out var year) && year is >= 1949 and <= 2100 ? new(kind, name) { Year = year, Stage = stage } : null;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>A stretch of a rendered text beside the stretch it was made of.</summary>
/// <param name="SourceStart">First offset in the text with tokens.</param>
/// <param name="SourceEnd">Offset after the last.</param>
/// <param name="Start">First offset in the rendered text.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Token">The token; null for plain words.</param>
/// <param name="Value">What stands for it; null for plain words.</param>
/// <param name="Problem">Why it prints 【缺】; null otherwise.</param>
public sealed record RenderedPiece(int SourceStart, int SourceEnd, int Start, int End, TextToken? Token, TokenValue? Value, Problem? Problem);

/// <summary>A text with values in the places of its tokens.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Pieces">In order, together all of it.</param>
/// <param name="Problems">What is wrong with tokens; their marks are offsets of the text with tokens.</param>
public sealed record RenderedText(string Text, IReadOnlyList<RenderedPiece> Pieces, IReadOnlyList<Problem> Problems)
{
    /// <summary>The stretch of the text with tokens from which a stretch of the rendered text was made; whole tokens.</summary>
    public (int Start, int End) Back(int start, int end) => (BackOf(start, atEnd: false), BackOf(end, atEnd: true));

    private int BackOf(int offset, bool atEnd)
    {
        foreach (var piece in Pieces)
        {
            // An end that lies on the edge of two pieces belongs to the left one.
            if (offset > piece.End || (offset == piece.End && !atEnd)) continue;
            if (piece.Token is null && piece.Problem is null) return piece.SourceStart + Math.Max(0, offset - piece.Start);
            return atEnd ? piece.SourceEnd : piece.SourceStart;
        }
        return Pieces.Count == 0 ? 0 : Pieces[^1].SourceEnd;
    }
}
