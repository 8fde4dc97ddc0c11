using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Hengjian.Documents.Tests.Reports;
using Hengjian.Documents.Tests.Sheets;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>Pictures made by hand, and of a page by poppler (libpng and libjpeg): the outside opinion on how a picture is decoded.</summary>
internal static class Pictures
{
    /// <summary>A grey PNG of 8 bits.</summary>
    public static byte[] Png(int width, int height, Func<int, int, byte> pixel)
    {
        using var raw = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            raw.WriteByte(0);
            for (var x = 0; x < width; x++) raw.WriteByte(pixel(x, y));
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) raw.WriteTo(zlib);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A page with a heading, tables and dark areas, as a PDF.</summary>
    public static byte[] Page(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 14).Select(_ => WordFile.Row([.. Enumerable.Range(0, 5).Select(c =>
            WordFile.Cell("附" + random.Next(100, 99999), $"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{random.Next(0x1000000):X6}\"/>"))]));
        var body = WordFile.P("关于教育经费的通知") + WordFile.Table([.. rows]) + string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => WordFile.P(new string('教', random.Next(5, 60)))));
        return LibreOffice.Convert(WordFile.Make(body), "docx", "pdf");
    }

    /// <summary>The first page as poppler paints it.</summary>
    public static byte[] Paint(byte[] pdf, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("hengjian-poppler-");
        try
        {
            var source = Path.Combine(folder.FullName, "in.pdf");
            File.WriteAllBytes(source, pdf);
            var start = new ProcessStartInfo("pdftoppm") { RedirectStandardError = true };
            foreach (var option in (string[])[.. options, "-singlefile", source, Path.Combine(folder.FullName, "out")]) start.ArgumentList.Add(option);
            using var process = Process.Start(start)!;
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "pdftoppm did not finish");
            return File.ReadAllBytes(Directory.EnumerateFiles(folder.FullName, "out.*").Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Brightness of the pixels of a PPM (P6), row by row.</summary>
    public static (int Width, int Height, double[] Pixels) Ppm(byte[] file)
    {
        var (at, numbers) = (0, new List<int>());
        for (var field = 0; field < 4; field++)
        {
            var start = at;
            while (file[at] > 32) at++;
            if (field > 0) numbers.Add(int.Parse(Encoding.ASCII.GetString(file, start, at - start), System.Globalization.CultureInfo.InvariantCulture));
            at++;
        }
        var pixels = new double[numbers[0] * numbers[1]];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (0.299 * file[at + (3 * i)]) + (0.587 * file[at + (3 * i) + 1]) + (0.114 * file[at + (3 * i) + 2]);
        return (numbers[0], numbers[1], pixels);
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        // Nobody here reads the check sum.
        return chunk;
    }
}
