using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>What a cell says, however it is written: 12.3亿 and 1230000000 are the same, nothing and — are not.</summary>
/// <param name="Flag">Present, missing, not applicable, estimated; null for an empty cell.</param>
/// <param name="Number">NaN when there is none.</param>
/// <param name="Text">Code, text, or what cannot be read.</param>
internal readonly record struct CellSense(ValueFlag? Flag, double Number, string Text)
{
    // Table programs keep 15 digits.
    private const double Digits = 1e-14;

    public static CellSense Empty { get; } = new(null, double.NaN, "");

    public static CellSense Of(CellRevisionRecord? revision, DataElement element) => revision switch
    {
        null or { Text.Length: 0 } => Empty,
        { ProblemCode: not null } => new(ValueFlag.Missing, double.NaN, "?" + revision.Text),
        { Flag: ValueFlag.Missing or ValueFlag.NotApplicable } => new(revision.Flag, double.NaN, ""),
        _ => new(revision.Flag, revision.Number ?? double.NaN, element.Kind == ValueKind.Text ? revision.Text : revision.Code ?? ""),
    };

    /// <summary>Reads a cell of a book.</summary>
    public static (CellSense Sense, Problem? Wrong) Of(BookCell cell, DataElement element)
    {
        if (cell.Kind == CellKind.Empty) return (Empty, null);
        var parsed = CellParser.For(element).Value.Parse(new Cell(cell.Kind, cell.Text, cell.Number, cell.IsFormula));
        if (parsed.Problem is { } problem) return (new CellSense(ValueFlag.Missing, double.NaN, "?" + cell.Text), problem);
        if (parsed.Flag is ValueFlag.Missing or ValueFlag.NotApplicable) return (new CellSense(parsed.Flag, double.NaN, ""), null);
        var code = parsed.Text ?? (parsed.Code == CodeColumn.None ? "" : element.Codes[parsed.Code]);
        return (new CellSense(parsed.Flag, parsed.Number, code), null);
    }

    /// <summary>The same to whoever reads it.</summary>
    public bool Same(CellSense other)
    {
        if (Flag != other.Flag || Text != other.Text) return false;
        if (double.IsNaN(Number) || double.IsNaN(other.Number)) return double.IsNaN(Number) && double.IsNaN(other.Number);
        return Number == other.Number || Math.Abs(Number - other.Number) <= Digits * Math.Max(Math.Abs(Number), Math.Abs(other.Number));
    }

    /// <summary>What a cell of a book would be as typed text, so that typing and importing go the same way.</summary>
    public static string TypedTextOf(BookCell cell) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Number when TryPlain(cell.Text, 1, out var plain) => plain,
        CellKind.Percent when TryPlain(cell.Text, 100, out var percent) => percent + "%",
        _ => cell.Text,
    };

    // 1.23E+9 is no number to people.
    private static bool TryPlain(string digits, decimal times, out string plain)
    {
        var read = decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e26m;
        plain = read ? (number * times).ToString("0.############################", CultureInfo.InvariantCulture) : "";
        return read;
    }
}
