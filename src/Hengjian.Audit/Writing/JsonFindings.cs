using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Writing;

/// <summary>Writes findings as JSON: the contract of docs/report-audit.md.</summary>
public static class JsonFindings
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all reports as one document.</summary>
    public static void Write(Stream into, IReadOnlyList<AuditReport> reports)
    {
        using var json = new Utf8JsonWriter(into, Options);
        json.WriteStartObject();
        json.WriteStartArray("documents");
        foreach (var report in reports) Document(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteStartArray("claims");
        foreach (var claim in report.Claims) One(json, claim);
        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in report.Warnings) One(json, warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void One(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("kind", claim.Kind.ToString().ToLowerInvariant());
        json.WriteString("verdict", claim.Verdict.ToString().ToLowerInvariant());
        Number(json, "stated", claim.Stated);
        Number(json, "computed", claim.Computed);
        Number(json, "low", claim.Bounds?.Low);
        Number(json, "high", claim.Bounds?.High);
        json.WriteString("unit", claim.Unit);
        json.WriteString("message", claim.Message);
        if (claim.Assumption.Length > 0) json.WriteString("assumption", claim.Assumption);
        if (claim.Diagnoses.Count > 0) Diagnoses(json, claim.Diagnoses);
        Spans(json, claim.Spans);
        json.WriteStartArray("numbers");
        foreach (var number in claim.Numbers) One(json, number);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Diagnoses(Utf8JsonWriter json, IReadOnlyList<Diagnosis> diagnoses)
    {
        json.WriteStartArray("diagnoses");
        foreach (var diagnosis in diagnoses)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnosis.Code);
            json.WriteString("text", diagnosis.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void One(Utf8JsonWriter json, ClaimNumber number)
    {
        json.WriteStartObject();
        json.WriteNumber("start", number.Start);
        json.WriteNumber("end", number.End);
        Number(json, "value", number.Value);
        json.WriteString("unit", number.Unit);
        json.WriteString("role", number.Role);
        json.WriteEndObject();
    }

    private static void One(Utf8JsonWriter json, Warning warning)
    {
        json.WriteStartObject();
        json.WriteString("id", warning.Id);
        json.WriteString("code", warning.Code);
        json.WriteString("message", warning.Message);
        Spans(json, warning.Spans);
        json.WriteEndObject();
    }

    private static void Spans(Utf8JsonWriter json, IReadOnlyList<TextSpan> spans)
    {
        json.WriteStartArray("spans");
        foreach (var span in spans)
        {
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Noise of doubles is no news: ten significant digits.
    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v)) json.WriteNumber(name, Round(v));
        else json.WriteNull(name);
    }

    private static double Round(double value)
    {
        if (value == 0) return 0;
        var places = Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, places);
    }
}
