using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>Writes a 公文 as a .docx. Same content, same bytes.</summary>
public static class OfficialDocx
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(OfficialDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            Fill(package, document);
        return StableZip.Repack(stream.ToArray());
    }

    private static void Fill(WordprocessingDocument package, OfficialDocument document)
    {
        // Every relationship id is given: the package would draw random ones.
        var main = package.AddNewPart<MainDocumentPart>(MainType, "rId1");
        main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = OfficialStyles.All();
        main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new Settings(
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
        OfficialPage.AddFooter(main, "rIdOdd", right: true);
        OfficialPage.AddFooter(main, "rIdEven", right: false);
        var comments = new OfficialComments(document.Properties);
        var body = new Body();
        foreach (var part in OfficialBody.Of(document, comments)) body.Append(part);
        body.Append(OfficialPage.Section("rIdOdd", "rIdEven"));
        main.Document = new Document(body);
        if (comments.Any) main.AddNewPart<WordprocessingCommentsPart>("rIdComments").Comments = comments.All;
        WriteProperties(package, document.Properties);
    }

    internal static void WriteProperties(WordprocessingDocument package, OfficialProperties properties)
    {
        var core = package.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2");
        using var writer = System.Xml.XmlWriter.Create(core.GetStream(FileMode.Create), new System.Xml.XmlWriterSettings { CloseOutput = true });
        const string cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        const string xsi = "http://www.w3.org/2001/XMLSchema-instance";
        writer.WriteStartElement("cp", "coreProperties", cp);
        writer.WriteElementString("dc", "title", dc, properties.Title);
        writer.WriteElementString("dc", "creator", dc, properties.Creator);
        foreach (var name in (string[])["created", "modified"])
        {
            writer.WriteStartElement("dcterms", name, terms);
            writer.WriteAttributeString("xsi", "type", xsi, "dcterms:W3CDTF");
            writer.WriteString(properties.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }
}
