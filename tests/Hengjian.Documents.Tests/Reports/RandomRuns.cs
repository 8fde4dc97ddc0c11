using System.Globalization;
using System.Text;

namespace Hengjian.Documents.Tests.Reports;

/// <summary>Paragraphs whose runs hold whatever Word lets them hold, cut and wrapped at random.</summary>
internal sealed class RandomRuns(Random random)
{
    private const string Field = "<w:fldChar w:fldCharType=\"begin\"/>|<w:instrText> REF a </w:instrText>|<w:fldChar w:fldCharType=\"separate\"/>|<w:t>域</w:t>|<w:t>12</w:t>|<w:fldChar w:fldCharType=\"end\"/>";

    private readonly StringBuilder notes = new();
    private int numbers = 1;

    /// <summary>Content of the notes' part.</summary>
    public string Notes => notes.ToString();

    /// <summary>A paragraph with a character at each end, so that nothing of it is trimmed.</summary>
    public string Paragraph()
    {
        var children = new List<string> { Text("始") };
        for (var i = random.Next(2, 9); i > 0; i--) children.AddRange(Child());
        children.Add(Text("终"));
        var made = new StringBuilder("<w:p>");
        for (var at = 0; at < children.Count;) made.Append(Wrapped(children, ref at));
        return made.Append("</w:p>").ToString();
    }

    private string[] Child()
    {
        switch (random.Next(8))
        {
            case 0:
                var id = (++numbers).ToString(CultureInfo.InvariantCulture);
                notes.Append(CultureInfo.InvariantCulture, $"<w:footnote w:id=\"{id}\">{WordFile.P("注" + id)}</w:footnote>");
                return [$"<w:footnoteReference w:id=\"{id}\"/>"];
            case 1: return ["<w:drawing/>"];
            case 2: return Field.Split('|');
            case 3: return ["<w:tab/>"];
            case 4: return ["<w:lastRenderedPageBreak/>"];
            case 5: return [Text(random.Next(2) == 0 ? "𠮷" : "字𠮷义")];
            default: return [Text("字字0123"[..random.Next(1, 7)])];
        }
    }

    private string Wrapped(List<string> children, ref int at)
    {
        var runs = new StringBuilder();
        for (var i = random.Next(1, 4); i > 0 && at < children.Count; i--)
        {
            var count = Math.Min(random.Next(1, 5), children.Count - at);
            runs.Append("<w:r>").Append(random.Next(2) == 0 ? "<w:rPr><w:b/></w:rPr>" : "").AppendJoin("", children.GetRange(at, count)).Append("</w:r>");
            at += count;
        }
        return random.Next(5) switch
        {
            0 => $"<w:ins w:id=\"{++numbers}\" w:author=\"某\">{runs}</w:ins>",
            1 => $"<w:moveTo w:id=\"{++numbers}\" w:author=\"某\">{runs}</w:moveTo>",
            2 => $"<w:del w:id=\"{++numbers}\" w:author=\"某\"><w:r><w:delText>删</w:delText></w:r></w:del>{runs}",
            _ => runs.ToString(),
        };
    }

    private static string Text(string text) => $"<w:t xml:space=\"preserve\">{text}</w:t>";
}
