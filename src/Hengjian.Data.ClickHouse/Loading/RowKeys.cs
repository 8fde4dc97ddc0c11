using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>What is derived of each row once, when it is loaded, by the engine's own rules.</summary>
internal sealed class RowKeys
{
    private readonly (uint County, uint City, uint Province)[] paths;

    public RowKeys(Dataset dataset, FactTable table, ShardPlan plan)
    {
        var tree = dataset.Regions;
        Places = Array.ConvertAll(table.Regions.ToArray(), tree.IndexOf);
        paths = [.. Enumerable.Range(0, tree.Regions.Count).Select(i => PathOf(tree, i))];
        var isClass = table.Grain == Grain.ClassYear;
        Positions = isClass ? [] : PositionsOf(tree, table);
        Stages = isClass ? [] : StagesOf(table);
        HasClasses = table.Grain == Grain.SchoolYear ? Reporting(table, dataset.Find(Grain.ClassYear, table.Period)) : [];
        Numbers = isClass ? [] : [.. Enumerable.Range(0, table.RowCount).Select(row => plan.KeyNumber(table, row))];
    }

    /// <summary>Position of each row's region in the tree; -1 outside.</summary>
    public int[] Places { get; }

    /// <summary>Position of each row in tree order.</summary>
    public int[] Positions { get; }

    /// <summary>The stages a school teaches or a project is built for, one bit each; 0 when nobody knows.</summary>
    public ushort[] Stages { get; }

    /// <summary>Whether a school has class rows at all.</summary>
    public bool[] HasClasses { get; }

    /// <summary>Number of each row's key; 0 without.</summary>
    public uint[] Numbers { get; }

    public (uint County, uint City, uint Province) PathOf(int row) => Places[row] < 0 ? default : paths[Places[row]];

    private static (uint, uint, uint) PathOf(RegionTree tree, int place)
    {
        Span<uint> path = stackalloc uint[4];
        for (var at = place; at >= 0; at = tree.ParentIndex(at)) path[(int)tree.Regions[at].Level] = (uint)tree.Regions[at].Code;
        return (path[(int)RegionLevel.County], path[(int)RegionLevel.City], path[(int)RegionLevel.Province]);
    }

    private static int[] PositionsOf(RegionTree tree, FactTable table)
    {
        var sorted = SortedRows.Of(tree, table);
        var positions = new int[table.RowCount];
        for (var position = 0; position < sorted.Count; position++) positions[sorted.RowAt(position)] = position;
        return positions;
    }

    private static ushort[] StagesOf(FactTable table)
    {
        var isSchool = table.Grain == Grain.SchoolYear;
        var codes = CodeReader.Of(table, isSchool ? SchoolTypes.Element : "proj_stage");
        var masks = codes.Map(label => Mask(isSchool
            ? SchoolTypes.StagesOf(label)
            : label is not null && SchoolStageNames.FromChinese(label) is { } built ? [built] : []));
        return [.. Enumerable.Range(0, table.RowCount).Select(row => masks[codes.CodeAt(row)])];
    }

    private static ushort Mask(IReadOnlyList<SchoolStage> stages) => (ushort)stages.Sum(s => 1 << (int)s);

    private static bool[] Reporting(FactTable schools, FactTable? classes)
    {
        var reporting = new bool[schools.RowCount];
        foreach (var parent in classes?.Parents is { } parents ? parents.Values : [])
        {
            if (parent >= 0) reporting[parent] = true;
        }
        return reporting;
    }
}
