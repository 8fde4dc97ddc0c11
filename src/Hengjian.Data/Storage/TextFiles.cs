using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Hengjian.Indicators.Facts;

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
        int PlaceOf(string? text)
        {
            if (text is null) return -1;
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(positions, text, out var known);
            return known ? place : place = positions.Count - 1;
        }
        // Rows of one school mostly stand together.
        int[] places;
        if (texts is RunList<string?> runs) places = IntRanges.Write(runs.Select(PlaceOf), n => n);
        else places = IntRanges.Write<int>([.. texts.Select(PlaceOf)]);
        // A dictionary that nothing is taken from keeps its order, but does not promise to.
        var distinct = new string[positions.Count];
        foreach (var (text, position) in positions) distinct[position] = text;
        var sizes = Array.ConvertAll(distinct, Encoding.UTF8.GetByteCount);
        var lengths = IntRanges.Write<int>(sizes);
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

    /// <summary>Reads what <see cref="Write"/> wrote; texts are decoded when they are asked for.</summary>
    /// <returns>Null when the bytes are not <paramref name="count"/> texts.</returns>
    public static TextList? Read(ReadOnlyMemory<byte> file, int count)
    {
        var bytes = file.Span;
        if (bytes.Length < HeadBytes) return null;
        int Head(ReadOnlySpan<byte> all, int i) => BinaryPrimitives.ReadInt32LittleEndian(all[(4 * i)..]);
        var (distinct, lengthInts, placeInts, size) = (Head(bytes, 0), Head(bytes, 1), Head(bytes, 2), Head(bytes, 3));
        if (distinct < 0 || distinct > count || lengthInts < 0 || placeInts < 0 || size < 0
            || HeadBytes + (4L * lengthInts) + (4L * placeInts) + size != bytes.Length) return null;
        var numbers = MemoryMarshal.Cast<byte, int>(bytes[HeadBytes..^size]);
        return IntRanges.Read(numbers[..lengthInts], distinct) is { } lengths
            ? TextList.Of(file[^size..], lengths, numbers[lengthInts..].ToArray(), count)
            : null;
    }
}
