using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>Reads the cells of one data element as people type them.</summary>
/// <remarks>
/// Units are converted once, in decimal, so that 12.34 万元 is 123,400 元 and not 123,399.99999999999. Empty, — and 缺
/// are missing; 不适用 and / are not applicable; a trailing 估 marks an estimate. Zero is only ever a typed zero.
/// </remarks>
public sealed class CellParser
{
    private const int LongestText = 200;
    private const int QuickDigits = 9;
    // What binary arithmetic of a table program leaves behind; 12.0000000001 is 12.
    private const double WholeTolerance = 1e-6;
    private readonly DataElement element;
    private readonly decimal factor;
    private readonly Dictionary<string, byte> codes = new(StringComparer.Ordinal);

    private CellParser(DataElement element, decimal factor)
    {
        this.element = element;
        this.factor = factor;
        for (byte i = 0; i < element.Codes.Count; i++) codes[element.Codes[i]] = i;
    }

    /// <summary>The element whose cells it reads.</summary>
    public DataElement Element => element;

    /// <summary>A parser for a column.</summary>
    /// <param name="element">What the column holds.</param>
    /// <param name="unit">The unit its header states; null or empty for the element's own.</param>
    public static Result<CellParser> For(DataElement element, string? unit = null)
    {
        if (string.IsNullOrWhiteSpace(unit)) return new CellParser(element, 1);
        return UnitText.TryFactor(unit, element.Unit, out var factor)
            ? new CellParser(element, factor)
            : CellProblems.UnknownUnit(unit, element);
    }

    /// <summary>Reads the text of a cell.</summary>
    public ParsedCell Parse(ReadOnlySpan<char> text) => Parse(new Cell(CellKind.Text, text, double.NaN, false));

    /// <summary>Reads a cell of a sheet.</summary>
    public ParsedCell Parse(in Cell cell)
    {
        var text = cell.Text;
        if (element.Kind == ValueKind.Number && TryQuick(text, cell.Kind, out var quick))
            return Checked(quick, text, ValueFlag.Present);
        if (cell.Kind == CellKind.Error) return ParsedCell.Wrong(CellProblems.ErrorValue(text));
        text = CellText.Narrow(text).Trim();
        // Table programs mark typed text by an apostrophe.
        if (text.StartsWith('\'')) text = text[1..].TrimStart();
        if (CellText.IsMissing(text))
            return element.Required ? ParsedCell.Wrong(CellProblems.Required(element.NameZh)) : ParsedCell.Missing;
        if (CellText.IsNotApplicable(text)) return NotApplicable();
        return element.Kind switch
        {
            ValueKind.Number => ParseNumber(cell, text),
            ValueKind.Bool => ParseBool(text),
            ValueKind.Code => ParseCode(text),
            ValueKind.Date => ParseDate(cell, text),
            _ => text.Length > LongestText
                ? ParsedCell.Wrong(CellProblems.TooLong(element.NameZh, LongestText))
                : new ParsedCell(ValueFlag.Present, double.NaN, Text: text.ToString()),
        };
    }

    // A code or text column keeps no flags: “不适用” there would come out as missing.
    private ParsedCell NotApplicable() =>
        element.Required ? ParsedCell.Wrong(CellProblems.Required(element.NameZh))
        : element.Kind is ValueKind.Code or ValueKind.Text ? ParsedCell.Wrong(CellProblems.CannotBeNotApplicable(element))
        : ParsedCell.NotApplicable;

