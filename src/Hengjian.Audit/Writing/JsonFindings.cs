using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;
using Hengjian.Kernel;

namespace Hengjian.Audit.Writing;

/// <summary>Writes findings as JSON: the contract of docs/report-audit.md.</summary>
public static class JsonFindings
{
    // Written on in pieces: the whole document would be held twice.
    private const int MostPending = 1 << 16;

    // From here on a double is written with an exponent.
    private const double Whole = 1e15;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Kinds = [.. Enum.GetValues<ClaimKind>().Select(k => k.ToString().ToLowerInvariant())];
    private static readonly string[] Verdicts = [.. Enum.GetValues<Verdict>().Select(v => v.ToString().ToLowerInvariant())];

    /// <summary>Writes all reports as one document.</summary>
    /// <param name="into">Receives the document.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="unread">Files that could not be read; written only when there are any.</param>
    /// <param name="copies">Passages that reports share, indices into the reports; null when they were not looked for.</param>
    public static void Write(Stream into, IReadOnlyList<AuditReport> reports, IReadOnlyList<(string File, Problem Problem)>? unread = null, IReadOnlyList<CopiedPassage>? copies = null)
    {
        using var json = new Utf8JsonWriter(into, Options);
        json.WriteStartObject();
        json.WriteStartArray("documents");
        foreach (var report in reports) Document(json, report);
        json.WriteEndArray();
        if (unread is { Count: > 0 }) Unread(json, unread);
        if (copies is not null) Copies(json, reports, copies);
        json.WriteEndObject();
    }

    /// <summary>Writes reports as one document while they are read: no more than one is held.</summary>
    /// <param name="into">Receives the document.</param>
    /// <param name="reports">File and findings, or why there are none; read once.</param>
    /// <param name="cancel">Stops before the next report.</param>
    public static void Write(Stream into, IEnumerable<(string File, Result<AuditReport> Found)> reports, CancellationToken cancel)
    {
        using var json = new Utf8JsonWriter(into, Options);
        var unread = new List<(string, Problem)>();
        json.WriteStartObject();
        json.WriteStartArray("documents");
        foreach (var (file, found) in reports)
        {
            cancel.ThrowIfCancellationRequested();
            if (found.TryGet(out var report)) Document(json, report with { File = file });
            else unread.AddRange(found.Problems.Select(p => (file, p)));
            json.Flush();
        }
        json.WriteEndArray();
        if (unread.Count > 0) Unread(json, unread);
        json.WriteEndObject();
    }

    private static void Unread(Utf8JsonWriter json, IReadOnlyList<(string File, Problem Problem)> unread)
    {
        json.WriteStartArray("unread");
        foreach (var (file, problem) in unread)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Copies(Utf8JsonWriter json, IReadOnlyList<AuditReport> reports, IReadOnlyList<CopiedPassage> copies)
    {
        json.WriteStartArray("copies");
        foreach (var copy in copies)
        {
            json.WriteStartObject();
            Side(json, "first", reports[copy.First].File, copy.FirstSpan);
            Side(json, "second", reports[copy.Second].File, copy.SecondSpan);
            json.WriteNumber("length", copy.Length);
            json.WriteNumber("similarity", copy.Similarity);
            json.WriteBoolean("figuresDiffer", copy.FiguresDiffer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, string name, string file, TextSpan span)
    {
        json.WriteStartObject(name);
        json.WriteString("file", file);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteStartArray("claims");
        foreach (var claim in report.Claims)
        {
            One(json, claim);
            if (json.BytesPending > MostPending) json.Flush();
        }
        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in report.Warnings) One(json, warning);
        json.WriteEndArray();
        if (report.Data.Count > 0) Data(json, report.Data);
        json.WriteEndObject();
    }

    private static void One(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("kind", Kinds[(int)claim.Kind]);
        json.WriteString("verdict", Verdicts[(int)claim.Verdict]);
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

    private static void Data(Utf8JsonWriter json, IReadOnlyList<DataComparison> comparisons)
    {
        json.WriteStartArray("data");
        foreach (var comparison in comparisons) One(json, comparison);
        json.WriteEndArray();
    }

    private static void One(Utf8JsonWriter json, DataComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("id", comparison.Id);
        json.WriteString("verdict", comparison.Verdict.ToString().ToLowerInvariant());
        json.WriteString("against", comparison.Kind);
        json.WriteString("key", comparison.Key);
        json.WriteString("name", comparison.Name);
        json.WriteString("stage", comparison.Stage);
        json.WriteNumber("region", comparison.Region);
        if (comparison.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        Number(json, "stated", comparison.Stated);
        Number(json, "given", comparison.Given);
        json.WriteString("unit", comparison.Unit);
        json.WriteString("message", comparison.Message);
        if (comparison.Source.Length > 0) json.WriteString("source", comparison.Source);
        Spans(json, [comparison.Span]);
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
        // Most are whole, and printed sooner as such.
        if (value is { } whole && whole == Math.Truncate(whole) && Math.Abs(whole) < Whole) json.WriteNumber(name, (long)whole);
        else if (value is { } v && double.IsFinite(v)) json.WriteNumber(name, Round(v));
        else json.WriteNull(name);
    }

    private static double Round(double value)
    {
        if (value == 0) return 0;
        var places = Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, places);
    }
}
