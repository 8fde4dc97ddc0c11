using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hengjian.Fuzz;

/// <summary>Spoils reports: bytes of the file, the zip around its parts, the XML within, the elements of the body, plain texts.</summary>
/// <param name="seeds">Files to start from, by name.</param>
public sealed class ReportMaker(IReadOnlyList<(string Name, byte[] Bytes)> seeds)
{
    private static readonly string[] Pieces =
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tc>", "</w:tc>", "<w:sdt><w:sdtContent>", "<w:br/>", "<w:tab/>", "<w:del>", "<w:ins>", "<!DOCTYPE a>", "<!--", "-->", "<![CDATA[", "]]>", "<?x?>",
        "&amp;", "&#0;", "&#x1F600;", "&#xD800;", "&x;", "\u0000", "\ud840", "\u2028", "xmlns:w=\"\"", "xmlns=\"x\"", "w:val=\"-1\"", "w:val=\"99999999999\"", "w:id=\"2147483647\"", "xml:space=\"preserve\"", "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:footnoteReference w:id=\"2\"/>", "<w:gridSpan w:val=\"2000000000\"/>", "<w:ilvl w:val=\"8\"/>", "<w:vanish/>", "<mc:AlternateContent/>", "\" ", "'",
    ];

    private static readonly string[] Words =
    [
        "12.5", "0", "1", "99999999999999999999", "３４", "一百二十", "十", "万", "亿元", "所", "%", "％", "‰", "个百分点", "倍", "其中", "合计", "共", "分别", "占", "比上年", "增长", "下降", "增加", "约", "近", "余", "以上", "—", "～", ":", "：", "/", ".", ",", "，", "。", "；", "、",
        "\n", "\t", "|", "一、", "（一）", "1.", "（1）", "一是", "二是", "x", "**", "《》", "2025年", "去年", "由", "到", "提高到", "全县", "学校", "教师", "名", "三分之二", "翻番", "1:15", "#", "- ", "\r", "\u3000", "\ufeff", "\ud840",
    ];

    /// <summary>The file of a number; its name ends with what it claims to be.</summary>
    public (string Name, byte[] Bytes) Make(ulong seed, long number)
    {
        var random = new Random(unchecked((int)(seed * 31 + (ulong)number * 2654435761UL)));
        var (name, bytes) = seeds[random.Next(seeds.Count)];
        if (!name.EndsWith(".docx", StringComparison.Ordinal)) return (name, random.Next(3) == 0 ? Bytes(random, bytes) : Text(random, bytes));
        return (name, random.Next(8) switch
        {
            0 => Bytes(random, bytes),
            1 or 2 => Zip(random, bytes),
            3 or 4 => Parts(random, bytes, SpoilXml),
            _ => Parts(random, bytes, MoveElements),
        });
    }

    private static byte[] Bytes(Random random, byte[] bytes)
    {
        var made = bytes.ToList();
        for (var i = random.Next(1, 12); i > 0 && made.Count > 0; i--)
        {
            var at = random.Next(made.Count);
            var length = Math.Min(random.Next(1, 200), made.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    made.RemoveRange(at, length);
                    break;
                case 1:
                    made.InsertRange(at, made.GetRange(at, length));
                    break;
                case 2 when random.Next(4) == 0:
                    made.RemoveRange(at, made.Count - at);
                    break;
                default:
                    made[at] = (byte)random.Next(256);
                    break;
            }
        }
        return [.. made];
    }

    // Fields of the directory at the end: sizes, offsets, counts, names.
    private static byte[] Zip(Random random, byte[] bytes)
    {
        var made = bytes.ToArray();
        var directory = made.AsSpan().IndexOf("PK\u0001\u0002"u8);
        if (directory < 0 || random.Next(3) == 0) return Parts(random, bytes, (r, text) => r.Next(3) == 0 ? "" : text);
        for (var i = random.Next(1, 5); i > 0; i--) made[random.Next(directory, made.Length)] = random.Next(2) == 0 ? (byte)0xFF : (byte)random.Next(256);
        return made;
    }

    private static byte[] Parts(Random random, byte[] bytes, Func<Random, string, string> spoil)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(bytes)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            var spoilt = random.Next(3) == 0 ? random.Next(from.Entries.Count) : from.Entries.ToList().FindIndex(e => e.FullName == "word/document.xml");
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var reader = new StreamReader(from.Entries[i].Open());
                var text = reader.ReadToEnd();
                if (i == spoilt) text = spoil(random, text);
                var name = i == spoilt && random.Next(40) == 0 ? "word/vbaProject.bin" : from.Entries[i].FullName;
                using var writer = new StreamWriter(to.CreateEntry(name, CompressionLevel.Fastest).Open(), random.Next(60) == 0 ? Encoding.Unicode : new UTF8Encoding(false));
                writer.Write(text);
            }
        }
        return result.ToArray();
    }

    private static string SpoilXml(Random random, string text)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 120), text.Length - at);
            var piece = Pieces[random.Next(Pieces.Length)];
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(piece, random.Next(2, 3000)))),
                _ => text.Insert(at, piece),
            };
        }
        return text;
    }

    // What stays well-formed goes deeper into the reader.
    private static string MoveElements(Random random, string text)
    {
        try
        {
            var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
            for (var i = random.Next(1, 25); i > 0; i--)
            {
                var all = document.Root!.DescendantsAndSelf().ToList();
                Move(random, all[random.Next(all.Count)], all[random.Next(all.Count)]);
                if (all.Count > 20_000) break;
            }
            return document.Declaration + document.ToString(SaveOptions.DisableFormatting);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            return text;
        }
    }

    private static void Move(Random random, XElement one, XElement other)
    {
        switch (random.Next(9))
        {
            case 0 when one.Parent is not null:
                one.Remove();
                break;
            case 1:
                other.Add(new XElement(one));
                break;
            case 2 when other.Parent is not null:
                other.AddBeforeSelf(new XElement(one));
                break;
            case 3 when one.Parent is not null:
                one.ReplaceWith(new XElement(other.Name, other.Attributes(), new XElement(one)));
                break;
            case 4:
                for (var i = random.Next(2, 300); i > 0; i--) other.Add(new XElement(one.Name, one.Attributes()));
                break;
            case 5:
                other.Name = one.Name;
                break;
            case 6 when one.FirstAttribute is { } attribute && !attribute.IsNamespaceDeclaration:
                attribute.Value = random.Next(4) switch { 0 => "", 1 => "-2147483648", 2 => "%1%2%9", _ => new string('9', random.Next(1, 12)) };
                break;
            case 7 when !one.HasElements:
                one.Value = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words[random.Next(Words.Length - 1)]));
                break;
            default:
                one.ReplaceAttributes(other.Attributes().Where(a => !a.IsNamespaceDeclaration));
                break;
        }
    }

    private static byte[] Text(Random random, byte[] bytes)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(bytes));
        for (var i = random.Next(1, 40); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            if (random.Next(4) == 0) text.Remove(at, length);
            else text.Insert(at, string.Concat(Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(12) == 0 ? random.Next(1, 400) : 1)));
        }
        return new UTF8Encoding(false).GetBytes(text.ToString());
    }
}
