namespace Hengjian.Kernel.Reports;

/// <summary>What a piece of a report is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A title: by style in docx, by its numbering (一、（一）1.) or by # elsewhere.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A table; its text is in its cells.</summary>
    Table,
}
