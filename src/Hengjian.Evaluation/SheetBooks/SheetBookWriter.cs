using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>Writes a sheet as a workbook to be filled in elsewhere; the same sheet gives the same bytes.</summary>
public sealed class SheetBookWriter
{
    private const double KeyWidth = 10;
    private const double TallKeyWidth = 18;
    private const double NameWidth = 34;
    private const double ValueWidth = 16;
    private const double HeadHeight = 45;
    private const double UnitHeight = 30;

    private readonly XlsxWriter writer;
    private readonly SheetView view;
    private readonly List<DataElement> listed;

    private SheetBookWriter(XlsxWriter writer, SheetView view)
    {
        (this.writer, this.view) = (writer, view);
        listed = [.. Elements.Where(e => ElementWords.ChoicesOf(e) is { Count: > 0 } choices && ChoiceList.Inline(choices) is null)];
    }

    private IEnumerable<DataElement> Elements => view.Columns.Select(c => c.Element);

    /// <summary>Writes it.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="view">The sheet as the person sees it; what they may not change is locked.</param>
    /// <param name="computed">What the program computes from it, for reading.</param>
    public static void Write(Stream stream, SheetView view, IReadOnlyList<ComputedFigure>? computed = null)
    {
        using var writer = new XlsxWriter(stream);
        var book = new SheetBookWriter(writer, view);
        if (SheetBookFormat.IsTall(view)) book.WriteTall();
        else book.WriteWide();
        if (computed is { Count: > 0 }) SheetBookGuide.WriteComputed(writer, computed);
        SheetBookGuide.Write(writer, view);
        book.WriteLists();
        book.WriteMark();
    }

    /// <summary>Name of the file: 东溪县2026年地区年度表_财政局.xlsx.</summary>
    public static string NameOf(SheetView view) => $"{view.RegionName}{view.Title}_{view.UnitName}.xlsx";

    private void WriteTall()
    {
        var rows = view.Rows;
        writer.BeginSheet(new SheetLayout(view.Title)
        {
            Widths = [TallKeyWidth, NameWidth, KeyWidth, .. rows.SelectMany(_ => (double[])[ValueWidth, ValueWidth + 4])],
            FrozenRows = SheetBookFormat.IdRow,
            FrozenColumns = 3,
            IsProtected = true,
            Choices = [.. Elements.Index().SelectMany(e => rows.Index().Select(r => Choice(e.Item, At(e.Index), 5 + (2 * r.Index), At(e.Index), 5 + (2 * r.Index)))).OfType<ChoiceList>()],
        });
        writer.BeginRow(SheetBookFormat.NameRow, HeadHeight);
        string[] heads = ["标识（勿改）", "数据项", "单位", .. rows.SelectMany(r => (string[])[$"{view.Sheet.Period - 1}年{Dot(r)}", $"{view.Sheet.Period}年{Dot(r)}"])];
        for (var i = 0; i < heads.Length; i++) writer.Text(i + 1, heads[i], i >= 3 && i % 2 == 0 ? XlsxStyle.RequiredHeader : XlsxStyle.Header);
        writer.BeginRow(SheetBookFormat.UnitRow);
        for (var i = 0; i < heads.Length; i++) writer.Text(i + 1, i < 3 ? "" : i % 2 == 1 ? "上年，供对照" : "在此列填写", XlsxStyle.Unit);
        writer.BeginRow(SheetBookFormat.IdRow);
        string[] ids = [SheetBookFormat.Corner, SheetBookFormat.NameColumn, SheetBookFormat.UnitColumn, .. rows.SelectMany(r => (string[])[SheetBookFormat.LastColumn, SheetBookFormat.KeyOf(r.Id)])];
        for (var i = 0; i < ids.Length; i++) writer.Text(i + 1, ids[i], XlsxStyle.Id);
        foreach (var (index, element) in Elements.Index())
        {
            writer.BeginRow(At(index));
            writer.Text(1, element.Id, XlsxStyle.Id);
            writer.Text(2, element.NameZh, XlsxStyle.Text);
            writer.Text(3, ElementWords.UnitOf(element), XlsxStyle.Centred);
            foreach (var (place, row) in rows.Index())
            {
                WriteLast(4 + (2 * place), row, element);
                WriteCell(5 + (2 * place), row, element);
            }
            if (element.Definition.Length > 0) writer.Note(At(index), 2, element.Definition);
        }
    }

