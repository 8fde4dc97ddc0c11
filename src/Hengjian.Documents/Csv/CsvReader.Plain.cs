using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Hengjian.Documents.Csv;

/// <content>Cutting text without quotes, all of it in memory: every delimiter and every line feed counts.</content>
public sealed partial class CsvReader
{
    private readonly bool isPlain;

    /// <summary>Reads the records in the first bytes of a buffer, which stays the caller's.</summary>
    /// <param name="buffer">Has at least <see cref="Padding"/> bytes after the text.</param>
    /// <param name="length">Bytes of text; ends after a line feed or with the file.</param>
    /// <param name="line">The line that begins at the first byte.</param>
    /// <param name="options">With the delimiter.</param>
    /// <param name="encoding">Of the file.</param>
    internal CsvReader(byte[] buffer, int length, long line, CsvOptions options, Encoding encoding)
    {
        stream = Stream.Null;
        this.options = options;
        this.buffer = buffer;
        Encoding = encoding;
        delimiter = (byte)options.Delimiter!.Value;
        dataEnd = length;
        atEnd = true;
        nextLine = line;
        isPlain = true;
    }

    /// <summary>Bytes that must be there after the text.</summary>
    internal const int Padding = Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool CutPlain()
    {
        start = next;
        Line = nextLine;
        var from = 0;
        while (true)
        {
            while (marks == 0)
            {
                if (block >= dataEnd) return CutLast(from);
                NextPlainBlock();
            }
            var at = block - Width + BitOperations.TrailingZeroCount(marks) - start;
            marks &= marks - 1;
            if (buffer[start + at] == delimiter)
            {
                if (!AddPlain(from, at)) return false;
                from = at + 1;
                continue;
            }
            nextLine++;
            next = start + at + 1;
            var to = at > from && buffer[start + at - 1] == '\r' ? at - 1 : at;
            if (to > 0) return AddPlain(from, to) && IsShortEnough(to);
            // An empty line.
            start = next;
            Line = nextLine;
        }
    }

    // The last record of a file may lack its line feed.
    private bool CutLast(int from)
    {
        var to = dataEnd - start;
        next = dataEnd;
        return to > 0 && AddPlain(from, to) && IsShortEnough(to);
    }

    private bool IsShortEnough(int length) =>
        length <= options.MaxLineBytes || Stop(DocumentProblems.LineTooLong(Line, options.MaxLineBytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NextPlainBlock()
    {
        var bytes = Vector256.Create(buffer, block);
        marks = (Vector256.Equals(bytes, Vector256.Create(delimiter)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n')))
            .ExtractMostSignificantBits();
        if (dataEnd - block < Width) marks &= (1u << (dataEnd - block)) - 1;
        block += Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AddPlain(int from, int to)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        if (FieldCount == options.MaxFields) return Stop(DocumentProblems.TooManyFields(Line, options.MaxFields));
        fields[FieldCount++] = new FieldSpan(from, to - from);
        return true;
    }
}
