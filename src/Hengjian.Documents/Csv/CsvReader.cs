using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Documents.Csv;

/// <summary>
/// Reads a csv file record by record in constant memory: RFC 4180 quotes, LF, CRLF or CR, UTF-8 or GB18030.
/// </summary>
/// <remarks>
/// Records are cut as bytes, 32 at a time: no byte of a delimiter, quote or line break is ever part of a longer
/// character in UTF-8 or GB18030. Only the fields asked for are decoded. Empty lines are no records.
/// </remarks>
public sealed partial class CsvReader
{
    private const int Width = 32;
    private readonly Stream stream;
    private readonly CsvOptions options;
    private readonly byte delimiter;
    private byte[] buffer;
    private char[] text = [];
    private FieldSpan[] fields = new FieldSpan[64];
    private int dataEnd;
    private bool atEnd;
    private int start;
    private int next;
    private int block;
    private uint marks;
    private bool afterReturn;
    private long nextLine = 1;
    private long rows;

    private CsvReader(Stream stream, CsvOptions options, Encoding encoding)
    {
        this.stream = stream;
        this.options = options;
        buffer = new byte[(1 << 18) + Width];
        Encoding = encoding;
        Fill();
        delimiter = (byte)(options.Delimiter ?? MostFrequentDelimiter(buffer.AsSpan(0, dataEnd)));
    }

    /// <summary>The encoding found: UTF-8 or GB18030.</summary>
    public Encoding Encoding { get; }

    /// <summary>
    /// The line on which the current record begins, from 1; lines inside quotes and empty ones count.
    /// </summary>
    public long Line { get; private set; }