    private void WriteWide()
    {
        WriteWideSheet(view.Title, isLast: false);
        WriteWideSheet(SheetBookFormat.LastYearSheet, isLast: true);
    }

    private void WriteWideSheet(string name, bool isLast)
    {
        var last = At(view.Rows.Count - 1);
        writer.BeginSheet(new SheetLayout(name)
        {
            Widths = [KeyWidth, ValueWidth, NameWidth, .. Elements.Select(_ => ValueWidth)],
            FrozenRows = SheetBookFormat.IdRow,
            FrozenColumns = 3,
            IsProtected = true,
            Choices = isLast ? [] : [.. Elements.Index().Select(e => Choice(e.Item, SheetBookFormat.IdRow + 1, 4 + e.Index, last, 4 + e.Index)).OfType<ChoiceList>()],
        });
        string[] keys = ["标识（勿改）", "代码", "名称"];
        writer.BeginRow(SheetBookFormat.NameRow, HeadHeight);
        for (var i = 0; i < 3; i++) writer.Text(i + 1, keys[i], XlsxStyle.Header);
        foreach (var (i, element) in Elements.Index()) writer.Text(4 + i, element.NameZh, isLast ? XlsxStyle.Header : XlsxStyle.RequiredHeader);
        writer.BeginRow(SheetBookFormat.UnitRow, UnitHeight);
        for (var i = 0; i < 3; i++) writer.Text(i + 1, "", XlsxStyle.Unit);
        foreach (var (i, element) in Elements.Index()) writer.Text(4 + i, ElementWords.UnitOf(element), XlsxStyle.Unit);
        writer.BeginRow(SheetBookFormat.IdRow);
        string[] ids = [SheetBookFormat.Corner, SheetBookFormat.CodeColumn, SheetBookFormat.NameColumn];
        for (var i = 0; i < 3; i++) writer.Text(i + 1, isLast && i == 0 ? "" : ids[i], XlsxStyle.Id);
        foreach (var (i, element) in Elements.Index()) writer.Text(4 + i, isLast ? "" : element.Id, XlsxStyle.Id);
        foreach (var (index, row) in view.Rows.Index())
        {
            writer.BeginRow(At(index));
            writer.Text(1, isLast ? "" : SheetBookFormat.KeyOf(row.Id), XlsxStyle.Id);
            writer.Text(2, row.RowKey, XlsxStyle.Text);
            writer.Text(3, row.Name, XlsxStyle.Text);
            foreach (var (i, element) in Elements.Index())
            {
                if (isLast) WriteLast(4 + i, row, element);
                else WriteCell(4 + i, row, element);
            }
        }
        if (isLast) return;
        foreach (var (i, element) in Elements.Index().Where(e => e.Item.Definition.Length > 0)) writer.Note(SheetBookFormat.NameRow, 4 + i, element.Definition);
    }

    private static int At(int index) => SheetBookFormat.IdRow + 1 + index;

    private static string Dot(SheetRowRecord row) => row.Name.Length > 0 ? "·" + row.Name : "";

    private void WriteLast(int at, SheetRowRecord row, DataElement element)
    {
        var last = view.LastYears.GetValueOrDefault((row.Id, element.Id));
        if (last?.Number is { } number && element.Kind == ValueKind.Number) writer.Number(at, number, XlsxStyle.NumberAsIs);
        else writer.Text(at, last?.Text ?? "—", XlsxStyle.Centred);
    }

