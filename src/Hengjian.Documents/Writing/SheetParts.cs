using System.Xml;
using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Writing;

/// <summary>What stands before and behind the rows of a sheet, in the order the format demands.</summary>
internal static class SheetParts
{
    private const int LastColumn = 1 << 14;
    private const double DefaultWidth = 12;

    public static void WriteHead(XmlWriter xml, SheetLayout layout, bool isFirst)
    {
        xml.WriteStartElement("worksheet", XlsxNames.Main);
        xml.WriteAttributeString("xmlns", "r", null, XlsxNames.Office);
        xml.WriteStartElement("sheetPr");
        Element(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        WriteView(xml, layout, isFirst);
        // Without it LibreOffice takes 12.8 points, too low for Chinese letters of 11.
        Element(xml, "sheetFormatPr", ("defaultRowHeight", "16"));
        WriteColumns(xml, layout);
    }

    public static void WriteTail(XmlWriter xml, SheetLayout layout, bool hasNotes)
    {
        if (layout.IsProtected)
        {
            Element(xml, "sheetProtection", ("sheet", "1"), ("objects", "1"), ("scenarios", "1"),
                ("formatColumns", "0"), ("formatRows", "0"), ("insertRows", "0"), ("deleteRows", "0"),
                ("sort", "0"), ("autoFilter", "0"));
        }
        if (layout.Merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells");
            xml.WriteAttributeString("count", XlsxNames.Number(layout.Merges.Count));
            foreach (var range in layout.Merges) Element(xml, "mergeCell", ("ref", range.ToString()));
            xml.WriteEndElement();
        }
        WriteChoices(xml, layout.Choices);
        Element(xml, "pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"),
            ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&C第 &P 页，共 &N 页");
        xml.WriteEndElement();
        if (!hasNotes) return;
        xml.WriteStartElement("legacyDrawing");
        xml.WriteAttributeString("id", XlsxNames.Office, "rId1");
        xml.WriteEndElement();
    }

    /// <summary>Writes an element that has attributes only.</summary>
    public static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in attributes) xml.WriteAttributeString(key, value);
        xml.WriteEndElement();
    }

    private static void WriteView(XmlWriter xml, SheetLayout layout, bool isFirst)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        if (isFirst) xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        if (layout.FrozenRows > 0 || layout.FrozenColumns > 0)
        {
            xml.WriteStartElement("pane");
            if (layout.FrozenColumns > 0) xml.WriteAttributeString("xSplit", XlsxNames.Number(layout.FrozenColumns));
            if (layout.FrozenRows > 0) xml.WriteAttributeString("ySplit", XlsxNames.Number(layout.FrozenRows));
            xml.WriteAttributeString("topLeftCell", CellAddress.Of(layout.FrozenRows + 1, layout.FrozenColumns + 1));
            xml.WriteAttributeString("activePane", (layout.FrozenRows > 0, layout.FrozenColumns > 0) switch
            {
                (true, true) => "bottomRight",
                (true, false) => "bottomLeft",
                _ => "topRight",
            });
            xml.WriteAttributeString("state", "frozen");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteColumns(XmlWriter xml, SheetLayout layout)
    {
        var count = Math.Max(layout.Widths.Count, layout.ColumnStyles.Count);
        if (count == 0) return;
        xml.WriteStartElement("cols");
        for (var i = 0; i < count; i++)
        {
            var style = i < layout.ColumnStyles.Count ? layout.ColumnStyles[i] : XlsxStyle.Plain;
            WriteColumn(xml, i + 1, i + 1, i < layout.Widths.Count ? layout.Widths[i] : DefaultWidth, style);
        }
        // A row can be deleted on a protected sheet only when the whole of it is open.
        if (layout.IsProtected && count < LastColumn)
            WriteColumn(xml, count + 1, LastColumn, DefaultWidth, XlsxStyle.InputNumber);
        xml.WriteEndElement();
    }

    private static void WriteColumn(XmlWriter xml, int first, int last, double width, XlsxStyle style) =>
        Element(xml, "col", ("min", XlsxNames.Number(first)), ("max", XlsxNames.Number(last)),
            ("width", XlsxNames.Number(width)), ("style", XlsxNames.Number((int)style)), ("customWidth", "1"));

    private static void WriteChoices(XmlWriter xml, IReadOnlyList<ChoiceList> choices)
    {
        if (choices.Count == 0) return;
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", XlsxNames.Number(choices.Count));
        foreach (var choice in choices)
        {
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", "填写有误");
            xml.WriteAttributeString("error", choice.Message);
            xml.WriteAttributeString("sqref", choice.Range.ToString());
            xml.WriteElementString("formula1", choice.Source);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
