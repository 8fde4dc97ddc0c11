using System.Buffers.Binary;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>
/// Reads the brightness of a JPEG (ITU-T T.81) at an eighth of its size: the DC coefficient of a block of 8 × 8 pixels is its
/// mean. Baseline, extended and progressive Huffman coding; for others (arithmetic, lossless) only the size is read.
/// </summary>
internal sealed class JpegPicture
{
    private readonly byte[] bytes;
    private readonly long mostPixels;
    private readonly ushort[] quantumOfDc = new ushort[4];
    private readonly JpegHuffman?[] dcTables = new JpegHuffman?[4];
    private readonly JpegHuffman?[] acTables = new JpegHuffman?[4];
    private readonly List<Component> components = [];
    private int width;
    private int height;
    private int precision;
    private int restart;
    private int at = 2;
    private bool progressive;
    private bool readable = true;
    private bool seen;
    private BrightnessGrid? grid;

    private JpegPicture(byte[] bytes, long mostPixels) => (this.bytes, this.mostPixels) = (bytes, mostPixels);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Result<ReadPicture> Read(byte[] bytes, long mostPixels) => new JpegPicture(bytes, mostPixels).Read();

    private Result<ReadPicture> Read()
    {
        while (true)
        {
            var marker = NextMarker();
            if (marker == 0xD9) break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            var data = Segment();
            switch (marker)
            {
                case 0xC4: TakeHuffman(data); break;
                case 0xDB: TakeQuantum(data); break;
                case 0xDD: restart = BinaryPrimitives.ReadUInt16BigEndian(data); break;
                case 0xDA: TakeScan(data); break;
                case >= 0xC0 and <= 0xCF and not 0xC8 and not 0xCC:
                    if (width > 0) throw new InvalidDataException("图片头出现两次");
                    TakeFrame(data, marker);
                    if ((long)width * height > mostPixels) return InspectionProblems.TooManyPixels(width, height, mostPixels);
                    grid = new BrightnessGrid(width, height);
                    break;
            }
        }
        if (width == 0) throw new InvalidDataException("没有图片头");
        return new ReadPicture(width, height, at, seen && readable ? grid!.Means() : null);
    }

    // Bytes between segments, and those of scans that are not read, are passed over.
    private int NextMarker()
    {
        while (true)
        {
            while (at < bytes.Length && bytes[at] != 0xFF) at++;
            while (at < bytes.Length && bytes[at] == 0xFF) at++;
            if (at >= bytes.Length) throw new InvalidDataException("没有结尾，可能没有传完");
            if (bytes[at++] is not 0 and var marker) return marker;
        }
    }