    private void WriteCell(int at, SheetRowRecord row, DataElement element)
    {
        var place = (row.Id, element.Id);
        var cell = view.Find(row.Id, element.Id);
        var open = view.Changeable.Contains(place) && (view.Asked.Contains(place) || cell is not null);
        switch (cell)
        {
            case null or { Text.Length: 0 }:
                writer.Text(at, "", open ? Input(element) : XlsxStyle.Unit);
                break;
            case { ProblemCode: null, Flag: ValueFlag.Present, Number: { } number } when element.Kind == ValueKind.Number:
                writer.Number(at, number, open ? XlsxStyle.FormNumber : XlsxStyle.NumberAsIs);
                break;
            case { ProblemCode: null, Flag: ValueFlag.Present, Number: { } day } when element.Kind == ValueKind.Date:
                writer.Date(at, DateOnly.FromDayNumber((int)day), open ? XlsxStyle.FormDate : XlsxStyle.Date);
                break;
            default:
                writer.Text(at, TextOf(element, cell), cell.ProblemCode is not null && open ? XlsxStyle.BadText : open ? Input(element) : XlsxStyle.Centred);
                break;
        }
    }

    // As the parser reads it back: —, 不适用, 123估, 是, the text itself.
    private static string TextOf(DataElement element, CellRevisionRecord cell) => cell switch
    {
        { ProblemCode: not null } => cell.Text,
        { Flag: ValueFlag.Missing } => "—",
        { Flag: ValueFlag.NotApplicable } => "不适用",
        _ when element.Kind == ValueKind.Text => cell.Text,
        { Code: { } code } => code,
        { Number: { } number } when element.Kind == ValueKind.Bool => number == 0 ? "否" : "是",
        { Flag: ValueFlag.Estimated, Number: { } number } => number.ToString("0.##########", CultureInfo.InvariantCulture) + "估",
        _ => cell.Text,
    };

    private static XlsxStyle Input(DataElement element) => element.Kind switch
    {
        ValueKind.Number => XlsxStyle.FormNumber,
        ValueKind.Date => XlsxStyle.FormDate,
        _ => XlsxStyle.FormText,
    };

    private ChoiceList? Choice(DataElement element, int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (ElementWords.ChoicesOf(element) is not { Count: > 0 } choices || lastRow < firstRow) return null;
        var at = listed.IndexOf(element) + 1;
        var column = CellAddress.ColumnName(Math.Max(1, at));
        var source = ChoiceList.Inline(choices) ?? string.Create(CultureInfo.InvariantCulture, $"'{SheetBookFormat.ListSheet}'!${column}$1:${column}${choices.Count}");
        return new ChoiceList(new CellRange(firstRow, firstColumn, lastRow, lastColumn), source, "请从下拉框里选择。");
    }

    private void WriteLists()
    {
        if (listed.Count == 0) return;
        writer.BeginSheet(new SheetLayout(SheetBookFormat.ListSheet) { IsHidden = true });
        for (var row = 0; row < listed.Max(e => ElementWords.ChoicesOf(e).Count); row++)
        {
            writer.BeginRow(row + 1);
            foreach (var (i, element) in listed.Index())
                if (row < ElementWords.ChoicesOf(element).Count) writer.Text(i + 1, ElementWords.ChoicesOf(element)[row]);
        }
    }

    private void WriteMark()
    {
        writer.BeginSheet(new SheetLayout(SheetBookFormat.MarkSheet) { IsHidden = true });
        writer.BeginRow(1);
        string[] mark = [SheetBookFormat.Magic, SheetBookFormat.Version, Id(view.Sheet.Id), $"{view.RegionName}{view.Title}（{view.UnitName}）"];
        for (var i = 0; i < mark.Length; i++) writer.Text(i + 1, mark[i]);
        writer.BeginRow(2);
        writer.Text(1, "行");
        foreach (var (i, element) in Elements.Index()) writer.Text(i + 2, element.Id);
        foreach (var (index, row) in view.Rows.Index())
        {
            writer.BeginRow(index + 3);
            writer.Text(1, Id(row.Id));
            foreach (var (i, element) in Elements.Index())
                if (view.Find(row.Id, element.Id) is { } cell) writer.Text(i + 2, Id(cell.Id));
        }
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
