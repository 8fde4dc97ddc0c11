using Hengjian.Documents.Reports;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Auditing;

/// <summary>A report that was read from a file.</summary>
/// <param name="Report">Its text and blocks, for the audit.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Docx">Where in the file each character is; null for txt and md.</param>
public sealed record ReportFile(ReportText Report, byte[] Bytes, DocxReport? Docx);