    private bool TryQuick(ReadOnlySpan<char> text, CellKind kind, out double value)
    {
        value = 0;
        if (text.Length is 0 or > QuickDigits || factor != 1 || kind is not (CellKind.Text or CellKind.Number))
            return false;
        var whole = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            whole = (whole * 10) + c - '0';
        }
        value = whole;
        return true;
    }

    private ParsedCell ParseNumber(in Cell cell, ReadOnlySpan<char> text)
    {
        switch (cell.Kind)
        {
            case CellKind.Bool:
                return ParsedCell.Wrong(CellProblems.WrongKind("逻辑值 " + text.ToString(), element));
            case CellKind.Date:
                return ParsedCell.Wrong(CellProblems.WrongKind("日期 " + text.ToString(), element));
            case CellKind.Percent:
                return UnitText.TryFactor("%", element.Unit, out var percent)
                    && decimal.TryParse(text, NumberStyles.Float,
                        CultureInfo.InvariantCulture, out var share)
                    ? Checked((double)(share * 100 * percent), text, ValueFlag.Present)
                    : ParsedCell.Wrong(CellProblems.UnknownUnit("%", element));
            case CellKind.Number:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                        && Multiply(exact, factor, out var product)
                    ? Checked(product, text, ValueFlag.Present)
                    : ParsedCell.Wrong(CellProblems.NotANumber(text, element));
        }
        var flag = CellText.CutEstimate(ref text) ? ValueFlag.Estimated : ValueFlag.Present;
        var reading = NumberText.Read(text, out var value, out var rest);
        if (reading == NumberReading.BadSeparators) return ParsedCell.Wrong(CellProblems.BadSeparators(text));
        if (reading == NumberReading.None) return ParsedCell.Wrong(CellProblems.NotANumber(text, element));
        var scale = factor;
        if (rest.Length > 0)
        {
            if (CellText.CutEstimate(ref rest)) flag = ValueFlag.Estimated;
            if (rest.Length > 0 && !UnitText.TryFactor(rest, element.Unit, out scale))
                return ParsedCell.Wrong(CellProblems.UnknownUnit(rest.ToString(), element));
        }
        return Multiply(value, scale, out var number)
            ? Checked(number, text, flag)
            : ParsedCell.Wrong(CellProblems.NotANumber(text, element));
    }

    private static bool Multiply(decimal value, decimal factor, out double product)
    {
        product = 0;
        if (Math.Abs(value) > decimal.MaxValue / Math.Max(factor, 1)) return false;
        product = (double)(value * factor);
        return true;
    }

    private ParsedCell Checked(double value, ReadOnlySpan<char> text, ValueFlag flag)
    {
        if (element.Whole)
        {
            var whole = Math.Round(value);
            if (Math.Abs(value - whole) > WholeTolerance)
                return ParsedCell.Wrong(CellProblems.NotWhole(value, element.NameZh));
            value = whole;
        }
        if (value < 0 && element.Min >= 0) return ParsedCell.Wrong(CellProblems.Negative(text, element.NameZh));
        if (value < element.Min || value > element.Max)
            return ParsedCell.Wrong(CellProblems.OutOfRange(value, element));
        return new ParsedCell(flag, value);
    }

    private static ParsedCell ParseBool(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[8];
        if (text.Length > lower.Length) return ParsedCell.Wrong(CellProblems.NotYesNo(text));
        lower = lower[..text.ToLowerInvariant(lower)];
        return lower switch
        {
            "是" or "y" or "yes" or "1" or "true" or "√" or "✓" or "✔" or "对" => new ParsedCell(ValueFlag.Present, 1),
            "否" or "n" or "no" or "0" or "false" or "×" or "✗" or "x" or "错" => new ParsedCell(ValueFlag.Present, 0),
            _ => ParsedCell.Wrong(CellProblems.NotYesNo(text)),
        };
    }

    private ParsedCell ParseCode(ReadOnlySpan<char> text)
    {
        if (codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var code))
            return new ParsedCell(ValueFlag.Present, double.NaN, code);
        var typed = text.Length > LongestText ? "" : text.ToString();
        return ParsedCell.Wrong(CellProblems.UnknownCode(text, element.Codes, NearestName.Of(typed, element.Codes)));
    }

    private static ParsedCell ParseDate(in Cell cell, ReadOnlySpan<char> text)
    {
        if (cell.Kind == CellKind.Date) return new ParsedCell(ValueFlag.Present, cell.Number);
        var plain = text.TrimEnd('日').ToString().Replace('年', '-').Replace('月', '-').Replace('/', '-')
            .Replace('.', '-');
        return DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? new ParsedCell(ValueFlag.Present, day.DayNumber)
            : ParsedCell.Wrong(CellProblems.NotADay(text));
    }
}
