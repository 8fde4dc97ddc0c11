using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hengjian.Audit;
using Hengjian.Audit.Findings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>审核结果 as kept: the report as it was read and all that was found, so that offsets fit for ever.</summary>
/// <param name="Engine">Which build of the audit found it.</param>
/// <param name="Report">The report as read.</param>
/// <param name="Found">The findings.</param>
public sealed record StoredAudit(string Engine, ReportText Report, AuditReport Found)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Names the present build of the audit: another build may find other things.</summary>
    public static string CurrentEngine { get; } = typeof(ReportAuditor).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>True when the present build has made it.</summary>
    [JsonIgnore]
    public bool IsCurrent => Engine == CurrentEngine;

    /// <summary>As bytes; equal findings have equal bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads the text alone; findings, which take many times as much, are passed over.</summary>
    public static string? ReadText(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<TextPart>(stream, Json)?.Report?.Text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is something else.</summary>
    public static StoredAudit? Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredAudit>(stream, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record TextPart(TextOnly? Report);

    private sealed record TextOnly(string Text);
}
