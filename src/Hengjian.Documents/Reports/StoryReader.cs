using System.Globalization;
using System.Xml.Linq;
using Hengjian.Kernel.Reports;

namespace Hengjian.Documents.Reports;

/// <summary>Reads paragraphs and tables of a document, in the order they are read on paper.</summary>
/// <param name="text">Receives the text.</param>
/// <param name="styles">The document's styles.</param>
/// <param name="numbering">The document's lists; counts on while reading.</param>
/// <param name="part">Name of the part.</param>
/// <param name="runs">Reads inside paragraphs.</param>
internal sealed class StoryReader(StoryText text, DocxStyles styles, DocxNumbering numbering, string part, RunReader runs)
{
    // A whole paragraph set in the style of a heading is text.
    private const int LongestHeading = 80;

    private const int MostLevels = 9;

    private readonly Queue<XElement> inner = new();
    private XElement? anchor;
    private bool inCell;
    private bool draining;
    private int cellStart;
    private (int Start, BlockKind Kind, int Level)? open;

    /// <summary>Reads the content of a body, note or text box.</summary>
    /// <param name="content">Holds paragraphs and tables.</param>
    /// <param name="hangsOn">The child of a run of the body that leads here; null in the body.</param>
    public void Read(XElement content, XElement? hangsOn)
    {
        var outer = anchor;
        anchor = hangsOn;
        Blocks(content);
        Close();
        anchor = outer;
        AfterBlock();
    }

    private void Blocks(XElement content)
    {
        foreach (var child in content.Elements())
        {
            switch (child.Local())
            {
                case "p":
                    Paragraph(child);
                    if (!inCell && open is null) AfterBlock();
                    break;
                case "tbl" when inCell:
                    inner.Enqueue(child);
                    break;
                case "tbl":
                    Close();
                    Table(child);
                    AfterBlock();
                    break;
                case "altChunk":
                    text.Notice("not-read", "这里嵌着另一份文件，没有审核。", text.Length, text.Length);
                    break;
                case "sdt":
                    if (child.Child("sdtContent") is { } controlled) Blocks(controlled);
                    break;
                case "ins" or "moveTo" or "customXml" or "smartTag":
                    Blocks(child);
                    break;
                case "" when child.Choice() is { } choice:
                    Blocks(choice);
                    break;
                default:
                    break;
            }
        }
    }

    // Tables within cells and text boxes come after what they stand in: blocks do not overlap.
    private void AfterBlock()
    {
        // Only the outermost call empties the queues: one level of the stack for each of a million boxes would end the process.
        if (inCell || draining) return;
        draining = true;
        while (true)
        {
            if (inner.TryDequeue(out var table)) Table(table);
            else if (runs.Boxes.TryDequeue(out var box)) Read(box.Content, box.Anchor);
            else break;
        }
        draining = false;
    }

    private void Paragraph(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        var styleId = properties.Child("pStyle").Val();
        var style = styles.Paragraph(styleId);
        var list = properties.Child("numPr").Child("numId").Whole() ?? style.List;
        var number = list is { } id ? numbering.Next(id, properties.Child("numPr").Child("ilvl").Whole() ?? style.ListLevel, styleId) : null;
        if (open is null) Begin(style, DocxStyles.Outline(properties) ?? style.Heading, number);
        var contents = style.Contents || runs.InContents;
        runs.Read(paragraph, new StoryPlace(part, paragraph, anchor, style.Hidden));
        contents |= runs.InContents;
        if (runs.CloseCodes() is > 0 and var lost) Tell("not-read", $"这一段有一个没有结束的域，其中 {lost} 个字没有审核。");
        if (runs.TakeHidden() is > 0 and var hidden) Tell("hidden-text", $"这一段有 {hidden} 个隐藏的字，没有审核。");
        // The mark of the paragraph was deleted: it runs on into the next.
        if (properties.Child("rPr").Child("del") is not null) runs.Deleted++;
        else if (contents && !inCell) Drop();
        else Close();
    }

    private void Tell(string code, FormattableString message)
    {
        var (start, end) = text.Trim(open!.Value.Start, text.Length);
        text.Notice(code, message.ToString(CultureInfo.InvariantCulture), start, end);
    }

    private void Begin(DocxStyle style, int? heading, string? number)
    {
        if (inCell && text.Length > cellStart) text.Add("\n");
        var start = text.Length;
        if (!string.IsNullOrEmpty(number)) text.Add(number);
        var kind = heading is <= MostLevels ? BlockKind.Heading : number is not null ? BlockKind.ListItem : BlockKind.Paragraph;
        open = (start, kind, kind == BlockKind.Heading ? heading ?? 0 : 0);
    }

    private void Close()
    {
        if (open is not { } paragraph) return;
        open = null;
        if (inCell) return;
        var (start, end) = text.Trim(paragraph.Start, text.Length);
        var isText = paragraph.Kind == BlockKind.Heading && (end - start > LongestHeading || text.Holds('。', start, end));
        text.Block(isText ? BlockKind.Paragraph : paragraph.Kind, isText ? 0 : paragraph.Level, start, end);
        text.Add("\n");
    }

    // A line of a table of contents repeats a heading; it is shown and belongs to no block.
    private void Drop()
    {
        open = null;
        text.Add("\n");
    }

    private void Table(XElement table)
    {
        var rows = Flat(table, "tr").Where(r => r.Child("trPr").Child("del") is null).Select(r => (Row: r, Cells: Flat(r, "tc").ToList())).ToList();
        // A frame around text is no table.
        if (rows.TrueForAll(r => r.Cells.Count <= 1))
        {
            foreach (var cell in rows.SelectMany(r => r.Cells)) Blocks(cell);
            Close();
            return;
        }
        var start = text.Length;
        inCell = true;
        var read = rows.ConvertAll(IReadOnlyList<ReportCell> (r) => Row(r.Row, r.Cells));
        inCell = false;
        text.Block(BlockKind.Table, 0, start, text.Length, new ReportTable(read));
    }

    private List<ReportCell> Row(XElement row, List<XElement> cells)
    {
        var found = new List<ReportCell>();
        var column = Math.Clamp(row.Child("trPr").Child("gridBefore").Whole() ?? 0, 0, 1000);
        foreach (var cell in cells)
        {
            if (cell != cells[0]) text.Add("\t");
            var properties = cell.Child("tcPr");
            var continues = Continues(properties.Child("vMerge")) || Continues(properties.Child("hMerge"));
            // A cell that is part of another keeps its tab, so that columns stand below each other.
            if (!continues) found.Add(Cell(cell, column));
            column += Math.Clamp(properties.Child("gridSpan").Whole() ?? 1, 1, 1000);
        }
        text.Add("\n");
        return found;
    }

    private ReportCell Cell(XElement cell, int column)
    {
        cellStart = text.Length;
        Blocks(cell);
        Close();
        var (start, end) = text.Trim(cellStart, text.Length);
        return new ReportCell(start, end, column);
    }

    private static bool Continues(XElement? merge) => merge is not null && merge.Val() != "restart";

    private static IEnumerable<XElement> Flat(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            var local = child.Local();
            if (local == name) yield return child;
            else if ((local is "ins" or "moveTo" or "customXml" ? child : local == "sdt" ? child.Child("sdtContent") : child.Choice()) is { } wrapper)
                foreach (var found in Flat(wrapper, name)) yield return found;
        }
    }
}
