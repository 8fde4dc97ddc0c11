using System.IO.Compression;
using System.Text;

namespace Hengjian.Documents.Tests.Inspecting;

/// <summary>PDF files put together by hand.</summary>
internal static class PdfFile
{
    /// <summary>Objects 1, 2, … with a trailer that names the first as the root.</summary>
    public static byte[] Make(params string[] objects) =>
        Around([.. objects.Select((o, i) => Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n{o}\nendobj\n"))]);

    /// <summary>A file of these pieces between head and trailer.</summary>
    public static byte[] Around(params byte[][] pieces) =>
        [.. "%PDF-1.7\n%\u00e2\u00e3\n"u8, .. pieces.SelectMany(p => p), .. "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"u8];

    /// <summary>An object with a stream.</summary>
    public static byte[] Stream(int number, string dictionary, byte[] body) =>
        [.. Encoding.Latin1.GetBytes($"{number} 0 obj\n<< {dictionary} /Length {body.Length} >>\nstream\n"), .. body, .. "\nendstream\nendobj\n"u8];

    /// <summary>Packed as FlateDecode.</summary>
    public static byte[] Flate(string text)
    {
        using var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.Optimal)) zlib.Write(Encoding.Latin1.GetBytes(text));
        return result.ToArray();
    }
}
