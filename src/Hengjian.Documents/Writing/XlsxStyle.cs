using System.Xml;

namespace Hengjian.Documents.Writing;

/// <summary>The looks a cell can have; one fixed table, so that two files of ours always look alike.</summary>
public enum XlsxStyle
{
    /// <summary>Nothing special; locked on a protected sheet.</summary>
    Plain,

    /// <summary>The title above a table.</summary>
    Title,

    /// <summary>Small grey lines under a title: filter, number of rows, who and when.</summary>
    Remark,

    /// <summary>A column name.</summary>
    Header,

    /// <summary>A column name that must be filled in.</summary>
    RequiredHeader,

    /// <summary>Units and notes under the column names.</summary>
    Unit,

    /// <summary>Ids that programs read.</summary>
    Id,

    /// <summary>Text to fill in; digits stay text.</summary>
    InputText,

    /// <summary>A number to fill in.</summary>
    InputNumber,

    /// <summary>A day to fill in.</summary>
    InputDate,

    /// <summary>Long text, wrapped.</summary>
    Paragraph,

    /// <summary>Text of a table.</summary>
    Text,

    /// <summary>Text of a table, centred: grades, codes, —.</summary>
    Centred,

    /// <summary>A number without decimals.</summary>
    Number0,

    /// <summary>A number with one decimal.</summary>
    Number1,

    /// <summary>A number with two decimals.</summary>
    Number2,

    /// <summary>A number with three decimals.</summary>
    Number3,

    /// <summary>A number with four decimals.</summary>
    Number4,

    /// <summary>A number shown with all its digits.</summary>
    NumberAsIs,

    /// <summary>A day of a table.</summary>
    Date,

    /// <summary>A text that is wrong: red ground.</summary>
    BadText,

    /// <summary>A number that is wrong: red ground.</summary>
    BadNumber,

    /// <summary>A cell of a form that is to be filled in with text: framed and open.</summary>
    FormText,

    /// <summary>A cell of a form that is to be filled in with a number.</summary>
    FormNumber,

    /// <summary>A cell of a form that is to be filled in with a day.</summary>
    FormDate,
}

/// <summary>Writes styles.xml.</summary>
internal static class XlsxStyleTable
{
    private const int FirstCustomFormat = 164;
    private static readonly string[] Fonts = ["", "b14", "grey", "b"];
    private static readonly string?[] Fills = [null, null, "FFDCE6F1", "FFFCE4D6", "FFF2F2F2", "FFFFC7CE"];
    private static readonly string[] Formats = ["#,##0.0", "#,##0.000", "#,##0.0000", "yyyy-mm-dd"];

    private static readonly Look[] Looks =
    [
        new(), new(Font: 1), new(Font: 2),
        new(Font: 3, Fill: 2, Border: 1, Centre: true, Wrap: true),
        new(Font: 3, Fill: 3, Border: 1, Centre: true, Wrap: true),
        new(Font: 2, Fill: 4, Border: 1, Centre: true, Wrap: true), new(Font: 2, Fill: 4, Border: 1, Centre: true),
        new(Format: 49, Open: true), new(Open: true), new(Format: FirstCustomFormat + 3, Open: true),
        new(Wrap: true), new(Border: 1, Wrap: true), new(Border: 1, Centre: true),
        new(Format: 3, Border: 1), new(Format: FirstCustomFormat, Border: 1), new(Format: 4, Border: 1),
        new(Format: FirstCustomFormat + 1, Border: 1), new(Format: FirstCustomFormat + 2, Border: 1), new(Border: 1),
        new(Format: FirstCustomFormat + 3, Border: 1),
        new(Format: 49, Fill: 5, Open: true), new(Fill: 5, Open: true),
        new(Format: 49, Border: 1, Open: true), new(Border: 1, Open: true), new(Format: FirstCustomFormat + 3, Border: 1, Open: true),
    ];

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", XlsxNames.Main);
        List(xml, "numFmts", Formats.Length, i =>
        {
            xml.WriteStartElement("numFmt");
            xml.WriteAttributeString("numFmtId", XlsxNames.Number(FirstCustomFormat + i));
            xml.WriteAttributeString("formatCode", Formats[i]);
            xml.WriteEndElement();
        });
        List(xml, "fonts", Fonts.Length, i => WriteFont(xml, Fonts[i]));
        List(xml, "fills", Fills.Length, i => WriteFill(xml, i));
        List(xml, "borders", 2, i => WriteBorder(xml, i == 1));
        List(xml, "cellStyleXfs", 1, _ => WriteLook(xml, new Look(), isBase: true));
        List(xml, "cellXfs", Looks.Length, i => WriteLook(xml, Looks[i], isBase: false));
        xml.WriteEndElement();
    }

    private static void List(XmlWriter xml, string name, int count, Action<int> write)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("count", XlsxNames.Number(count));
        for (var i = 0; i < count; i++) write(i);
        xml.WriteEndElement();
    }

    private static void WriteFont(XmlWriter xml, string font)
    {
        xml.WriteStartElement("font");
        if (font.StartsWith('b')) Value(xml, "b", "1");
        Value(xml, "sz", font == "b14" ? "14" : "11");
        if (font == "grey")
        {
            xml.WriteStartElement("color");
            xml.WriteAttributeString("rgb", "FF595959");
            xml.WriteEndElement();
        }
        Value(xml, "name", "宋体");
        Value(xml, "charset", "134");
        xml.WriteEndElement();
    }

    private static void WriteFill(XmlWriter xml, int index)
    {
        xml.WriteStartElement("fill");
        xml.WriteStartElement("patternFill");
        // The first two are fixed by the format: none and gray125.
        xml.WriteAttributeString("patternType", index switch { 0 => "none", 1 => "gray125", _ => "solid" });
        if (Fills[index] is { } colour)
        {
            xml.WriteStartElement("fgColor");
            xml.WriteAttributeString("rgb", colour);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteBorder(XmlWriter xml, bool thin)
    {
        xml.WriteStartElement("border");
        foreach (var side in (string[])["left", "right", "top", "bottom"])
        {
            xml.WriteStartElement(side);
            if (thin) xml.WriteAttributeString("style", "thin");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteLook(XmlWriter xml, Look look, bool isBase)
    {
        xml.WriteStartElement("xf");
        xml.WriteAttributeString("numFmtId", XlsxNames.Number(look.Format));
        xml.WriteAttributeString("fontId", XlsxNames.Number(look.Font));
        xml.WriteAttributeString("fillId", XlsxNames.Number(look.Fill));
        xml.WriteAttributeString("borderId", XlsxNames.Number(look.Border));
        if (!isBase) xml.WriteAttributeString("xfId", "0");
        foreach (var part in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder"])
            xml.WriteAttributeString(part, "1");
        if (look.Centre || look.Wrap)
        {
            xml.WriteAttributeString("applyAlignment", "1");
            xml.WriteStartElement("alignment");
            if (look.Centre) xml.WriteAttributeString("horizontal", "center");
            xml.WriteAttributeString("vertical", look.Centre ? "center" : "top");
            if (look.Wrap) xml.WriteAttributeString("wrapText", "1");
            xml.WriteEndElement();
        }
        if (look.Open)
        {
            xml.WriteStartElement("protection");
            xml.WriteAttributeString("locked", "0");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("val", value);
        xml.WriteEndElement();
    }

    private readonly record struct Look(
        int Format = 0, int Font = 0, int Fill = 0, int Border = 0, bool Centre = false, bool Wrap = false,
        bool Open = false);
}
