using System.Buffers;
using System.Globalization;
using Hengjian.Audit.Numbers;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Tables;

/// <summary>A table as names of rows and columns of numbers.</summary>
/// <param name="Names">Name of each body row: its cells without numbers, joined.</param>
/// <param name="Columns">The columns that hold numbers.</param>
internal sealed record TableGrid(IReadOnlyList<string> Names, IReadOnlyList<TableColumn> Columns)
{
    private const int MostRows = 2000;
    private const int MostColumns = 24;

    private static readonly SearchValues<char> Relative = SearchValues.Create("率比幅速占长名次序");

    /// <summary>Reads a table; null when it has fewer than two rows or no column of numbers.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="table">The table.</param>
    /// <param name="unit">The unit that the line above gives for all money and areas of the table; null when none.</param>
    public static TableGrid? Read(string text, ReportTable table, (Unit Unit, double Scale)? unit = null)
    {
        var body = table.Rows.TakeWhile(r => !HasNumber(text, r)).Count();
        if (body == 0 || table.Rows.Count - body < 2) return null;
        var rows = table.Rows.Skip(body).Take(MostRows).ToList();
        var columns = new List<TableColumn>();
        var unitColumn = UnitColumn(text, table.Rows[body - 1]);
        foreach (var index in rows.SelectMany(r => r.Select(c => c.Column)).Distinct().Order().Take(MostColumns))
        {
            var heading = string.Concat(table.Rows.Take(body).SelectMany(r => r.Where(c => c.Column == index)).Select(c => text[c.Start..c.End]));
            var cells = rows.Select(r => Number(text, r, index, heading)).Select((c, i) => WithUnit(text, c, heading, rows[i], unitColumn, unit)).ToList();
            if (cells.Count(c => c is not null) >= 2 && !IsSerial(heading, cells)) columns.Add(new TableColumn(index, heading, cells));
        }
        var names = rows.Select(r => string.Concat(r.Where((c, i) => c.Column != unitColumn && (Cell(text, c, "") is null || i == 0 && IsYear(text, c))).Select(c => text[c.Start..c.End]))).ToList();
        return columns.Count == 0 ? null : new TableGrid(names, columns);
    }

    // Years across are headings.
    private static bool HasNumber(string text, IReadOnlyList<ReportCell> row) => row.Skip(1).Any(c => Cell(text, c, "") is not null && !IsYear(text, c));

    private static bool IsYear(string text, ReportCell cell) =>
        cell.End - cell.Start == 4 && int.TryParse(text.AsSpan(cell.Start, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2050;

    // 指标 | 单位 | 数量: the unit of a row stands in a column of its own.
    private static int UnitColumn(string text, IReadOnlyList<ReportCell> head)
    {
        foreach (var cell in head)
            if (text.AsSpan(cell.Start, cell.End - cell.Start) is "单位" or "计量单位") return cell.Column;
        return -1;
    }

    private static Quantity? WithUnit(string text, Quantity? cell, string heading, IReadOnlyList<ReportCell> row, int unitColumn, (Unit Unit, double Scale)? caption)
    {
        if (cell is not { Kind: QuantityKind.Bare }) return cell;
        if (TableUnits.InHeading(heading) is { } own) return TableUnits.With(cell, own);
        foreach (var other in row)
            if (other.Column == unitColumn && TableUnits.Read(text.AsSpan(other.Start, other.End - other.Start)) is { } said) return TableUnits.With(cell, said);
        // 门诊量（万人次） | 84.6 | 91.3: the name of the row has it, for columns that are not of rates or ranks.
        if (row.Count > 0 && row[0].Column == 0 && heading.AsSpan().IndexOfAny(Relative) < 0 && (heading.AsSpan().IndexOfAny("增减降升") < 0 || heading.AsSpan().IndexOfAny("额量数值") >= 0) && NamedUnit(text.AsSpan(row[0].Start, row[0].End - row[0].Start)) is { } named) return TableUnits.With(cell, named);
        return caption is { Unit.Kind: QuantityKind.Amount } all && heading.AsSpan().IndexOfAny("数率人班") < 0 ? TableUnits.With(cell, all) : cell;
    }

    private static (Unit Unit, double Scale)? NamedUnit(ReadOnlySpan<char> name) =>
        name.Length > 0 && name[^1] is '）' or ')' && !name.Contains('%') && !name.Contains('％') ? TableUnits.InHeading(name) : null;

    private static Quantity? Number(string text, IReadOnlyList<ReportCell> row, int column, string heading)
    {
        foreach (var cell in row)
            if (cell.Column == column) return Cell(text, cell, heading);
        return null;
    }

    // The whole cell is the number; its unit may stand in the heading.
    private static Quantity? Cell(string text, ReportCell cell, string heading)
    {
        var (start, negative) = Signed(text, cell);
        // Alone: what stands before it (a sign, a bar) is no part of a word or number.
        if (start >= cell.End || Digits.Arabic(text[start]) < 0 || QuantityReader.Read(text.AsSpan(start, cell.End - start), 0, out var next) is not { } read || start + next < cell.End) return null;
        read = read with { Start = read.Start + start, End = read.End + start };
        // 2023年 names a year.
        if (read.Unit.Family == "年" || read.Upper is not null) return null;
        if (read.Kind == QuantityKind.Bare && (heading.Contains('元', StringComparison.Ordinal) || heading.Contains("平方米", StringComparison.Ordinal))) read = read with { Rounded = true };
        return negative && read.Printed > 0 ? read with { Printed = -read.Printed } : read;
    }

    // 提高 4.3 个百分点, 下降 2.1%, −3: a word or a sign says which way.
    private static (int Start, bool Negative) Signed(string text, ReportCell cell)
    {
        var rest = text.AsSpan(cell.Start, cell.End - cell.Start);
        foreach (var word in (ReadOnlySpan<string>)["提高了", "提高", "提升", "上升", "增加", "增长", "扩大", "+", "＋", "↑"])
            if (rest.StartsWith(word, StringComparison.Ordinal)) return (cell.Start + word.Length, false);
        foreach (var word in (ReadOnlySpan<string>)["下降了", "下降", "减少", "降低", "缩小", "压减", "-", "－", "−", "↓"])
            if (rest.StartsWith(word, StringComparison.Ordinal)) return (cell.Start + word.Length, true);
        return (cell.Start, false);
    }

    private static bool IsSerial(string heading, List<Quantity?> cells) =>
        heading.Contains("序号", StringComparison.Ordinal) || heading.Contains("编号", StringComparison.Ordinal) || heading.Contains("代码", StringComparison.Ordinal)
        || cells.TrueForAll(c => c is not null) && cells.Count > 2 && cells.Select((c, i) => c!.Value - i).Distinct().Count() == 1;
}