    /// <summary>Number of fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What ended the reading early; null after the last record of a good file.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Finds the encoding of the whole file (one fast pass), then stands before the first record.</summary>
    /// <param name="stream">Seekable; stays the caller's to close.</param>
    /// <param name="options">Delimiter and limits.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Result<CsvReader> Open(Stream stream, CsvOptions? options = null)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("A csv stream must seek: its encoding is found first.", nameof(stream));
        return TextProbe.Find(stream).Map(text => new CsvReader(stream, options ?? CsvOptions.Default, text.Encoding));
    }

    /// <summary>Reads a stream of known encoding from where it stands.</summary>
    internal static CsvReader Over(Stream stream, CsvOptions options, Encoding encoding) => new(stream, options, encoding);

    /// <summary>
    /// The bytes of a field in the file's encoding, quotes removed; valid until the next <see cref="Read"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> FieldBytes(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)FieldCount, nameof(index));
        var field = fields[index];
        return buffer.AsSpan(start + field.Start, field.Length);
    }

    /// <summary>The text of a field, quotes removed, not trimmed; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Field(int index)
    {
        var bytes = FieldBytes(index);
        // A character never takes fewer bytes than chars, so each field has its own place without counting.
        if (text.Length < next - start) text = new char[Math.Max(next - start, 4096)];
        var place = text.AsSpan(fields[index].Start);
        return place[..Encoding.GetChars(bytes, place)];
    }

    /// <summary>Moves to the next record.</summary>
    /// <returns>False after the last one, or when <see cref="Problem"/> says why reading stopped.</returns>
    public bool Read()
    {
        FieldCount = 0;
        if (Problem is not null || !(isPlain ? CutPlain() : Cut())) return false;
        if (++rows > options.MaxRows) return Stop(DocumentProblems.TooManyRows(options.MaxRows));
        return true;
    }

    private bool Cut()
    {
        start = next;
        Line = nextLine;
        var fieldStart = 0;
        var quotes = Quotes.None;
        var closed = 0;
        while (true)
        {
            var at = NextMark();
            if (at == Failed)
                return (quotes is Quotes.Open or Quotes.OpenEscaped) && Stop(DocumentProblems.UnclosedQuote(Line));
            var mark = at < 0 ? (byte)'\n' : buffer[at + start];
            if (at < 0) at = dataEnd - start;
            if (mark == '"')
            {
                if (quotes is Quotes.Open or Quotes.OpenEscaped) (quotes, closed) = (quotes + 1, at);
                else if (at == fieldStart) quotes = Quotes.Open;
                else if (quotes != Quotes.None && closed == at - 1) quotes = Quotes.OpenEscaped;
                continue;
            }
            if (quotes is Quotes.Open or Quotes.OpenEscaped)
            {
                if (mark == '\n') nextLine++;
                if (atEnd && at == dataEnd - start) return Stop(DocumentProblems.UnclosedQuote(Line));
                continue;
            }
            if (mark == delimiter)
            {
                if (!Add(fieldStart, at, quotes, closed)) return false;
                fieldStart = at + 1;
                quotes = Quotes.None;
                continue;
            }
            var isEnd = atEnd && at == dataEnd - start;
            if (at == 0 && FieldCount == 0)
            {
                next = start;
                if (isEnd) return false;
                // An empty line, or the LF of a CRLF.
                if (!(mark == '\n' && afterReturn)) nextLine++;
                afterReturn = mark == '\r';
                start++;
                Line = nextLine;
                continue;
            }
            afterReturn = mark == '\r';
            nextLine++;
            next = start + at + (isEnd ? 0 : 1);
            if (at > options.MaxLineBytes) return Stop(DocumentProblems.LineTooLong(Line, options.MaxLineBytes));
            return Add(fieldStart, at, quotes, closed);
        }
    }

    /// <summary>
    /// The next quote, delimiter or line break from the start of the record; -1 at the end of the file.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextMark()
    {
        while (marks == 0)
        {
            if (!NextBlock(out var result)) return result;
        }
        var at = block - Width + BitOperations.TrailingZeroCount(marks) - start;
        marks &= marks - 1;
        return at;
    }

    private const int Failed = -2;

    private bool NextBlock(out int result)
    {
        result = -1;
        if (block + Width > dataEnd && !atEnd && !Fill())
        {
            result = Failed;
            return false;
        }
        if (block >= dataEnd) return false;
        var bytes = Vector256.Create(buffer, block);
        var hits = Vector256.Equals(bytes, Vector256.Create(delimiter))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'));
        marks = hits.ExtractMostSignificantBits();
        if (dataEnd - block < Width) marks &= (1u << (dataEnd - block)) - 1;
        block += Width;
        return true;
    }

    /// <summary>Moves the record to the front and reads on until a whole block is there or the file ends.</summary>
    private bool Fill()
    {
        buffer.AsSpan(start, dataEnd - start).CopyTo(buffer);
        dataEnd -= start;
        block -= start;
        start = 0;
        while (!atEnd && dataEnd < block + Width)
        {
            if (dataEnd >= options.MaxLineBytes) return Stop(DocumentProblems.LineTooLong(Line, options.MaxLineBytes));
            if (dataEnd + Width >= buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var got = stream.Read(buffer, dataEnd, buffer.Length - Width - dataEnd);
            dataEnd += got;
            atEnd = got == 0;
        }
        return true;
    }

    private bool Add(int from, int to, Quotes quotes, int closed)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        if (FieldCount == options.MaxFields) return Stop(DocumentProblems.TooManyFields(Line, options.MaxFields));
        if (quotes != Quotes.None)
        {
            if (buffer.AsSpan(start + closed + 1, to - closed - 1).ContainsAnyExcept((byte)' ', (byte)'\t'))
                return Stop(DocumentProblems.TextAfterQuote(Line, FieldCount + 1));
            (from, to) = (from + 1, closed);
            if (quotes == Quotes.ClosedEscaped) to = from + Unescape(buffer.AsSpan(start + from, to - from));
        }
        fields[FieldCount++] = new FieldSpan(from, to - from);
        return true;
    }

    /// <summary>Turns doubled quotes into single ones in place; returns the new length.</summary>
    private static int Unescape(Span<byte> bytes)
    {
        var to = 0;
        for (var from = 0; from < bytes.Length; from++)
        {
            bytes[to++] = bytes[from];
            if (bytes[from] == '"') from++;
        }
        return to;
    }

    private bool Stop(Problem problem)
    {
        Problem = problem;
        FieldCount = 0;
        return false;
    }

    internal static char MostFrequentDelimiter(ReadOnlySpan<byte> head)
    {
        var quoted = false;
        int commas = 0, semicolons = 0, tabs = 0;
        foreach (var b in head)
        {
            if (b is (byte)'\n' or (byte)'\r' && !quoted && commas + semicolons + tabs > 0) break;
            if (b == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (b == ',') commas++;
            else if (b == ';') semicolons++;
            else if (b == '\t') tabs++;
        }
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private readonly record struct FieldSpan(int Start, int Length);

    private enum Quotes
    {
        None,
        Open,
        Closed,
        OpenEscaped,
        ClosedEscaped,
    }
}
