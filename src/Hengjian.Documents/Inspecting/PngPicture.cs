using System.Buffers.Binary;
using System.IO.Compression;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>Reads the brightness of a PNG (ISO/IEC 15948): all colour types, depths and interlacing; transparent parts lie on white.</summary>
internal sealed class PngPicture
{
    private const int SignatureLength = 8;

    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly int width;
    private readonly int height;
    private readonly int depth;
    private readonly int colour;
    private readonly int channels;
    private readonly bool interlaced;
    private readonly double[] palette = new double[256];
    private byte[] row = [];
    private byte[] above = [];

    private PngPicture(ReadOnlySpan<byte> header)
    {
        width = BinaryPrimitives.ReadInt32BigEndian(header);
        height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        (depth, colour, interlaced) = (header[8], header[9], header[12] == 1);
        channels = colour switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw new InvalidDataException("颜色类型不对") };
        var known = colour switch { 0 => depth is 1 or 2 or 4 or 8 or 16, 3 => depth is 1 or 2 or 4 or 8, _ => depth is 8 or 16 };
        if (width <= 0 || height <= 0 || !known || header[12] > 1) throw new InvalidDataException("图片头不对");
    }

    /// <summary>Reads a picture.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Result<ReadPicture> Read(byte[] bytes, long mostPixels)
    {
        PngPicture? picture = null;
        using var packed = new MemoryStream();
        var at = SignatureLength;
        for (var ended = false; !ended;)
        {
            if (at + 12 > bytes.Length) throw new InvalidDataException("没有结尾，可能没有传完");
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12) throw new InvalidDataException("数据块超出文件");
            var type = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 4));
            var data = bytes.AsSpan(at + 8, (int)length);
            at += (int)length + 12;
            switch (type)
            {
                case 0x49484452: // IHDR
                    if (length != 13 || picture is not null) throw new InvalidDataException("图片头不对");
                    picture = new PngPicture(data);
                    if ((long)picture.width * picture.height > mostPixels)
                        return InspectionProblems.TooManyPixels(picture.width, picture.height, mostPixels);
                    break;
                case 0x504C5445: // PLTE
                    picture?.TakePalette(data);
                    break;
                case 0x49444154: // IDAT
                    packed.Write(data);
                    break;
                case 0x49454E44: // IEND
                    ended = true;
                    break;
            }
        }
        if (picture is null || packed.Length == 0) throw new InvalidDataException("没有图像数据");
        packed.Position = 0;
        return new ReadPicture(picture.width, picture.height, at, picture.Brightness(packed));
    }

    private static double Luma(double red, double green, double blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);

    private void TakePalette(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i < data.Length / 3 && i < palette.Length; i++) palette[i] = Luma(data[3 * i], data[(3 * i) + 1], data[(3 * i) + 2]);
    }

    // No more is unpacked than the picture can hold, however much is packed.
    private double[] Brightness(Stream packed)
    {
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var grid = new BrightnessGrid(width, height);
        foreach (var (x, y, stepX, stepY) in interlaced ? Passes : [(0, 0, 1, 1)])
        {
            var (across, down) = ((width - x + stepX - 1) / stepX, (height - y + stepY - 1) / stepY);
            if (across <= 0 || down <= 0) continue;
            row = new byte[(((long)across * channels * depth) + 7) / 8];
            above = new byte[row.Length];
            for (var line = 0; line < down; line++)
            {
                var filter = pixels.ReadByte();
                if (pixels.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length) throw new InvalidDataException("图像数据不全");
                Unfilter(filter);
                for (var i = 0; i < across; i++) grid.Add(x + (i * stepX), y + (line * stepY), 1, 1, Pixel(i));
                (row, above) = (above, row);
            }
        }
        return grid.Means();
    }

    private void Unfilter(int filter)
    {
        var back = Math.Max(1, channels * depth / 8);
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= back ? row[i - back] : 0, up = above[i], corner = i >= back ? above[i - back] : 0;
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => (byte)up,
                3 => (byte)((left + up) / 2),
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException("图像行的编码不对"),
            };
        }
    }

    private static byte Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return (byte)(a <= b && a <= c ? left : b <= c ? up : corner);
    }

    private double Pixel(int i) => colour switch
    {
        3 => palette[Sample(i)],
        0 => Sample(i) * 255.0 / ((1 << Math.Min(depth, 8)) - 1),
        4 => OnWhite(Sample(2 * i), Sample((2 * i) + 1)),
        2 => Luma(Sample(3 * i), Sample((3 * i) + 1), Sample((3 * i) + 2)),
        _ => OnWhite(Luma(Sample(4 * i), Sample((4 * i) + 1), Sample((4 * i) + 2)), Sample((4 * i) + 3)),
    };

    private static double OnWhite(double brightness, int alpha) => (brightness * alpha / 255) + 255 - alpha;

    // 16 bits are read as their upper 8.
    private int Sample(int i) => depth switch
    {
        8 => row[i],
        16 => row[2 * i],
        _ => (row[i * depth / 8] >> (8 - depth - (i * depth % 8))) & ((1 << depth) - 1),
    };
}
