using System.Xml;

namespace Hengjian.Documents.Writing;

/// <summary>The parts that hold a workbook together.</summary>
internal static class WorkbookParts
{
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static void WriteWorkbook(XmlWriter xml, IReadOnlyList<SheetLayout> sheets)
    {
        xml.WriteStartElement("workbook", XlsxNames.Main);
        xml.WriteAttributeString("xmlns", "r", null, XlsxNames.Office);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", XlsxNames.Number(i + 1));
            if (sheets[i].IsHidden) xml.WriteAttributeString("state", "hidden");
            xml.WriteAttributeString("id", XlsxNames.Office, "rId" + XlsxNames.Number(i + 1));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        WritePrintTitles(xml, sheets);
        xml.WriteEndElement();
    }

    public static void WriteRelations(XmlWriter xml, int sheetCount)
    {
        xml.WriteStartElement("Relationships", XlsxNames.Relations);
        for (var i = 1; i <= sheetCount; i++)
            Relation(xml, XlsxNames.Number(i), "worksheet", $"worksheets/sheet{XlsxNames.Number(i)}.xml");
        Relation(xml, XlsxNames.Number(sheetCount + 1), "styles", "styles.xml");
        xml.WriteEndElement();
    }

    public static void WriteRoot(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", XlsxNames.Relations);
        Relation(xml, "1", "officeDocument", "xl/workbook.xml");
        xml.WriteEndElement();
    }

    public static void WriteTypes(XmlWriter xml, IReadOnlyList<bool> hasNotes)
    {
        xml.WriteStartElement("Types", XlsxNames.ContentTypes);
        SheetParts.Element(xml, "Default", ("Extension", "rels"),
            ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        SheetParts.Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        SheetParts.Element(xml, "Default", ("Extension", "vml"),
            ("ContentType", "application/vnd.openxmlformats-officedocument.vmlDrawing"));
        Override(xml, "/xl/workbook.xml", "sheet.main+xml");
        Override(xml, "/xl/styles.xml", "styles+xml");
        for (var i = 0; i < hasNotes.Count; i++)
        {
            Override(xml, $"/xl/worksheets/sheet{XlsxNames.Number(i + 1)}.xml", "worksheet+xml");
            if (hasNotes[i]) Override(xml, $"/xl/comments{XlsxNames.Number(i + 1)}.xml", "comments+xml");
        }
        xml.WriteEndElement();
    }

    private static void WritePrintTitles(XmlWriter xml, IReadOnlyList<SheetLayout> sheets)
    {
        if (!sheets.Any(s => s.FrozenRows > 0)) return;
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i].FrozenRows == 0) continue;
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", XlsxNames.Number(i));
            xml.WriteString($"'{sheets[i].Name}'!$1:${XlsxNames.Number(sheets[i].FrozenRows)}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Relation(XmlWriter xml, string number, string type, string target) =>
        SheetParts.Element(xml, "Relationship", ("Id", "rId" + number), ("Type", XlsxNames.Office + "/" + type),
            ("Target", target));

    private static void Override(XmlWriter xml, string part, string type) =>
        SheetParts.Element(xml, "Override", ("PartName", part), ("ContentType", Types + type));
}
