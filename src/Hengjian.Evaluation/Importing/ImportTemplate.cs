using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>Writes the xlsx templates that people fill in, from the data dictionary.</summary>
/// <remarks>
/// Row 1 Chinese names, row 2 units and rules, row 3 ids; all three locked, the rest open. Drop-downs for codes and
/// 是/否. Further sheets: 示例, 填表说明, 行政区划代码, and a hidden mark of kind and dictionary version.
/// </remarks>
public static class ImportTemplate
{
    internal const int NameRow = 1;
    internal const int HintRow = 2;
    internal const int IdRow = 3;
    private const double NameHeight = 45;
    private const double HintHeight = 60;

    /// <summary>Writes an empty template; the same inputs give the same bytes.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="dictionary">数据字典.</param>
    /// <param name="regions">For the sheet of codes and the drop-down; null to leave both out.</param>
    public static void Write(Stream stream, ImportKind kind, DataDictionary dictionary, RegionTree? regions = null)
    {
        var fields = ImportFields.ForTemplate(kind, dictionary);
        using var writer = new XlsxWriter(stream);
        writer.BeginSheet(
            TemplateLayout.Of(kind.NameZh(), kind, fields, regions, firstRow: IdRow + 1, isProtected: true));
        WriteHeader(writer, fields);
        TemplateGuide.WriteExample(writer, kind, fields, regions);
        TemplateGuide.WriteGuide(writer, kind, fields);
        if (regions is not null) WriteRegions(writer, TemplateLayout.RegionsFor(kind, regions));
        TemplateMark.Write(writer, kind, dictionary);
    }

    /// <summary>The three header rows.</summary>
    internal static void WriteHeader(XlsxWriter writer, IReadOnlyList<ImportField> fields)
    {
        writer.BeginRow(NameRow, NameHeight);
        for (var i = 0; i < fields.Count; i++)
            writer.Text(i + 1, fields[i].NameZh, fields[i].IsRequired ? XlsxStyle.RequiredHeader : XlsxStyle.Header);
        writer.BeginRow(HintRow, HintHeight);
        for (var i = 0; i < fields.Count; i++) writer.Text(i + 1, TemplateGuide.Hint(fields[i]), XlsxStyle.Unit);
        writer.BeginRow(IdRow);
        for (var i = 0; i < fields.Count; i++) writer.Text(i + 1, fields[i].Id, XlsxStyle.Id);
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Element is { Definition.Length: > 0 } element)
                writer.Note(NameRow, i + 1, element.Definition);
    }

    private static void WriteRegions(XlsxWriter writer, IReadOnlyList<Region> regions)
    {
        writer.BeginSheet(new SheetLayout(DataSheets.RegionCodes) { FrozenRows = 1, Widths = [12, 24] });
        writer.BeginRow(1);
        writer.Text(1, "代码", XlsxStyle.Header);
        writer.Text(2, "名称", XlsxStyle.Header);
        for (var i = 0; i < regions.Count; i++)
        {
            writer.BeginRow(i + 2);
            writer.Text(1, regions[i].CodeText);
            writer.Text(2, regions[i].Name);
        }
    }
}

/// <summary>Widths, styles and drop-downs of a sheet to be filled in.</summary>
internal static class TemplateLayout
{
    private const int LastRow = 1 << 20;
    private const double CodeWidth = 16;
    private const double NameWidth = 28;
    private const double ValueWidth = 13;

    /// <summary>The regions that rows of the kind can belong to.</summary>
    public static IReadOnlyList<Region> RegionsFor(ImportKind kind, RegionTree regions) =>
        kind is ImportKind.Region or ImportKind.RegionStage ? regions.Regions : regions.Counties;

    public static SheetLayout Of(
        string name, ImportKind kind, IReadOnlyList<ImportField?> fields, RegionTree? regions, int firstRow,
        bool isProtected) => new(name)
        {
            Widths = [.. fields.Select(Width)],
            ColumnStyles = [.. fields.Select(Style)],
            FrozenRows = firstRow - 1,
            FrozenColumns = isProtected ? fields.Count(f => f is { Role: not KeyRole.None }) : 0,
            IsProtected = isProtected,
            Choices = [.. Choices(kind, fields, regions, firstRow)],
        };

    private static double Width(ImportField? field) => field?.Role switch
    {
        KeyRole.Name or KeyRole.SchoolName or KeyRole.RegionName => NameWidth,
        null or KeyRole.None => ValueWidth,
        _ => CodeWidth,
    };

    private static XlsxStyle Style(ImportField? field) => field?.Element?.Kind switch
    {
        ValueKind.Number => XlsxStyle.InputNumber,
        ValueKind.Date => XlsxStyle.InputDate,
        _ => XlsxStyle.InputText,
    };

    private static IEnumerable<ChoiceList> Choices(
        ImportKind kind, IReadOnlyList<ImportField?> fields, RegionTree? regions, int firstRow)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var source = fields[i] switch
            {
                { Choices.Count: > 0 } field => ChoiceList.Inline(field.Choices),
                { Role: KeyRole.Region } when regions is not null =>
                    $"'{DataSheets.RegionCodes}'!$A$2:$A${RegionsFor(kind, regions).Count + 1}",
                _ => null,
            };
            if (source is not null)
                yield return new ChoiceList(new CellRange(firstRow, i + 1, LastRow, i + 1), source, "请从下拉框里选择。");
        }
    }
}
