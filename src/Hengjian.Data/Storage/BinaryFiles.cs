using System.Runtime.InteropServices;

namespace Hengjian.Data.Storage;

/// <summary>Arrays as little-endian bytes.</summary>
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
}
