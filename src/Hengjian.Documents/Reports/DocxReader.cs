using System.Globalization;
using System.Xml.Linq;
using Hengjian.Kernel;
using Hengjian.Kernel.Reports;

namespace Hengjian.Documents.Reports;

/// <summary>
/// Reads a .docx as a report: body, then footnotes and endnotes, text boxes after the paragraph they hang on. Inserted text
/// is read and deleted text is not, fields show their result, automatic numbers are written out. Headers, footers, pictures
/// and comments are not read.
/// </summary>
public static class DocxReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, for findings.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="limits">Null for the default ones.</param>
    /// <returns>A text without any character when the document is blank.</returns>
    public static Result<DocxReport> Read(string name, byte[] file, DocxLimits? limits = null) =>
        DocxPackage.Use<DocxReport>(file, limits ?? DocxLimits.Default, package =>
        {
            var read = Walk(package, limits ?? DocxLimits.Default, out _);
            return new DocxReport(new ReportText(name, read.ToString(), read.Blocks) { Notices = read.Notices }, Places(read.Pieces));
        });

    /// <summary>Reads a package that is open.</summary>
    /// <param name="package">The package.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="body">The document of the main part, whose runs the pieces point to.</param>
    internal static StoryText Walk(DocxPackage package, DocxLimits limits, out XDocument body)
    {
        body = package.Load(package.Main)!;
        var text = new StoryText(limits.MaxCharacters);
        var styles = new DocxStyles(package.Load(package.Related("styles")));
        var numbering = new DocxNumbering(package.Load(package.Related("numbering")));
        var runs = new RunReader(text, styles);
        if (body.Root.Child("body") is not { } content) throw new DocxRefusedException(DocxProblems.Damaged(package.Main + " 里没有正文"));
        new StoryReader(text, styles, numbering, package.Main, runs).Read(content, null);
        foreach (var kind in (string[])["footnote", "endnote"])
        {
            var marks = runs.Notes.Where(n => n.AtEnd == (kind == "endnote")).ToList();
            if (marks.Count == 0 || package.Related(kind + "s") is not { } part || package.Load(part) is not { } notes) continue;
            var known = new Dictionary<string, XElement>(StringComparer.Ordinal);
            foreach (var note in notes.Root!.Elements().Where(e => e.Local() == kind)) known.TryAdd(note.Val("id") ?? "", note);
            var reader = new StoryReader(text, styles, numbering, part, new RunReader(text, styles));
            // A note that is referred to twice is one note.
            foreach (var (id, _, mark) in marks.DistinctBy(m => m.Id))
                if (known.TryGetValue(id, out var note)) reader.Read(note, mark);
        }
        Tell(text, runs);
        return text;
    }

    private static void Tell(StoryText text, RunReader runs)
    {
        if (runs.Inserted + runs.Deleted > 0)
            text.Notice("tracked-changes", string.Create(CultureInfo.InvariantCulture, $"文档带有没有接受的修订（插入 {runs.Inserted} 处、删除 {runs.Deleted} 处），按全部接受后的文字审核。"), 0, 0);
        if (runs.Formulas > 0)
            text.Notice("not-read", string.Create(CultureInfo.InvariantCulture, $"有 {runs.Formulas} 处公式对象没有审核。"), 0, 0);
    }

    private static List<DocxPiece> Places(List<StoryPiece> pieces)
    {
        var numbers = new Dictionary<XElement, int>();
        foreach (var root in pieces.Select(p => p.Run.Document!).Distinct())
        {
            var next = 0;
            foreach (var element in root.Descendants())
                if (element.Local() == "r") numbers[element] = next++;
        }
        var found = new List<DocxPiece>(pieces.Count);
        var (last, offset) = ((XElement?)null, 0);
        foreach (var piece in pieces)
        {
            offset = piece.Run == last ? offset : 0;
            found.Add(new DocxPiece(piece.Start, piece.Length, piece.Part, numbers[piece.Run], offset));
            (last, offset) = (piece.Run, offset + piece.Length);
        }
        return found;
    }
}
