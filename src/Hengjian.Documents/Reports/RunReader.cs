using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Reads what stands inside paragraphs: runs, links, fields, changes, and what hangs on a run.</summary>
/// <param name="text">Receives the text.</param>
/// <param name="styles">The document's styles.</param>
internal sealed class RunReader(StoryText text, DocxStyles styles)
{
    // Counted beside the stack: a hostile file opens fields by the hundred thousand.
    private readonly Stack<Field> fields = new();
    private FieldMarks? outermost;
    private int inCode;
    private int dropped;
    private int inContents;

    /// <summary>Text boxes met, with what of a run of the body they hang on, to be read after the paragraph.</summary>
    public Queue<(XElement Content, XElement Anchor)> Boxes { get; } = new();

    /// <summary>Notes referred to, in order: id, whether an endnote, the mark in its run.</summary>
    public List<(string Id, bool AtEnd, XElement Mark)> Notes { get; } = [];

    /// <summary>Characters hidden since the count was last taken.</summary>
    public int Hidden { get; private set; }

    /// <summary>Stretches inserted and not yet accepted.</summary>
    public int Inserted { get; set; }

    /// <summary>Stretches deleted and not yet accepted.</summary>
    public int Deleted { get; set; }

    /// <summary>Formulas, which are not read.</summary>
    public int Formulas { get; private set; }

    /// <summary>True inside the result of a field that makes a table of contents.</summary>
    public bool InContents => inContents > 0;

    /// <summary>Gives the count of hidden characters and begins it anew.</summary>
    public int TakeHidden()
    {
        var hidden = Hidden;
        Hidden = 0;
        return hidden;
    }

    /// <summary>
    /// Ends fields whose code did not end with the paragraph, so that what follows is read: the mark that ends it may stand in a
    /// stretch that was deleted or moved away, or nowhere.
    /// </summary>
    /// <returns>How many characters were taken for code and not read.</returns>
    public int CloseCodes()
    {
        var lost = 0;
        while (fields.TryPeek(out var field) && !field.InResult)
        {
            fields.Pop();
            inCode--;
            lost = dropped;
        }
        dropped = 0;
        if (fields.Count == 0 && outermost is { End: null } marks)
        {
            marks.End = marks.Begin;
            outermost = null;
        }
        return lost;
    }

    /// <summary>Reads the content of a paragraph or of something inside one.</summary>
    public void Read(XElement container, in StoryPlace place)
    {
        foreach (var child in container.Elements())
        {
            switch (child.Local())
            {
                case "r":
                    Run(child, place);
                    break;
                case "ins" or "moveTo":
                    Inserted++;
                    Read(child, place);
                    break;
                case "del" or "moveFrom":
                    Deleted++;
                    break;
                case "hyperlink" or "smartTag" or "customXml" or "dir" or "bdo" or "fldSimple":
                    Read(child, place);
                    break;
                case "sdt":
                    Control(child, place);
                    break;
                case "" when child.Choice() is { } choice:
                    Read(choice, place);
                    break;
                case "" when child.Name.LocalName is "oMath" or "oMathPara":
                    Formulas++;
                    break;
                default:
                    break;
            }
        }
    }

    private void Control(XElement control, in StoryPlace place)
    {
        if (control.Child("sdtContent") is not { } content) return;
        var start = text.Length;
        Read(content, place);
        if (control.Child("sdtPr").Switch("showingPlcHdr") == true && text.Length > start)
            text.Notice("placeholder", "这里的填写框还没有填。", start, text.Length);
    }

    private void Run(XElement run, in StoryPlace place)
    {
        var properties = run.Child("rPr");
        var hidden = properties.Switch("vanish") ?? (place.Hidden || properties.Child("rStyle").Val() is { } style && styles.Run(style).Hidden);
        foreach (var child in run.Elements()) Child(child, child, run, hidden, place);
    }

    // The direct child of the run is carried along: it is what a run is split between.
    private void Child(XElement child, XElement top, XElement run, bool hidden, in StoryPlace place)
    {
        switch (child.Local())
        {
            case "t":
                Put(Plain(child), top, run, hidden, place);
                break;
            case "tab" or "ptab":
                Put("\t", top, run, hidden, place);
                break;
            case "br" or "cr":
                Put("\n", top, run, hidden, place);
                break;
            case "noBreakHyphen":
                Put("-", top, run, hidden, place);
                break;
            case "sym":
                Put("\uFFFC", top, run, hidden, place);
                break;
            case "fldChar":
                Mark(child.Val("fldCharType"), top);
                break;
            case "instrText" when fields.TryPeek(out var field) && !field.InResult && field.Code.Length < Field.LongestCode:
                field.Code += child.Value;
                break;
            case "footnoteReference" or "endnoteReference" when child.Val("id") is { } id && place.Anchor is null:
                Notes.Add((id, child.Local() == "endnoteReference", top));
                break;
            case "drawing" or "pict" or "object":
                Hang(child, place.Anchor ?? top);
                break;
            case "ruby":
                foreach (var inner in child.Child("rubyBase")?.Elements().Where(e => e.Local() == "r") ?? [])
                    foreach (var part in inner.Elements().Where(e => e.Local() == "t")) Put(Plain(part), top, run, hidden, place);
                break;
            case "" when child.Choice() is { } choice:
                foreach (var inner in choice.Elements()) Child(inner, top, run, hidden, place);
                break;
            default:
                break;
        }
    }

    private void Put(string read, XElement top, XElement run, bool hidden, in StoryPlace place)
    {
        if (inCode > 0)
        {
            dropped += read.Length;
            return;
        }
        if (hidden) Hidden += read.Length;
        else text.Add(read, run, top, place, outermost);
    }

    private void Mark(string? type, XElement mark)
    {
        if (type == "begin")
        {
            if (fields.Count == 0) outermost = new FieldMarks(mark);
            fields.Push(new Field());
            inCode++;
        }
        else if (type == "separate" && fields.TryPeek(out var open) && !open.InResult)
        {
            open.InResult = true;
            inCode--;
            if (open.IsContents) inContents++;
        }
        else if (type == "end" && fields.TryPop(out var ended))
        {
            if (!ended.InResult) inCode--;
            else if (ended.IsContents) inContents--;
            if (fields.Count > 0) return;
            outermost!.End = mark;
            outermost = null;
        }
    }

    private void Hang(XElement inside, XElement anchor)
    {
        foreach (var child in (inside.Choice() ?? inside).Elements())
        {
            if (child.Local() == "txbxContent") Boxes.Enqueue((child, anchor));
            else Hang(child, anchor);
        }
    }

    /// <summary>What Word shows of a text element: without xml:space the white space around it is dropped; line breaks are spaces.</summary>
    internal static string Plain(XElement element)
    {
        var value = element.Value;
        if (element.Attribute(XNamespace.Xml + "space")?.Value != "preserve") value = value.Trim(' ', '\t', '\r', '\n');
        return value.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? value : value.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
    }

    private sealed class Field
    {
        public const int LongestCode = 200;

        public string Code { get; set; } = "";

        public bool InResult { get; set; }

        public bool IsContents => Code.AsSpan().TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase);
    }
}
