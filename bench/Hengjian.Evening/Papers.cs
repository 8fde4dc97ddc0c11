using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Evening;

/// <summary>Makes files to hand in: a scanned page as PDF, no two alike.</summary>
internal static class Papers
{
    /// <summary>A PDF of one page with one picture.</summary>
    /// <param name="random">What the picture shows.</param>
    /// <param name="size">Bytes of the picture.</param>
    public static byte[] Scan(Random random, int size)
    {
        var picture = new byte[size];
        random.NextBytes(picture);
        using var file = new MemoryStream(size + 1024);
        var places = new List<long>();
        void Text(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        void Part(string text)
        {
            places.Add(file.Position);
            Text(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{text}\nendobj\n"));
        }
        Text("%PDF-1.4\n");
        Part("<< /Type /Catalog /Pages 2 0 R >>");
        Part("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Part("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /P 4 0 R >> >> >>");
        places.Add(file.Position);
        Text(string.Create(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Type /XObject /Subtype /Image /Width {size} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {size} >>\nstream\n"));
        file.Write(picture);
        Text("\nendstream\nendobj\n");
        var table = file.Position;
        Text("xref\n0 5\n0000000000 65535 f \n");
        foreach (var place in places) Text(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        Text(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
