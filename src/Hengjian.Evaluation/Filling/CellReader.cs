using System.Globalization;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Filling;

/// <summary>Who gives a value, when and from where.</summary>
internal sealed record CellGiving(string By, string? OnBehalfOf, DateTimeOffset At, CellSource Source, string? SourceRef);

/// <summary>A typed text with what it says.</summary>
internal sealed record ReadCell(DataElement Element, string Text, ParsedCell Parsed, string? Code)
{
    public CellRevisionRecord ToRevision(long sheet, long row, Guid op, CellGiving giving, long? previous) => new()
    {
        SheetId = sheet,
        RowId = row,
        Element = Element.Id,
        Text = Text,
        Number = double.IsNaN(Parsed.Number) ? null : Parsed.Number,
        Flag = Parsed.Flag,
        Code = Code,
        ProblemCode = Parsed.Problem?.Code,
        By = giving.By,
        OnBehalfOf = giving.OnBehalfOf,
        At = giving.At,
        Op = op,
        Source = giving.Source,
        SourceRef = giving.SourceRef,
        PreviousId = previous,
    };
}

/// <summary>Reads typed cells with the parser of imports, and says how stored ones are shown.</summary>
public static class CellReader
{
    private const int LongestCode = 80;

    internal static ReadCell Read(DataElement element, string text)
    {
        var parsed = text.Length == 0 ? ParsedCell.Missing : CellParser.For(element).Value.Parse(text);
        var code = parsed.Text ?? (parsed.Code == CodeColumn.None ? null : element.Codes[parsed.Code]);
        return new ReadCell(element, text, parsed, code is { Length: > LongestCode } ? code[..LongestCode] : code);
    }

    /// <summary>Why a typed text cannot be read; null when it can.</summary>
    public static Problem? ProblemOf(DataElement element, string text) => Read(element, text).Parsed.Problem;

    /// <summary>How a stored value is shown: 1,230,000,000 for 12.3亿, the text itself when it cannot be read.</summary>
    public static string Show(DataElement element, CellRevisionRecord revision) => revision switch
    {
        { Code.Length: 64 } when FileValue.Of(revision) is { } file => FormattableString.Invariant($"{file.Rows:N0} 行"),
        { ProblemCode: not null } => revision.Text,
        { Text.Length: 0 } => "",
        { Flag: ValueFlag.Missing } => "—",
        { Flag: ValueFlag.NotApplicable } => "不适用",
        { Code: { } code } => code,
        { Number: { } number } => Number(element, number) + (revision.Flag == ValueFlag.Estimated ? "估" : ""),
        _ => revision.Text,
    };

    /// <summary>A number as people read it.</summary>
    public static string Number(DataElement element, double number) => element.Kind switch
    {
        ValueKind.Bool => number == 0 ? "否" : "是",
        ValueKind.Date => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => number.ToString("#,##0.######", CultureInfo.InvariantCulture),
    };
}
