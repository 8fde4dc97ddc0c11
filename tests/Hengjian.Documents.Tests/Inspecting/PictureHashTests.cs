using Hengjian.Documents.Inspecting;
using Hengjian.Documents.Tests.Sheets;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>How alike pictures are; poppler's libpng and libjpeg paint the same page in other ways.</summary>
public sealed class PictureHashTests
{
    [Fact]
    public void EveryWayOfCoding_GivesTheBrightnessOfThePixels()
    {
        LibreOffice.SkipIfAbsent();
        var pdf = Pictures.Page(1);
        var (width, height, pixels) = Pictures.Ppm(Pictures.Paint(pdf, "-r", "70"));
        var wanted = Means(width, height, pixels);
        foreach (var (type, options) in ((EvidenceType, string[])[])
        [
            (EvidenceType.Png, ["-png"]), (EvidenceType.Jpeg, ["-jpeg", "-jpegopt", "quality=95"]),
            (EvidenceType.Jpeg, ["-jpeg", "-jpegopt", "progressive=y,quality=95"]), (EvidenceType.Jpeg, ["-jpeg", "-jpegopt", "optimize=y,quality=95"]),
            (EvidenceType.Jpeg, ["-jpeg", "-gray", "-jpegopt", "quality=95"]), (EvidenceType.Png, ["-png", "-gray"]),
        ])
        {
            var file = Pictures.Paint(pdf, ["-r", "70", .. options]);
            var read = (type == EvidenceType.Png ? PngPicture.Read(file, long.MaxValue) : JpegPicture.Read(file, long.MaxValue)).Value;
            Assert.Equal((width, height), (read.Width, read.Height));
            Assert.NotNull(read.Brightness);
            // Blocks of eight pixels lie across the edges of areas; nothing else may differ by more than a few steps of 255.
            for (var i = 0; i < wanted.Length; i++)
                Assert.True(Math.Abs(wanted[i] - read.Brightness[i]) < (type == EvidenceType.Png ? 1.0 : 5.0), $"{string.Join(' ', options)} area {i}: {wanted[i]:F1} {read.Brightness[i]:F1}");
        }
    }

    [Fact]
    public void ThePictureScaledOrSavedAgain_LooksAlike_AnotherDoesNot()
    {
        LibreOffice.SkipIfAbsent();
        byte[] one = Pictures.Page(1), other = Pictures.Page(2);
        var hash = Hash("a.png", Pictures.Paint(one, "-r", "100", "-png"));
        Assert.True(PictureHash.IsTelling(hash));
        foreach (var resolution in (string[])["30", "72", "150"])
        {
            foreach (var options in (string[][])[["-png"], ["-jpeg", "-jpegopt", "quality=40"], ["-jpeg", "-jpegopt", "progressive=y"]])
            {
                var name = options[0] == "-png" ? "a.png" : "a.jpg";
                Assert.InRange(PictureHash.Distance(hash, Hash(name, Pictures.Paint(one, ["-r", resolution, .. options]))), 0, PictureHash.SameWithin);
                Assert.InRange(PictureHash.Distance(hash, Hash(name, Pictures.Paint(other, ["-r", resolution, .. options]))), PictureHash.SameWithin + 1, 64);
            }
        }
    }

    [Fact]
    public void ARamp_HashesAsThePaperSays()
    {
        // Brighter to the right everywhere: every bit is 1; the other way none is.
        Assert.Equal(ulong.MaxValue, Hash("a.png", Pictures.Png(90, 80, (x, _) => (byte)(x * 2))));
        Assert.Equal(0UL, Hash("a.png", Pictures.Png(90, 80, (x, _) => (byte)(200 - (x * 2)))));
        // Only the first row rises: the highest eight bits.
        Assert.Equal(0xFF00000000000000UL, Hash("a.png", Pictures.Png(90, 80, (x, y) => y < 10 ? (byte)(x * 2) : (byte)7)));
        Assert.False(PictureHash.IsTelling(Hash("a.png", Pictures.Png(90, 80, (_, _) => 255))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 8)]
    [InlineData(10, 9)]
    [InlineData(1000, 3)]
    public void APictureOfAnySize_HasAHash(int width, int height)
    {
        var file = Pictures.Png(width, height, (x, y) => (byte)((x * 31) + (y * 17)));
        var pixels = Enumerable.Range(0, width * height).Select(i => (double)(byte)((i % width * 31) + (i / width * 17))).ToArray();
        var read = PngPicture.Read(file, long.MaxValue).Value.Brightness!;
        var wanted = Means(width, height, pixels);
        for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], read[i], 6);
    }

    private static ulong Hash(string name, byte[] file)
    {
        var found = FileInspector.Inspect(name, new MemoryStream(file));
        Assert.True(found.IsOk, string.Join(';', found.Problems));
        return found.Value.PictureHash!.Value;
    }

    // Plain: every pixel is cut into 8 × 9 small ones, each of which lies in one area.
    private static double[] Means(int width, int height, double[] pixels)
    {
        var (sums, counts) = (new double[72], new double[72]);
        for (var y = 0; y < height * 8; y++)
        {
            for (var x = 0; x < width * 9; x++)
            {
                var area = (y / height * 9) + (x / width);
                sums[area] += pixels[(y / 8 * width) + (x / 9)];
                counts[area]++;
            }
        }
        return [.. sums.Select((s, i) => s / counts[i])];
    }
}
