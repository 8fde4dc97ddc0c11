using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>
/// The looks of GB/T 9704: 二号小标宋 title, 三号仿宋 text on lines of 28 pt, 黑体 and 楷体 headings. Real styles with
/// outline levels, so that Word and WPS show the outline and a change of style changes the whole document.
/// </summary>
internal static class OfficialStyles
{
    internal const string Title = "GwTitle";
    internal const string Number = "GwNumber";
    internal const string Addressee = "GwAddressee";
    internal const string Body = "GwBody";
    internal const string Signature = "GwSignature";
    internal const string AnnexLabel = "GwAnnexLabel";
    internal const string Caption = "GwCaption";
    internal const string TableHead = "GwTableHead";
    internal const string TableText = "GwTableText";
    internal const string Footer = "GwFooter";
    internal const string CommentText = "GwComment";

    private const string SongTitle = "方正小标宋简体";
    private const string FangSong = "仿宋_GB2312";
    private const string KaiTi = "楷体_GB2312";
    private const string HeiTi = "黑体";

    /// <summary>Half points: 二号 22 pt.</summary>
    private const int Two = 44;

    /// <summary>Half points: 三号 16 pt.</summary>
    private const int Three = 32;

    /// <summary>Half points: 四号 14 pt.</summary>
    private const int Four = 28;

    /// <summary>Half points: 五号 10.5 pt, for tables.</summary>
    private const int Five = 21;

    /// <summary>Twentieths of a point: lines of exactly 28 pt give 22 lines a page.</summary>
    private const string Line = "560";

    /// <summary>
    /// Twentieths of a point taken from each 三号 character: 28 of 16 pt are 448 pt, the text is 442 pt wide. Not by the
    /// character grid of the page: LibreOffice spreads characters over it.
    /// </summary>
    private const int Tighter = -5;

    /// <summary>Id of the heading style of a level from 1 to 3.</summary>
    internal static string Heading(int level) => "Heading" + level.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(FangSong), new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Make("Normal", "Normal", FangSong, Three, JustificationValues.Both, isDefault: true),
        Make(Title, "公文标题", SongTitle, Two, JustificationValues.Center, line: "640"),
        Make(Number, "发文字号", FangSong, Three, JustificationValues.Center),
        Make(Addressee, "主送机关", FangSong, Three, JustificationValues.Both),
        Make(Body, "公文正文", FangSong, Three, JustificationValues.Both, indent: true),
        Make(Heading(1), "heading 1", HeiTi, Three, JustificationValues.Both, indent: true, outline: 0),
        Make(Heading(2), "heading 2", KaiTi, Three, JustificationValues.Both, indent: true, outline: 1),
        Make(Heading(3), "heading 3", FangSong, Three, JustificationValues.Both, indent: true, outline: 2, bold: true),
        Make(Signature, "署名日期", FangSong, Three, JustificationValues.Right),
        Make(AnnexLabel, "附件序号", HeiTi, Three, JustificationValues.Left),
        Make(Caption, "表题", HeiTi, Four, JustificationValues.Center),
        Make(TableHead, "表头", HeiTi, Five, JustificationValues.Center, line: "320"),
        Make(TableText, "表文", FangSong, Five, JustificationValues.Left, line: "320"),
        Make(Footer, "页码", "宋体", Four, JustificationValues.Left, line: null),
        Make(CommentText, "批注文字", "宋体", Five, JustificationValues.Left, line: null));

    private static Style Make(
        string id, string name, string font, int size, JustificationValues justification,
        string? line = Line, bool indent = false, int? outline = null, bool bold = false, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = Custom(id) ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        if (outline is not null) style.Append(new NextParagraphStyle { Val = Body });
        style.Append(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (outline is not null) paragraph.Append(new KeepNext());
        // Table lines are closer than the page's grid of lines.
        if (line is not (null or Line)) paragraph.Append(new SnapToGrid { Val = false });
        // Two characters, whatever the size; FirstLine is for programs that do not count characters.
        paragraph.Append(new SpacingBetweenLines { Before = "0", After = "0", Line = line ?? "240", LineRule = line is null ? LineSpacingRuleValues.Auto : LineSpacingRuleValues.Exact });
        paragraph.Append(indent ? new Indentation { FirstLineChars = 200, FirstLine = "640" } : new Indentation { FirstLineChars = 0, FirstLine = "0" });
        paragraph.Append(new Justification { Val = justification });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        style.Append(paragraph);
        var run = new StyleRunProperties(Fonts(font));
        if (bold) run.Append(new Bold());
        if (size == Three) run.Append(new Spacing { Val = Tighter });
        var half = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        run.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
        style.Append(run);
        return style;
    }

    private static bool Custom(string id) => id.StartsWith("Gw", StringComparison.Ordinal);

    private static RunFonts Fonts(string chinese) => new()
    {
        Ascii = "Times New Roman",
        HighAnsi = "Times New Roman",
        EastAsia = chinese,
        ComplexScript = "Times New Roman",
    };
}
