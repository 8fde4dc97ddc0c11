using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>版面: A4, 37 mm above and 28 mm left, 22 lines of 28 characters, page numbers “— 1 —” on the outer side.</summary>
internal static class OfficialPage
{
    internal static SectionProperties Section(string odd, string even) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = even },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 1418, Gutter = 0 },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });

    internal static void AddFooter(MainDocumentPart main, string id, bool right)
    {
        var properties = new ParagraphProperties(
            new ParagraphStyleId { Val = OfficialStyles.Footer },
            // One character free on the outer side.
            right ? new Indentation { RightChars = 100, Right = "280" } : new Indentation { LeftChars = 100, Left = "280", FirstLineChars = 0, FirstLine = "0" },
            new Justification { Val = right ? JustificationValues.Right : JustificationValues.Left });
        main.AddNewPart<FooterPart>(id).Footer = new Footer(new Paragraph(
            properties, Text("— "), Field(FieldCharValues.Begin), new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Field(FieldCharValues.Separate), Text("1"), Field(FieldCharValues.End), Text(" —")));
    }

    private static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Field(FieldCharValues type) => new(new FieldChar { FieldCharType = type });
}
