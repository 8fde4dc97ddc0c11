using System.Globalization;
using System.Xml;
using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Writing;

/// <summary>
/// Notes need two parts: their texts, and the boxes they are drawn in (VML, the format's old drawing language).
/// </summary>
internal static class NoteParts
{
    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";
    private const string Author = "衡鉴";

    public static void WriteComments(XmlWriter xml, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        xml.WriteStartElement("comments", XlsxNames.Main);
        xml.WriteStartElement("authors");
        xml.WriteElementString("author", Author);
        xml.WriteEndElement();
        xml.WriteStartElement("commentList");
        foreach (var (row, column, text) in notes)
        {
            xml.WriteStartElement("comment");
            xml.WriteAttributeString("ref", CellAddress.Of(row, column));
            xml.WriteAttributeString("authorId", "0");
            xml.WriteStartElement("text");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(XlsxNames.CellText(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteBoxes(XmlWriter xml, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        xml.WriteStartElement("xml");
        xml.WriteAttributeString("xmlns", "v", null, Vml);
        xml.WriteAttributeString("xmlns", "x", null, Excel);
        xml.WriteStartElement("v", "shapetype", Vml);
        xml.WriteAttributeString("id", "note");
        xml.WriteAttributeString("coordsize", "21600,21600");
        xml.WriteAttributeString("path", "m,l,21600r21600,l21600,xe");
        xml.WriteEndElement();
        for (var i = 0; i < notes.Count; i++) WriteBox(xml, i, notes[i].Row - 1, notes[i].Column - 1);
        xml.WriteEndElement();
    }

    public static void WriteRelations(XmlWriter xml, int sheet)
    {
        xml.WriteStartElement("Relationships", XlsxNames.Relations);
        SheetParts.Element(xml, "Relationship", ("Id", "rId1"), ("Type", XlsxNames.Office + "/vmlDrawing"),
            ("Target", $"../drawings/vmlDrawing{XlsxNames.Number(sheet)}.vml"));
        SheetParts.Element(xml, "Relationship", ("Id", "rId2"), ("Type", XlsxNames.Office + "/comments"),
            ("Target", $"../comments{XlsxNames.Number(sheet)}.xml"));
        xml.WriteEndElement();
    }

    private static void WriteBox(XmlWriter xml, int index, int row, int column)
    {
        xml.WriteStartElement("v", "shape", Vml);
        xml.WriteAttributeString("id", "note" + XlsxNames.Number(index + 1));
        xml.WriteAttributeString("type", "#note");
        xml.WriteAttributeString("style", "position:absolute;width:180pt;height:60pt;visibility:hidden");
        xml.WriteAttributeString("fillcolor", "#ffffe1");
        xml.WriteStartElement("x", "ClientData", Excel);
        xml.WriteAttributeString("ObjectType", "Note");
        var anchor = string.Create(CultureInfo.InvariantCulture,
            $"{column + 1},10,{Math.Max(row - 1, 0)},4,{column + 4},10,{row + 3},4");
        xml.WriteElementString("x", "Anchor", Excel, anchor);
        xml.WriteElementString("x", "AutoFill", Excel, "False");
        xml.WriteElementString("x", "Row", Excel, XlsxNames.Number(row));
        xml.WriteElementString("x", "Column", Excel, XlsxNames.Number(column));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
