using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Hengjian.Data.Storage;

/// <summary>Arrays as little-endian bytes, and texts as a list of distinct values with one index a row.</summary>
internal static class BinaryFiles
{
    /// <summary>The bytes of an array of numbers; on a big-endian machine stored files could not be shared.</summary>
    public static ReadOnlySpan<byte> BytesOf<T>(T[] values) where T : unmanaged => BitConverter.IsLittleEndian
        ? MemoryMarshal.AsBytes(values.AsSpan())
        : throw new PlatformNotSupportedException("Stored columns are little-endian.");

    /// <summary>Reads a whole file into an array.</summary>
    /// <returns>Null when the file's length is not that of <paramref name="count"/> values.</returns>
    public static T[]? ReadArray<T>(string path, int count) where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Stored columns are little-endian.");
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var values = GC.AllocateUninitializedArray<T>(count);
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        if (RandomAccess.GetLength(handle) != bytes.Length) return null;
        for (var at = 0; at < bytes.Length;)
        {
            var read = RandomAccess.Read(handle, bytes[at..], at);
            if (read == 0) return null;
            at += read;
        }
        return values;
    }

    /// <summary>Copies numbers with every NaN in one form, so that equal columns have equal bytes.</summary>
    public static double[] Canonical(double[] values)
    {
        var copy = (double[])values.Clone();
        for (var i = 0; i < copy.Length; i++)
        {
            if (double.IsNaN(copy[i])) copy[i] = double.NaN;
            else if (copy[i] == 0) copy[i] = 0d;
        }
        return copy;
    }

    /// <summary>
    /// Texts: int32 number of distinct texts, their UTF-8 lengths (int32), their bytes, then one int32 a row: position
    /// of its text, -1 for none. Distinct texts stand in the order of their first row.
    /// </summary>
    public static byte[] WriteTexts(IReadOnlyList<string?> texts)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<byte[]>();
        var rows = new int[texts.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            if (texts[i] is not { } text) rows[i] = -1;
            else if (positions.TryGetValue(text, out var known)) rows[i] = known;
            else
            {
                rows[i] = distinct.Count;
                positions.Add(text, distinct.Count);
                distinct.Add(Encoding.UTF8.GetBytes(text));
            }
        }
        var bytes = new byte[checked(4 + 4 * distinct.Count + distinct.Sum(d => d.Length) + 4 * rows.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, distinct.Count);
        var at = 4;
        foreach (var text in distinct)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), text.Length);
            at += 4;
        }
        foreach (var text in distinct)
        {
            text.CopyTo(bytes, at);
            at += text.Length;
        }
        BytesOf(rows).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Reads what <see cref="WriteTexts"/> wrote; equal texts share one object.</summary>
    /// <returns>Null when the bytes are not <paramref name="count"/> texts.</returns>
    public static string?[]? ReadTexts(ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < 4) return null;
        var distinctCount = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var at = 4 + 4L * distinctCount;
        if (distinctCount < 0 || at > bytes.Length) return null;
        var distinct = new string[distinctCount];
        for (var i = 0; i < distinctCount; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 + 4 * i)..]);
            if (length < 0 || at + length > bytes.Length) return null;
            distinct[i] = Encoding.UTF8.GetString(bytes.Slice((int)at, length));
            at += length;
        }
        if (bytes.Length - at != 4L * count) return null;
        var rows = bytes[(int)at..];
        var texts = new string?[count];
        for (var i = 0; i < count; i++)
        {
            var position = BinaryPrimitives.ReadInt32LittleEndian(rows[(4 * i)..]);
            if (position < -1 || position >= distinctCount) return null;
            texts[i] = position < 0 ? null : distinct[position];
        }
        return texts;
    }
}
