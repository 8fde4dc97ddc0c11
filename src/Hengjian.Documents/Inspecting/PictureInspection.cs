using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>Looks into PNG and JPEG: how large, how it looks from far away, and that nothing hangs behind the end.</summary>
internal static class PictureInspection
{
    /// <summary>Looks into a file whose head is a picture.</summary>
    public static Result<InspectedFile> Inspect(Stream file, EvidenceType type, InspectionLimits limits)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var what = type.NameOf();
        try
        {
            var picture = type == EvidenceType.Png ? PngPicture.Read(bytes, limits.MaxPixels) : JpegPicture.Read(bytes, limits.MaxPixels);
            if (!picture.TryGet(out var read)) return Result.Fail<InspectedFile>(picture.Problems);
            if (Appended(bytes.AsSpan(read.End)) is { } really) return InspectionProblems.Appended(what, really);
            var grid = read.Brightness;
            return new InspectedFile(type) { Width = read.Width, Height = read.Height, PictureHash = grid is null ? null : PictureHash.Of(grid) };
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentException or EndOfStreamException)
        {
            return InspectionProblems.Damaged(what, e is InvalidDataException ? e.Message : "数据不全");
        }
    }

    // Telephones put a short film behind a photograph; a program, a document or an archive has no business there.
    private static string? Appended(ReadOnlySpan<byte> rest)
    {
        var found = Magic.Of(rest.TrimStart("\0\r\n "u8));
        return found.Kind is "zip" or "exe" or "archive" or "pdf" or "ole" or "web" or "rtf" ? found.Name.Trim() : null;
    }
}

/// <summary>A picture as far as we read it.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="End">Offset behind its last byte.</param>
/// <param name="Brightness">Mean brightness of 9 × 8 areas, 0–255; null when the way it is coded is not read here.</param>
internal sealed record ReadPicture(int Width, int Height, int End, double[]? Brightness);
