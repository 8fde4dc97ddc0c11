using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Reads what was typed into a field with the parser of imports, and says how it is shown.</summary>
/// <param name="Number">In the field's unit; null when it is none.</param>
/// <param name="Flag">Present, missing or not applicable.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record FieldCell(double? Number, ValueFlag Flag, Problem? Problem)
{
    /// <summary>Longest text of a value.</summary>
    public const int LongestText = 400;

    /// <summary>Reads a text.</summary>
    public static FieldCell Read(FormField field, string text)
    {
        if (text.Length == 0) return new FieldCell(null, ValueFlag.Missing, null);
        if (field.Kind is FieldKind.Text or FieldKind.File) return new FieldCell(null, ValueFlag.Present, null);
        var parsed = CellParser.For(ElementOf(field)).Value.Parse(text);
        return new FieldCell(double.IsNaN(parsed.Number) ? null : parsed.Number, parsed.Flag, parsed.Problem);
    }

    /// <summary>How a stored value is shown: 1,200; the text itself when it cannot be read; 不适用; empty for none.</summary>
    public static string Show(FormField field, PeriodicValueRecord? value) => value switch
    {
        null => "",
        { Flag: ValueFlag.NotApplicable } => "不适用",
        { Number: { } number } when field.Kind == FieldKind.Number => NumberText(number),
        { Number: { } day } when field.Kind == FieldKind.Date => DateOnly.FromDayNumber((int)day).ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ when field.Kind == FieldKind.File => FileValue.Of(value.Text)?.Name ?? "",
        _ => value.Text,
    };

    /// <summary>A number as people read it.</summary>
    public static string NumberText(double number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>A computed number, rounded half away from zero as papers do.</summary>
    public static string NumberText(double number, int decimals) =>
        Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals), CultureInfo.InvariantCulture);

    /// <summary>Number of a computed field; null when one it needs is missing.</summary>
    public static double? Compute(FormField field, Func<string, double?> valueOf) =>
        RowRule.TryReadValue(field.Formula) is { } formula ? formula.ValueOf(valueOf) : null;

    /// <summary>SHA-256 over names and texts, in the order of names, then of each row its key and the same: what was handed in.</summary>
    public static string RootOf(IEnumerable<PeriodicValueRecord> values, IReadOnlyList<LedgerRow>? rows = null)
    {
        var text = new StringBuilder();
        foreach (var value in values.Where(v => !PeriodicMarks.IsMark(v.Field)).OrderBy(v => v.Field, StringComparer.Ordinal)) text.Append(value.Field).Append('\0').Append(value.Text).Append('\n');
        foreach (var row in rows ?? [])
        {
            text.Append(row.Key).Append('\n');
            foreach (var value in row.Values.Values.OrderBy(v => v.Field, StringComparer.Ordinal)) text.Append(row.Key).Append('\0').Append(value.Field).Append('\0').Append(value.Text).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static DataElement ElementOf(FormField field) => new(field.Id, field.Name, Grain.RegionYear, KindOf(field.Kind), field.Unit, "")
    {
        Codes = field.Choices,
        Min = field.Min,
        Max = field.Max,
        Whole = field.Whole,
    };

    private static ValueKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Choice => ValueKind.Code,
        FieldKind.Date => ValueKind.Date,
        _ => ValueKind.Number,
    };
}

/// <summary>A file as a value: its hash, size and name in one text.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">As it was called.</param>
public sealed record FileValue(string Sha256, long Size, string Name)
{
    private const int LongestName = 200;

    /// <summary>As stored.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sha256} {Size} {Workspaces.ShortText.FileName(Name, LongestName)}");

    /// <summary>Of a stored text; null when it is none.</summary>
    public static FileValue? Of(string text) =>
        text.Split(' ', 3) is [{ Length: 64 } sha, var size, var name] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? new FileValue(sha, bytes, name) : null;
}
