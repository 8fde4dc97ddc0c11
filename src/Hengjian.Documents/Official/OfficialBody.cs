using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>Turns the content into paragraphs and tables.</summary>
internal static class OfficialBody
{
    internal static IEnumerable<OpenXmlElement> Of(OfficialDocument document, OfficialComments comments)
    {
        foreach (var line in document.Title) yield return Plain(OfficialStyles.Title, line);
        if (document.Number is { } number) yield return Plain(OfficialStyles.Number, number);
        yield return Empty();
        if (document.Addressee is { } addressee) yield return Plain(OfficialStyles.Addressee, addressee + "：");
        // What stands before the first annex is the letter itself; names of annexes and signature close it.
        var letter = document.Blocks.TakeWhile(b => b is not OfficialAnnex).SelectMany(b => Block(b, comments)).ToList();
        // A signature never stands alone on a page: the end of the text goes with it.
        if (document.Signature is not null && letter.Count > 0 && letter[^1] is Paragraph last) KeepWithNext(last);
        foreach (var part in letter) yield return part;
        var closing = Closing(document).ToList();
        foreach (var paragraph in closing.SkipLast(1).OfType<Paragraph>()) KeepWithNext(paragraph);
        foreach (var part in closing) yield return part;
        foreach (var block in document.Blocks.SkipWhile(b => b is not OfficialAnnex))
            foreach (var part in Block(block, comments)) yield return part;
    }

    private static void KeepWithNext(Paragraph paragraph) =>
        paragraph.ParagraphProperties!.InsertAfter(new KeepNext(), paragraph.ParagraphProperties.ParagraphStyleId);

    private static IEnumerable<OpenXmlElement> Closing(OfficialDocument document)
    {
        if (document.Annexes.Count > 0) yield return Empty();
        for (var i = 0; i < document.Annexes.Count; i++) yield return AnnexName(document.Annexes, i);
        if (document.Signature is not { } signature) yield break;
        yield return Empty();
        yield return Empty();
        // The date stands four characters from the right edge, the office is centred over it.
        yield return Plain(OfficialStyles.Signature, signature.Office, OfficeIndent(signature));
        yield return Plain(OfficialStyles.Signature, OfficialNumbers.Date(signature.Date), new Indentation { RightChars = 400, Right = "1280" });
    }

    private static Indentation OfficeIndent(OfficialSignature signature)
    {
        // Digits are half as wide as characters.
        var date = OfficialNumbers.Date(signature.Date).Sum(c => char.IsAsciiDigit(c) ? 0.5 : 1);
        var chars = (int)(100 * Math.Max(0, 4 + (date - signature.Office.Length) / 2));
        return new Indentation { RightChars = chars, Right = (chars * 16 / 5).ToString(CultureInfo.InvariantCulture) };
    }

    private static Paragraph AnnexName(IReadOnlyList<string> names, int index)
    {
        var lead = names.Count == 1 ? "附件：" : index == 0 ? "附件：1." : "　　　" + OfficialNumbers.Third(index + 1);
        return Plain(OfficialStyles.Body, lead + names[index]);
    }

    private static IEnumerable<OpenXmlElement> Block(OfficialBlock block, OfficialComments comments)
    {
        switch (block)
        {
            case OfficialHeading heading:
                yield return Plain(OfficialStyles.Heading(heading.Level), heading.Text);
                break;
            case OfficialParagraph paragraph:
                yield return Body(paragraph, comments);
                break;
            case OfficialTable table:
                if (table.Caption.Length > 0) yield return Plain(OfficialStyles.Caption, table.Caption, new KeepNext());
                yield return OfficialTables.Of(table);
                yield return Empty();
                break;
            case OfficialAnnex annex:
                yield return Plain(OfficialStyles.AnnexLabel, annex.Label, new PageBreakBefore());
                foreach (var line in annex.Title) yield return Plain(OfficialStyles.Title, line);
                yield return Empty();
                break;
            default:
                throw new ArgumentException("Unknown block " + block.GetType().Name);
        }
    }

    private static Paragraph Body(OfficialParagraph source, OfficialComments comments)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = OfficialStyles.Body }));
        foreach (var run in source.Runs)
        {
            var made = new Run();
            if (run.Bold) made.Append(new RunProperties(new Bold()));
            made.Append(Text(run.Text));
            foreach (var part in comments.Mark(run, made)) paragraph.Append(part);
        }
        return paragraph;
    }

    internal static Paragraph Plain(string style, string text, params OpenXmlElement[] properties)
    {
        var all = new ParagraphProperties(new ParagraphStyleId { Val = style });
        foreach (var property in properties) all.Append(property);
        return text.Length == 0 ? new Paragraph(all) : new Paragraph(all, new Run(Text(text)));
    }

    private static Paragraph Empty() => Plain(OfficialStyles.Body, "");

    private static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
