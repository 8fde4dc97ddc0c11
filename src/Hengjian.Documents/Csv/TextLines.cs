using System.Runtime.Intrinsics;
using System.Text;

namespace Hengjian.Documents.Csv;

/// <summary>What one pass over a text file tells.</summary>
/// <param name="Encoding">UTF-8 or GB18030.</param>
/// <param name="IsPlain">No quote and no carriage return outside CRLF: every line feed ends a record.</param>
/// <param name="Lines">Number of line feeds.</param>
/// <param name="Marks">Where lines begin, some hundred thousand bytes apart; the first is the start, the last the end.</param>
internal sealed record TextLayout(Encoding Encoding, bool IsPlain, long Lines, IReadOnlyList<TextMark> Marks);

/// <summary>A place in a file.</summary>
/// <param name="Offset">Byte, from 0.</param>
/// <param name="Line">The line that begins there, from 1.</param>
internal readonly record struct TextMark(long Offset, long Line);

/// <summary>Counts the lines of a text that comes in pieces, and marks places at which it can be cut.</summary>
internal sealed class TextLines(long start)
{
    private readonly List<TextMark> marks = [new(start, 1)];
    private long offset = start;
    private bool isPlain = true;
    private bool afterReturn;
    private bool hasText;

    /// <summary>The line that the next byte is on, counting line feeds.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Takes the next piece.</summary>
    public void Take(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty) return;
        if (isPlain) isPlain = !piece.Contains((byte)'"') && !HasLoneReturn(piece);
        var last = piece.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            Line += piece.Count((byte)'\n');
            // A first part without any record would have no header.
            hasText = hasText || piece[..last].ContainsAnyExcept((byte)'\r', (byte)'\n');
            if (hasText) marks.Add(new TextMark(offset + last + 1, Line));
        }
        offset += piece.Length;
    }

    /// <summary>What was found, after the last piece.</summary>
    public TextLayout Layout(Encoding encoding)
    {
        if (marks[^1].Offset < offset) marks.Add(new TextMark(offset, Line));
        return new TextLayout(encoding, isPlain && !afterReturn, Line, marks);
    }

    private bool HasLoneReturn(ReadOnlySpan<byte> piece)
    {
        if (afterReturn && piece[0] != '\n') return true;
        afterReturn = piece[^1] == '\r';
        if (!piece.Contains((byte)'\r')) return false;
        var at = 0;
        for (; at + Vector256<byte>.Count < piece.Length; at += Vector256<byte>.Count)
        {
            var returns = Vector256.Equals(Vector256.Create(piece[at..]), Vector256.Create((byte)'\r'));
            var feeds = Vector256.Equals(Vector256.Create(piece[(at + 1)..]), Vector256.Create((byte)'\n'));
            if (Vector256.AndNot(returns, feeds) != Vector256<byte>.Zero) return true;
        }
        for (; at + 1 < piece.Length; at++)
            if (piece[at] == '\r' && piece[at + 1] != '\n') return true;
        return false;
    }
}
