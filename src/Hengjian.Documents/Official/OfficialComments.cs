using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>Collects the Word comments of a document while its text is written.</summary>
internal sealed class OfficialComments(OfficialProperties properties)
{
    internal Comments All { get; } = new();

    internal bool Any => All.HasChildren;

    /// <summary>A run, between the marks of its comment when it has one.</summary>
    internal IEnumerable<DocumentFormat.OpenXml.OpenXmlElement> Mark(OfficialRun source, Run run)
    {
        if (source.Comment is null) return [run];
        var id = All.ChildElements.Count.ToString(CultureInfo.InvariantCulture);
        All.Append(new Comment(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = OfficialStyles.CommentText }), new Run(new Text(source.Comment))))
        {
            Id = id,
            Author = properties.Creator,
            Initials = "衡",
            Date = properties.Created.UtcDateTime,
        });
        return
        [
            new CommentRangeStart { Id = id }, run, new CommentRangeEnd { Id = id }, new Run(new CommentReference { Id = id }),
        ];
    }
}
