namespace Hengjian.Kernel.Reports;

/// <summary>Something the reader of a file saw beside its text: hidden text left out, changes not yet accepted.</summary>
/// <param name="Code">Stable word: hidden-text, tracked-changes, unfilled, not-read.</param>
/// <param name="Message">Chinese, one sentence.</param>
/// <param name="Start">First UTF-16 offset of the text beside it.</param>
/// <param name="End">Offset after the last; equal to Start when it is about the whole file.</param>
public sealed record ReportNotice(string Code, string Message, int Start, int End);