    private ReadOnlySpan<byte> Segment()
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at, 2));
        if (length < 2 || at + length > bytes.Length) throw new InvalidDataException("数据段超出文件");
        var data = bytes.AsSpan(at + 2, length - 2);
        at += length;
        return data;
    }

    private void TakeFrame(ReadOnlySpan<byte> data, int marker)
    {
        precision = data[0];
        (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data[1..]), BinaryPrimitives.ReadUInt16BigEndian(data[3..]));
        if (width == 0 || height == 0) throw new InvalidDataException("图片大小不对");
        progressive = marker == 0xC2;
        readable = marker is 0xC0 or 0xC1 or 0xC2 && precision is 8 or 12;
        for (var i = 0; i < data[5]; i++)
        {
            var c = data.Slice(6 + (3 * i), 3);
            if (c[1] >> 4 is < 1 or > 4 || (c[1] & 15) is < 1 or > 4 || c[2] > 3) throw new InvalidDataException("颜色分量不对");
            components.Add(new(c[0], c[1] >> 4, c[1] & 15, c[2]));
        }
        if (components.Count is 0 or > 4) throw new InvalidDataException("颜色分量不对");
    }

    private void TakeQuantum(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var (wide, table) = (data[0] >> 4 != 0, data[0] & 3);
            quantumOfDc[table] = wide ? BinaryPrimitives.ReadUInt16BigEndian(data[1..]) : data[1];
            data = data[(wide ? 129 : 65)..];
        }
    }

    private void TakeHuffman(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var tables = data[0] >> 4 == 0 ? dcTables : acTables;
            var index = data[0] & 3;
            tables[index] = JpegHuffman.Read(data[1..], out var used);
            data = data[(1 + used)..];
        }
    }

    private void TakeScan(ReadOnlySpan<byte> data)
    {
        var count = data[0];
        var (first, approximation) = (data[1 + (2 * count)], data[3 + (2 * count)]);
        var parts = new List<(Component Of, JpegHuffman? Dc, JpegHuffman? Ac)>();
        for (var i = 0; i < count; i++)
        {
            var (id, tables) = (data[1 + (2 * i)], data[2 + (2 * i)]);
            var of = components.Find(c => c.Id == id) ?? throw new InvalidDataException("扫描的分量不存在");
            parts.Add((of, dcTables[(tables >> 4) & 3], acTables[tables & 3]));
        }
        // The brightness is the first component; later scans of a progressive picture only make the mean more exact.
        if (!readable || seen || (progressive && (first != 0 || approximation >> 4 != 0)) || parts.TrueForAll(p => p.Of != components[0])) return;
        var scan = new JpegScan(bytes, at, parts, this);
        scan.Run(progressive ? approximation & 15 : 0);
        (at, seen) = (scan.At, true);
    }

    /// <summary>Pixels of the picture that one unit of the scan covers, and how many units there are.</summary>
    private (int Across, int Down, int UnitsAcross, int UnitsDown) Units(bool interleaved, Component of)
    {
        var (most, tallest) = (components.Max(c => c.Across), components.Max(c => c.Down));
        var (across, down) = interleaved ? (8 * most, 8 * tallest) : (8 * most / of.Across, 8 * tallest / of.Down);
        return (across, down, (width + across - 1) / across, (height + down - 1) / down);
    }

    private void Put(Component of, int x, int y, int across, int down, int dc)
    {
        // A mean of 0 lies in the middle between black and white.
        var middle = 1 << (precision - 1);
        var value = middle + (dc * (double)quantumOfDc[of.Quantum] / 8);
        grid!.Add(x, y, across, down, Math.Clamp(precision == 8 ? value : value / 16, 0, 255));
    }

    private sealed record Component(int Id, int Across, int Down, int Quantum);

    /// <summary>Reads the entropy-coded bytes of one scan.</summary>
    private sealed class JpegScan(byte[] bytes, int start, List<(Component Of, JpegHuffman? Dc, JpegHuffman? Ac)> parts, JpegPicture picture)
    {
        private readonly JpegBits bits = new(bytes, start);
        private readonly int[] last = new int[parts.Count];

        public int At => bits.At;

        public void Run(int shift)
        {
            var interleaved = parts.Count > 1;
            var (across, down, unitsAcross, unitsDown) = picture.Units(interleaved, parts[0].Of);
            var done = 0;
            for (var y = 0; y < unitsDown; y++)
            {
                for (var x = 0; x < unitsAcross; x++)
                {
                    if (picture.restart > 0 && done > 0 && done % picture.restart == 0)
                    {
                        bits.Restart();
                        Array.Clear(last);
                    }
                    Unit(x * across, y * down, across, down, interleaved, shift);
                    done++;
                }
            }
        }

        private void Unit(int x, int y, int across, int down, bool interleaved, int shift)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                var (of, dc, ac) = parts[i];
                var (wide, tall) = interleaved ? (of.Across, of.Down) : (1, 1);
                for (var v = 0; v < tall; v++)
                {
                    for (var h = 0; h < wide; h++)
                    {
                        last[i] += Block(dc, ac);
                        if (of == picture.components[0])
                            picture.Put(of, x + (h * across / wide), y + (v * down / tall), across / wide, down / tall, last[i] << shift);
                    }
                }
            }
        }

        // The difference of the DC coefficient; the others are read and dropped.
        private int Block(JpegHuffman? dc, JpegHuffman? ac)
        {
            var size = (dc ?? throw new InvalidDataException("缺少编码表")).Next(bits);
            if (size > 15) throw new InvalidDataException("图像数据有误");
            var difference = size == 0 ? 0 : Extend(bits.Take(size), size);
            if (picture.progressive) return difference;
            for (var k = 1; k < 64; k++)
            {
                var code = (ac ?? throw new InvalidDataException("缺少编码表")).Next(bits);
                if (code == 0) break;
                k += code >> 4;
                bits.Take(code & 15);
            }
            return difference;
        }

        private static int Extend(int value, int size) => value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }
}

/// <summary>Bits of a scan: FF 00 is a byte FF, any other marker ends it.</summary>
internal sealed class JpegBits(byte[] bytes, int start)
{
    private int kept;
    private int count;

    /// <summary>Offset of the next byte.</summary>
    public int At { get; private set; } = start;

    /// <summary>The next bits as a number.</summary>
    public int Take(int size)
    {
        var value = 0;
        for (; size > 0; size--) value = (value << 1) | Bit();
        return value;
    }

    /// <summary>The next bit; zeros behind the end, as decoders do.</summary>
    public int Bit()
    {
        if (count == 0) (kept, count) = (NextByte(), 8);
        return (kept >> --count) & 1;
    }

    /// <summary>Goes behind the next restart marker.</summary>
    public void Restart()
    {
        count = 0;
        var at = At;
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is >= 0xD0 and <= 0xD7)) at++;
        if (at + 1 < bytes.Length) At = at + 2;
    }

    private int NextByte()
    {
        if (At >= bytes.Length) return 0;
        var value = bytes[At];
        if (value != 0xFF)
        {
            At++;
            return value;
        }
        if (At + 1 >= bytes.Length || bytes[At + 1] != 0) return 0;
        At += 2;
        return 0xFF;
    }
}

/// <summary>A Huffman table of a JPEG, decoded bit by bit (T.81, F.2.2.3).</summary>
internal sealed class JpegHuffman
{
    private readonly int[] most = new int[17];
    private readonly int[] first = new int[17];
    private readonly int[] offset = new int[17];
    private byte[] values = [];

    /// <summary>Reads a table.</summary>
    /// <param name="data">Sixteen counts, then the values.</param>
    /// <param name="used">Bytes read.</param>
    public static JpegHuffman Read(ReadOnlySpan<byte> data, out int used)
    {
        var table = new JpegHuffman();
        var (code, all) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            var count = data[length - 1];
            (table.first[length], table.offset[length]) = (code, all);
            table.most[length] = count == 0 ? -1 : code + count - 1;
            (code, all) = ((code + count) << 1, all + count);
        }
        if (all > 256) throw new InvalidDataException("编码表过长");
        table.values = data.Slice(16, all).ToArray();
        used = 16 + all;
        return table;
    }

    /// <summary>The next value.</summary>
    public int Next(JpegBits bits)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | bits.Bit();
            if (most[length] >= 0 && code <= most[length] && code >= first[length]) return values[offset[length] + code - first[length]];
        }
        throw new InvalidDataException("图像数据有误");
    }
}
