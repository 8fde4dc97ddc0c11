using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Reading;
using Hengjian.Documents.Reports;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Reads the files that are audited: docx, and txt and md in UTF-8 or GB18030, with or without byte order mark.</summary>
public static class ReportFiles
{
    /// <summary>The longest report read, in characters: some 5,000 pages.</summary>
    public const int Longest = 20_000_000;

    private static readonly Encoding Strict = new UTF8Encoding(false, true);

    /// <summary>What can be read, by extension.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".docx", ".txt", ".md", ".markdown"];

    /// <summary>True for a file that can be read.</summary>
    public static bool IsReport(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Reads one file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="name">Name shown in findings.</param>
    public static Result<ReportFile> Read(string path, string name)
    {
        if (!IsReport(path)) return AuditProblems.Kind(name, Path.GetExtension(path));
        try
        {
            var length = new FileInfo(path).Length;
            return length > DocxLimits.Default.MaxFileBytes ? AuditProblems.TooLong(name, length / 3, Longest) : Read(name, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return AuditProblems.NotReadable(name);
        }
    }

    /// <summary>Reads a file that was handed in; its name tells the kind.</summary>
    /// <param name="name">Name shown in findings.</param>
    /// <param name="file">Its bytes.</param>
    public static Result<ReportFile> Read(string name, byte[] file)
    {
        if (!IsReport(name)) return AuditProblems.Kind(name, Path.GetExtension(name));
        return Path.GetExtension(name).Equals(".docx", StringComparison.OrdinalIgnoreCase) ? Docx(name, file) : Plain(name, file);
    }

    private static Result<ReportFile> Docx(string name, byte[] file)
    {
        var read = DocxReader.Read(name, file);
        if (!read.TryGet(out var docx)) return Result.Fail<ReportFile>([.. read.Problems.Select(p => p with { Where = p.Where is null ? name : name + " " + p.Where })]);
        return string.IsNullOrWhiteSpace(docx.Report.Text) ? AuditProblems.Empty(name) : new ReportFile(NumberedBlocks.Tell(docx.Report), file, docx);
    }

    private static Result<ReportFile> Plain(string name, byte[] file)
    {
        if (file.Length > 4L * Longest) return AuditProblems.TooLong(name, file.Length / 3, Longest);
        if (Decode(file) is not { } text) return AuditProblems.NotText(name);
        if (text.Length > Longest) return AuditProblems.TooLong(name, text.Length, Longest);
        return string.IsNullOrWhiteSpace(text) ? AuditProblems.Empty(name) : new ReportFile(PlainReader.Read(name, text), file, null);
    }

    // The byte order mark is no part of the text: offsets count from the character after it.
    private static string? Decode(byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030(bytes);
        }
    }

    private static string? Gb18030(byte[] bytes)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return encoding?.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
