using System.Buffers.Binary;
using System.Text;

namespace Hengjian.Documents.Inspecting;

/// <summary>The directory of an OLE compound file ([MS-CFB]) and the bytes of its larger streams; nothing in it is trusted.</summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int HeaderFatEntries = 109;
    private const uint MaxRegular = 0xFFFFFFFA;

    private readonly Stream file;
    private readonly int sectorSize;
    private readonly uint[] fat;

    private CompoundFile(Stream file, int sectorSize, uint[] fat) => (this.file, this.sectorSize, this.fat) = (file, sectorSize, fat);

    /// <summary>A storage or stream.</summary>
    /// <param name="Name">Its name; may begin with a control character.</param>
    /// <param name="IsStorage">True for a folder.</param>
    /// <param name="Start">First sector.</param>
    /// <param name="Size">Bytes.</param>
    public readonly record struct Entry(string Name, bool IsStorage, uint Start, long Size);

    /// <summary>All entries.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static CompoundFile Open(Stream file)
    {
        var header = new byte[HeaderLength];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength) throw new InvalidDataException("文件头不全");
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12)) throw new InvalidDataException("扇区大小不对");
        var size = 1 << shift;
        var opened = new CompoundFile(file, size, ReadFat(file, header, size));
        opened.ReadDirectory(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)));
        return opened;
    }

    /// <summary>The first bytes of a stream kept in regular sectors (all above 4096 bytes are).</summary>
    /// <exception cref="InvalidDataException">Its chain is broken.</exception>
    public byte[] Read(Entry entry, int most)
    {
        var wanted = (int)Math.Min(entry.Size, most);
        var bytes = new byte[wanted];
        var at = 0;
        foreach (var sector in Chain(entry.Start))
        {
            if (at >= wanted) break;
            var length = Math.Min(sectorSize, wanted - at);
            ReadSector(file, sector, sectorSize, bytes.AsSpan(at, length));
            at += length;
        }
        return at >= wanted ? bytes : throw new InvalidDataException("数据流断开");
    }

    private static uint[] ReadFat(Stream file, byte[] header, int size)
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderFatEntries; i++)
        {
            var sector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (4 * i)));
            if (sector < MaxRegular) sectors.Add(sector);
        }
        var perSector = size / 4;
        var more = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        var most = (file.Length / size) + 1;
        var buffer = new byte[size];
        for (var steps = 0L; more < MaxRegular; steps++)
        {
            if (steps > most) throw new InvalidDataException("扇区表成环");
            ReadSector(file, more, size, buffer);
            for (var i = 0; i < perSector - 1; i++)
            {
                var sector = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4 * i));
                if (sector < MaxRegular) sectors.Add(sector);
            }
            more = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(size - 4));
        }
        if (sectors.Count > most) throw new InvalidDataException("扇区表过长");
        var fat = new uint[sectors.Count * perSector];
        for (var s = 0; s < sectors.Count; s++)
        {
            ReadSector(file, sectors[s], size, buffer);
            for (var i = 0; i < perSector; i++) fat[(s * perSector) + i] = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4 * i));
        }
        return fat;
    }

    private static void ReadSector(Stream file, uint sector, int size, Span<byte> into)
    {
        var at = (sector + 1L) * size;
        if (at < 0 || at + into.Length > file.Length) throw new InvalidDataException("扇区在文件之外");
        file.Position = at;
        file.ReadExactly(into);
    }

    private IEnumerable<uint> Chain(uint start)
    {
        var sector = start;
        for (var steps = 0; sector < MaxRegular; steps++)
        {
            if (sector >= fat.Length || steps > fat.Length) throw new InvalidDataException("扇区链断开或成环");
            yield return sector;
            sector = fat[sector];
        }
    }

    private void ReadDirectory(uint start)
    {
        var buffer = new byte[sectorSize];
        foreach (var sector in Chain(start))
        {
            ReadSector(file, sector, sectorSize, buffer);
            for (var i = 0; i + EntryLength <= sectorSize; i += EntryLength) Add(buffer.AsSpan(i, EntryLength));
        }
        if (Entries.Count == 0) throw new InvalidDataException("目录是空的");
    }

    private void Add(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (entry[66] is not (1 or 2 or 5) || length is < 2 or > 64) return;
        var name = Encoding.Unicode.GetString(entry[..(length - 2)]);
        Entries.Add(new(name, entry[66] != 2, BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
    }
}
