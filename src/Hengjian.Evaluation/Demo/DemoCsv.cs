using System.Globalization;
using System.Text;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>Writes rows of one table as csv in the form of the import template.</summary>
internal sealed class DemoCsv
{
    private readonly RegionTree regions;
    private readonly FactTable table;
    private readonly FactTable? schools;
    private readonly (DataElement Element, Column Column)[] columns;
    private readonly string header;
    private readonly StringBuilder text = new();

    /// <summary>Prepares the header; the columns follow the dictionary.</summary>
    public DemoCsv(RegionTree regions, DataDictionary dictionary, FactTable table, FactTable? schools)
    {
        (this.regions, this.table, this.schools) = (regions, table, schools);
        columns = [.. dictionary.Of(table.Grain).Where(e => table.Columns.ContainsKey(e.Id)).Select(e => (e, table.Columns[e.Id]))];
        string[] keys = table.Grain switch
        {
            Grain.RegionYear => ["行政区划代码", "行政区划名称"],
            Grain.RegionStageYear => ["行政区划代码", "行政区划名称", "学段"],
            Grain.SchoolYear => ["行政区划代码", "行政区划名称", "学校代码", "学校名称"],
            Grain.ClassYear => ["学校代码", "班级编号"],
            _ => ["行政区划代码", "行政区划名称", "项目编号", "项目名称"],
        };
        header = string.Join(',', keys.Concat(columns.Select(c => Quote(c.Element.Unit.Length == 0 ? c.Element.NameZh : $"{c.Element.NameZh}（{c.Element.Unit}）"))));
    }

    /// <summary>The file with the rows from start to before end.</summary>
    public byte[] Write(int start, int end)
    {
        text.Clear().Append('\uFEFF').Append(header).Append("\r\n");
        for (var row = start; row < end; row++)
        {
            AppendKeys(row);
            foreach (var (element, column) in columns)
            {
                text.Append(',');
                AppendCell(element, column, row);
            }
            text.Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void AppendKeys(int row)
    {
        if (table.Grain == Grain.ClassYear)
        {
            text.Append(schools!.Keys![table.Parents![row]]).Append(',').Append(table.Keys![row]);
            return;
        }
        var code = table.Regions[row];
        text.Append(code.ToString("D6", CultureInfo.InvariantCulture)).Append(',').Append(regions.Regions[regions.IndexOf(code)].Name);
        if (table.Grain == Grain.RegionStageYear) text.Append(',').Append(table.Stages[row].ToChinese());
        if (table.Keys is not null) text.Append(',').Append(table.Keys[row]).Append(',').Append(Quote(table.Names![row]!));
    }

    private void AppendCell(DataElement element, Column column, int row)
    {
        switch (column.FlagAt(row))
        {
            case ValueFlag.Missing:
                return;
            case ValueFlag.NotApplicable:
                text.Append('/');
                return;
        }
        switch (column)
        {
            case CodeColumn codes:
                text.Append(codes.LabelAt(row));
                break;
            case TextColumn texts:
                text.Append(Quote(texts.Values[row]!));
                break;
            case NumberColumn numbers when element.Kind == ValueKind.Bool:
                text.Append(numbers.ValueAt(row) == 1 ? '是' : '否');
                break;
            case NumberColumn numbers when element.Kind == ValueKind.Date:
                text.Append(DateOnly.FromDayNumber((int)numbers.ValueAt(row)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case NumberColumn numbers:
                text.Append(CultureInfo.InvariantCulture, $"{numbers.ValueAt(row):R}");
                if (column.FlagAt(row) == ValueFlag.Estimated) text.Append('估');
                break;
        }
    }

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
