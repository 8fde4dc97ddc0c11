using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Uncertainty;

/// <summary>Collects rows of a scheme's matrix and applies the rule for open items.</summary>
internal sealed class MatrixBuilder(EvaluationScheme scheme, RegionTree tree, RegionLevel peers, AbsentItems absent)
{
    /// <summary>The mark of an item that waits for data or reviewers.</summary>
    public const double Open = -1;

    private readonly List<MatrixUnit> units = [];
    private readonly List<double> shares = [];
    private readonly List<LeftOutUnit> leftOut = [];

    public IReadOnlyList<SchemeItem> Leaves { get; } = [.. scheme.Leaves.Where(l => !l.Bonus)];

    public void Add(int region, ReadOnlySpan<double> cells)
    {
        var open = new List<string>();
        var known = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] == Open) open.Add(Leaves[i].Id);
            else if (!double.IsNaN(cells[i])) known++;
        }
        if (known == 0 || (open.Count > 0 && absent == AbsentItems.LeaveUnitOut))
        {
            leftOut.Add(new LeftOutUnit(region, open));
            return;
        }
        units.Add(new MatrixUnit(region, GroupOf(region)));
        foreach (var cell in cells) shares.Add(cell == Open ? double.NaN : cell);
    }

    public Result<ItemMatrix> Build() => units.Count == 0 ? UncertaintyProblems.NoUnits() : Make([.. shares]);

    /// <summary>From columns; nothing is copied twice when no cell is open.</summary>
    public Result<ItemMatrix> Build(IReadOnlyList<int> regions, double[][] columns)
    {
        var rows = new double[regions.Count * columns.Length];
        var open = new bool[regions.Count];
        Parallel.For(0, regions.Count, u =>
        {
            for (var c = 0; c < columns.Length; c++)
            {
                var cell = rows[u * columns.Length + c] = columns[c][u];
                open[u] |= !(cell >= 0);
            }
        });
        if (open.Contains(true))
        {
            for (var u = 0; u < regions.Count; u++) Add(regions[u], rows.AsSpan(u * columns.Length, columns.Length));
            return Build();
        }
        units.AddRange(regions.Select(r => new MatrixUnit(r, GroupOf(r))));
        return units.Count == 0 ? UncertaintyProblems.NoUnits() : Make(rows);
    }

    private ItemMatrix Make(double[] rows) =>
        new(units, [.. Leaves.Select(l => new MatrixItem(l.Id, l.Name, l.MaxScore))], rows) { LeftOut = leftOut };

    private int GroupOf(int region)
    {
        var index = tree.IndexOf(region);
        while (index > 0 && tree.Regions[index].Level > peers) index = tree.ParentIndex(index);
        return tree.Regions[index].Code;
    }
}
