using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Results;

/// <summary>What a row of a fact table is called.</summary>
/// <param name="Name">School, class, project or region.</param>
/// <param name="Key">学校代码, class number or project number; null when there is none.</param>
/// <param name="Region">Region code of the row.</param>
/// <param name="SchoolRow">Row of the school in the school table of the same year; null for region and project rows.</param>
public sealed record RowName(string Name, string? Key, int Region, int? SchoolRow);

/// <summary>Names rows.</summary>
public static class RowNames
{
    /// <summary>The name of one row.</summary>
    public static RowName Of(Dataset dataset, FactTable table, int row)
    {
        var region = table.Regions[row];
        var key = table.Keys?[row];
        switch (table.Grain)
        {
            case Grain.SchoolYear:
                return new RowName(table.Names?[row] ?? key ?? "未命名学校", key, region, row);
            case Grain.ClassYear:
                var school = table.Parents is { } parents && parents[row] >= 0 ? parents[row] : (int?)null;
                var schools = dataset.Find(Grain.SchoolYear, table.Period);
                var name = school is { } s ? schools?.Names?[s] ?? schools?.Keys?[s] ?? "未命名学校" : "学校未找到";
                return new RowName($"{name} {table.Names?[row] ?? key ?? ""}班".Replace("班班", "班", StringComparison.Ordinal), key, region, school);
            case Grain.Project:
                return new RowName(table.Names?[row] ?? key ?? "未命名项目", key, region, null);
            default:
                var regionName = dataset.Regions.TryFind(region, out var found) ? found.Name : region.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
                var stage = table.Grain == Grain.RegionStageYear ? "·" + table.Stages[row].ToChinese() : "";
                return new RowName(regionName + stage, null, region, null);
        }
    }
}
