using System.Text;
using Hengjian.Audit;
using Hengjian.Audit.Reading;
using Hengjian.Kernel;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Reads the files that are audited: txt and md, UTF-8 or GB18030, with or without byte order mark.</summary>
public static class ReportFiles
{
    /// <summary>The longest report read, in characters: some 5,000 pages.</summary>
    public const int Longest = 20_000_000;

    private static readonly Encoding Strict = new UTF8Encoding(false, true);

    /// <summary>True for a file that can be read.</summary>
    public static bool IsReport(string path) => Path.GetExtension(path).ToLowerInvariant() is ".txt" or ".md" or ".markdown";

    /// <summary>Reads one file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="name">Name shown in findings.</param>
    public static Result<ReportText> Read(string path, string name)
    {
        if (!IsReport(path)) return AuditProblems.Kind(name, Path.GetExtension(path));
        var length = new FileInfo(path).Length;
        if (length > 4L * Longest) return AuditProblems.TooLong(name, length / 3, Longest);
        var bytes = File.ReadAllBytes(path);
        if (Decode(bytes) is not { } text) return AuditProblems.NotText(name);
        if (text.Length > Longest) return AuditProblems.TooLong(name, text.Length, Longest);
        return string.IsNullOrWhiteSpace(text) ? AuditProblems.Empty(name) : PlainReader.Read(name, text);
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
