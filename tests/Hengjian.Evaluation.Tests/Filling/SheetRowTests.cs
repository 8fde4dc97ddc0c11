using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Filling;

/// <summary>A row goes with all its values: one open cell does not take others' sealed ones along.</summary>
public sealed class SheetRowTests
{
    [Fact]
    public void ARow_GoesOnlyWhenEachOfItsValuesMayBeChanged_AndComesOnlyWhereEveryColumnIsOpen()
    {
        var clerk = SheetWorld.Clerk();
        // Row 1 has a value in the open column, row 2 in the shut one, too.
        var view = View([(1, "stu"), (2, "stu"), (2, "tch")], [(1, "stu"), (2, "stu")], shut: "tch");
        Assert.True(FillDeeds.MayRemoveRow(view, 1, clerk).Allowed);
        var no = FillDeeds.MayRemoveRow(view, 2, clerk);
        Assert.Contains("已封存", no.Reason, StringComparison.Ordinal);
        Assert.Contains("已封存", FillDeeds.MayChangeRows(view, clerk).Reason, StringComparison.Ordinal);
        Assert.True(FillDeeds.MayChangeRows(View([], [(1, "stu"), (1, "tch")], shut: null), clerk).Allowed);
        Assert.False(FillDeeds.MayRemoveRow(view, 1, SheetWorld.Clerk(unit: SheetWorld.Education)).Allowed);
    }

    private static SheetView View((long, string)[] values, (long, string)[] changeable, string? shut) => new(
        new FillSheetRecord { RegionCode = SheetWorld.County, UnitId = SheetWorld.Finance, Kind = "school", Period = 2026 }, ImportKind.School, "财政局", "东溪县", [],
        [Row(1), Row(2)], 0)
    {
        Cells = values.ToDictionary(v => (v.Item1, v.Item2), v => Cell(v.Item1, v.Item2)),
        LastYears = new Dictionary<(long, string), LastYear>(),
        Asked = new HashSet<(long, string)>(),
        Changeable = changeable.ToHashSet(),
        Closed = shut is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [shut] = "内容已封存。" },
        Schools = new Dictionary<long, string>(),
        Comments = Array.Empty<CellCommentRecord>().ToLookup(c => (c.RowId, c.Element)),
    };

    private static SheetRowRecord Row(long id) => new() { Id = id, SheetId = 1, RegionRow = SheetWorld.County, Stage = SchoolStage.All, RowKey = $"{id}" };

    private static CellRevisionRecord Cell(long row, string element) => new()
    {
        SheetId = 1,
        RowId = row,
        Element = element,
        Text = "1",
        Number = 1,
        Flag = ValueFlag.Present,
        By = "zhang",
        At = default,
        Op = default,
        Source = CellSource.Typed,
    };
}
