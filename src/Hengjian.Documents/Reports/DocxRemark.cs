namespace Hengjian.Documents.Reports;

/// <summary>Something to say about a stretch of a report.</summary>
/// <param name="Start">First UTF-16 offset in the text as read.</param>
/// <param name="End">Offset after the last; equal to Start for the report as a whole, said at its beginning.</param>
/// <param name="Text">What is said; each line becomes a paragraph.</param>
public sealed record DocxRemark(int Start, int End, string Text);

/// <summary>Who says it.</summary>
/// <param name="Name">Shown with every comment.</param>
/// <param name="Initials">Shown in narrow margins.</param>
/// <param name="At">Time printed on the comments, from the caller's clock.</param>
public sealed record DocxAuthor(string Name, string Initials, DateTimeOffset At);
