using System.Buffers.Binary;
using System.Text;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>OLE compound files of 512-byte sectors, put together by hand: sector 0 the FAT, then the directory, then the streams.</summary>
internal static class OleFile
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    /// <summary>A file with these entries; null makes a storage.</summary>
    public static byte[] Make(params (string Name, byte[]? Content)[] entries)
    {
        var fat = new uint[128];
        Array.Fill(fat, Free);
        fat[0] = 0xFFFFFFFD;
        var directorySectors = (entries.Length + 1 + 3) / 4;
        for (var i = 0; i < directorySectors; i++) fat[1 + i] = i == directorySectors - 1 ? End : (uint)(2 + i);
        var next = 1 + directorySectors;
        var directory = new List<byte[]> { Entry("Root Entry", 5, End, 0) };
        using var streams = new MemoryStream();
        foreach (var (name, content) in entries)
        {
            var sectors = ((content?.Length ?? 0) + Sector - 1) / Sector;
            directory.Add(Entry(name, content is null ? (byte)1 : (byte)2, sectors == 0 ? End : (uint)next, content?.Length ?? 0));
            for (var i = 0; i < sectors; i++) fat[next + i] = i == sectors - 1 ? End : (uint)(next + i + 1);
            next += sectors;
            streams.Write(content ?? []);
            streams.Write(new byte[(sectors * Sector) - (content?.Length ?? 0)]);
        }
        using var file = new MemoryStream();
        file.Write(Header());
        foreach (var sector in fat) file.Write(BitConverter.GetBytes(sector));
        foreach (var entry in directory) file.Write(entry);
        file.Write(new byte[((directorySectors * 4) - directory.Count) * 128]);
        streams.WriteTo(file);
        return file.ToArray();
    }

    /// <summary>A Word stream as long as Word makes it at least.</summary>
    public static byte[] Word(bool encrypted = false)
    {
        var stream = new byte[4096];
        BinaryPrimitives.WriteUInt16LittleEndian(stream, 0xA5EC);
        stream[11] = encrypted ? (byte)1 : (byte)0;
        return stream;
    }

    /// <summary>A workbook stream with one sheet of a kind: 0 a worksheet, 1 a macro sheet.</summary>
    public static byte[] Book(byte kind)
    {
        var stream = new byte[4096];
        byte[] records = [0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x85, 0, 10, 0, 0, 0, 0, 0, 0, kind, 2, 0, (byte)'A', (byte)'B', 0x0A, 0, 0, 0];
        records.CopyTo(stream, 0);
        return stream;
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        byte[] magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(header, 0);
        var h = header.AsSpan();
        BinaryPrimitives.WriteUInt16LittleEndian(h[26..], 3);
        BinaryPrimitives.WriteUInt16LittleEndian(h[30..], 9);
        BinaryPrimitives.WriteUInt16LittleEndian(h[32..], 6);
        BinaryPrimitives.WriteUInt32LittleEndian(h[44..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(h[48..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(h[56..], 4096);
        BinaryPrimitives.WriteUInt32LittleEndian(h[60..], End);
        BinaryPrimitives.WriteUInt32LittleEndian(h[68..], End);
        for (var i = 1; i < 109; i++) BinaryPrimitives.WriteUInt32LittleEndian(h[(76 + (4 * i))..], Free);
        return header;
    }

    private static byte[] Entry(string name, byte kind, uint start, int size)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)((name.Length + 1) * 2));
        entry[66] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(120), (uint)size);
        return entry;
    }
}
