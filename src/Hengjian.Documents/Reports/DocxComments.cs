using System.Globalization;
using System.Xml.Linq;
using Hengjian.Documents.Packages;
using Hengjian.Kernel;

namespace Hengjian.Documents.Reports;

/// <summary>
/// Returns a .docx with Word comments on stretches of its text. Runs are split where a stretch begins or ends inside one;
/// tracked insertions likewise; nothing else of the body changes, other parts stay as they lie in the file, comments that were there stay.
/// </summary>
public static class DocxComments
{
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

    /// <summary>Adds the comments.</summary>
    /// <param name="file">The document.</param>
    /// <param name="text">Its text as <see cref="DocxReader"/> read it: what the offsets count in.</param>
    /// <param name="remarks">What to say, in the order of the comments.</param>
    /// <param name="author">Who says it.</param>
    /// <param name="limits">Null for the default ones.</param>
    /// <returns>The new file; same input, same bytes. A problem when the text is not that of the file.</returns>
    public static Result<byte[]> Add(byte[] file, string text, IReadOnlyList<DocxRemark> remarks, DocxAuthor author, DocxLimits? limits = null) =>
        DocxPackage.Use<byte[]>(file, limits ?? DocxLimits.Default, package =>
        {
            var read = DocxReader.Walk(package, limits ?? DocxLimits.Default, out var body);
            if (read.ToString() != text) return DocxProblems.OtherFile();
            if (read.Pieces.Count == 0 || remarks.Count == 0) return file;
            var space = body.Root!.Name.Namespace;
            var old = package.Related("comments");
            var comments = package.Load(old) ?? new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(space + "comments", new XAttribute(XNamespace.Xmlns + "w", space.NamespaceName)));
            var ids = CommentIds(body, comments);
            var anchors = new CommentAnchors(read.Pieces, space, ChangeIds(body));
            anchors.Cut(remarks);
            foreach (var remark in remarks)
            {
                var id = ids.Next().ToString(CultureInfo.InvariantCulture);
                anchors.Mark(remark, id);
                comments.Root!.Add(CommentElement.Of(comments.Root.Name.Namespace, id, remark.Text, author));
            }
            var changed = new Dictionary<string, XDocument>(StringComparer.Ordinal) { [package.Main] = body };
            changed[old ?? Register(package, changed, space == Word.Strict)] = comments;
            return PackageCopy.With(file, changed);
        });

    // Ids are one row for all comments of a document, also those whose text is lost.
    private static WordIds CommentIds(XDocument body, XDocument comments) => new(
        body.Descendants().Where(e => e.Local() is "commentRangeStart" or "commentRangeEnd" or "commentReference")
            .Concat(comments.Root!.Elements().Where(e => e.Local() == "comment")).Select(e => e.Whole("id")).OfType<int>());

    // Changes, bookmarks and permissions share one row of numbers.
    private static WordIds ChangeIds(XDocument body) => new(
        body.Descendants().Where(e => e.Local().Length > 0 && !e.Local().StartsWith("comment", StringComparison.Ordinal)).Select(e => e.Whole("id")).OfType<int>());

    private static string Register(DocxPackage package, Dictionary<string, XDocument> changed, bool strict)
    {
        var folder = package.Main[..(package.Main.LastIndexOf('/') + 1)];
        var name = "comments.xml";
        for (var i = 2; package.Zip.Has(folder + name); i++) name = string.Create(CultureInfo.InvariantCulture, $"comments{i}.xml");
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        var content = package.Load("[Content_Types].xml") ?? throw new DocxRefusedException(DocxProblems.Damaged("缺少 [Content_Types].xml"));
        content.Root!.Add(new XElement(types + "Override", new XAttribute("PartName", "/" + folder + name), new XAttribute("ContentType", CommentsType)));
        changed["[Content_Types].xml"] = content;

        XNamespace relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        var part = OfficePackage.RelationsPart(package.Main);
        var related = package.Load(part) ?? new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(relations + "Relationships"));
        var id = "rIdHengjian";
        while (package.Relations.Any(r => r.Id == id)) id += "1";
        related.Root!.Add(new XElement(relations + "Relationship", new XAttribute("Id", id),
            new XAttribute("Type", (strict ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006") + "/relationships/comments"),
            new XAttribute("Target", name)));
        changed[part] = related;
        return folder + name;
    }
}
