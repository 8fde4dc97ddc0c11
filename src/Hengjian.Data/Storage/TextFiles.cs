using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Hengjian.Data.Storage;

/// <summary>
/// A list of texts as one file: its distinct texts in the order of their first row, then which one each row has.
/// Four int32 (number of distinct texts, number of int32 in the two lists of ranges, bytes of text), the ranges of the
/// texts' lengths, the ranges of the rows' positions (-1 for none), the texts in UTF-8.
/// </summary>
internal static class TextFiles
{
    private const int HeadBytes = 16;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(IReadOnlyList<string?> texts)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new int[texts.Count];
        string? last = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (texts[i] is not { } text) rows[i] = -1;
            // Rows of one school share one text object.
            else if (i > 0 && ReferenceEquals(text, last)) rows[i] = rows[i - 1];
            else if (positions.TryAdd(text, positions.Count)) rows[i] = positions.Count - 1;
            else rows[i] = positions[text];
            last = texts[i];
        }
        // A dictionary that nothing is taken from keeps its order, but does not promise to.
        var distinct = new string[positions.Count];
        foreach (var (text, position) in positions) distinct[position] = text;
        var sizes = Array.ConvertAll(distinct, Encoding.UTF8.GetByteCount);
        var lengths = IntRanges.Write<int>(sizes, n => n);
        var places = IntRanges.Write<int>(rows, n => n);
        var bytes = new byte[checked(HeadBytes + (4 * (lengths.Length + places.Length)) + sizes.Sum())];
        int[] head = [distinct.Length, lengths.Length, places.Length, sizes.Sum()];
        var at = 0;
        foreach (var numbers in (int[][])[head, lengths, places])
        {
            BinaryFiles.BytesOf(numbers).CopyTo(bytes.AsSpan(at));
            at += 4 * numbers.Length;
        }
        foreach (var text in distinct) at += Encoding.UTF8.GetBytes(text, bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; equal texts share one object.</summary>
    /// <returns>Null when the bytes are not <paramref name="count"/> texts.</returns>
    public static string?[]? Read(ReadOnlySpan<byte> bytes, int count)
    {
        var places = Split(bytes, count, out var distinct);
        if (distinct is null) return null;
        var isWrong = false;
        var texts = IntRanges.Read<string?>(places, count, place =>
        {
            isWrong |= place < -1 || place >= distinct.Length;
            return isWrong || place < 0 ? null : distinct[place];
        });
        return isWrong ? null : texts;
    }

    /// <summary>The same, a text a run: for texts that most rows repeat.</summary>
    public static RunList<string?>? ReadRuns(ReadOnlySpan<byte> bytes, int count)
    {
        var places = Split(bytes, count, out var distinct);
        if (distinct is null || places.Length % 2 != 0) return null;
        var texts = new List<string?>(places.Length / 2);
        var ends = new List<int>(places.Length / 2);
        var at = 0;
        for (var i = 0; i < places.Length; i += 2)
        {
            var (first, length) = (places[i], Math.Abs((long)places[i + 1]));
            var counts = places[i + 1] < 0;
            if (length == 0 || length > count - at || first < -1 || first + (counts ? length - 1 : 0) >= distinct.Length) return null;
            for (var k = 0; k < (counts ? length : 1); k++)
            {
                at += counts ? 1 : (int)length;
                texts.Add(first + k < 0 ? null : distinct[first + k]);
                ends.Add(at);
            }
        }
        return at == count ? new RunList<string?>(texts, ends) : null;
    }

    // The ranges of the rows' positions, and the texts; no texts when the bytes are wrong.
    private static ReadOnlySpan<int> Split(ReadOnlySpan<byte> bytes, int count, out string[]? distinct)
    {
        distinct = null;
        if (bytes.Length < HeadBytes) return [];
        int Head(ReadOnlySpan<byte> all, int i) => BinaryPrimitives.ReadInt32LittleEndian(all[(4 * i)..]);
        var (distinctCount, lengthInts, placeInts, size) = (Head(bytes, 0), Head(bytes, 1), Head(bytes, 2), Head(bytes, 3));
        if (distinctCount < 0 || distinctCount > count || lengthInts < 0 || placeInts < 0 || size < 0
            || HeadBytes + (4L * lengthInts) + (4L * placeInts) + size != bytes.Length) return [];
        var numbers = MemoryMarshal.Cast<byte, int>(bytes[HeadBytes..^size]);
        if (IntRanges.Read(numbers[..lengthInts], distinctCount, n => n) is not { } lengths) return [];
        distinct = Texts(bytes[^size..], lengths);
        return distinct is null ? [] : numbers[lengthInts..];
    }

    private static string[]? Texts(ReadOnlySpan<byte> bytes, int[] lengths)
    {
        var texts = new string[lengths.Length];
        var at = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > bytes.Length - at) return null;
            texts[i] = Encoding.UTF8.GetString(bytes.Slice(at, lengths[i]));
            at += lengths[i];
        }
        return at == bytes.Length ? texts : null;
    }
}
