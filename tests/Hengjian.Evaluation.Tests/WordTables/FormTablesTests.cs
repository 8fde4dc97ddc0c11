using Hengjian.Data.Tests;
using Hengjian.Documents.WordTables;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.WordTables;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.WordTables;

/// <summary>The three tables of a package, edited outside and taken over cell by cell, on both databases.</summary>
public sealed class FormTablesTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task TheResponsibilityTable_ComesBackCellByCell_AndIsTakenByTheBreakdownItself(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.City, Cancel)).Id;
        Assert.True((await world.Breakdown.AdoptAsync(package, null, RoundWorld.Lead, Cancel)).IsOk);
        var tables = Tables(world);
        await using var db = world.Workspace.OpenDb();
        var table = (await tables.OfAsync(db, package, FormTableKind.Breakdown, RoundWorld.Lead, Cancel)).Value;
        Assert.Equal((50, 6), (table.Rows.Count, table.Columns.Count));
        Assert.All(table.Rows, r => Assert.InRange(table.MarkOf(r).Length, 1, 40));
        Assert.Empty((await CompareAsync(world, package, FormTableKind.Breakdown, tables.Write(table))).Value.Changes);

        // Edited in Word: another lead by its short name, one more unit, a day; a locked cell; an unknown unit; rows turned round.
        string[] Edit(FormTableRow row, string[] cells) => row.Item switch
        {
            "4.1" => [cells[0], cells[1], cells[2], "教育局", "财政局，审计局", "2026-04-20"],
            "4.2" => [cells[0], cells[1], "改了名称", cells[3], "岚溪市财正局", cells[5]],
            _ => cells,
        };
        var edited = Written(table, table.Rows.Reverse().Select(r => (table.MarkOf(r), Edit(r, [.. r.Cells]))));
        var difference = (await CompareAsync(world, package, FormTableKind.Breakdown, edited)).Value;
        Assert.Equal(["4.1|牵头单位", "4.1|配合单位", "4.1|完成时限", "4.2|配合单位"], difference.Changes.Select(c => c.Key));
        Assert.Equal(("岚溪市财政局", "教育局"), (difference.Changes[0].Old, difference.Changes[0].New));
        Assert.Contains("岚溪市财政局", difference.Changes[3].Wrong!.Expected, StringComparison.Ordinal);
        Assert.Equal("HJP0783", Assert.Single(difference.Remarks).Code);

        Assert.Equal("HJP0789", (await TakeAsync(world, package, difference, [])).Problems[0].Code);
        Assert.Equal("HJP0786", (await TakeAsync(world, package, difference, ["4.1|牵头单位", "4.2|配合单位"])).Problems[0].Code);
        Assert.Equal(AccessProblems.DeniedCode, (await Tables(world).TakeAsync(db, package, FormTableKind.Breakdown, difference.Sha256, difference.Table.Print, ["4.1|牵头单位"], RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal(3, (await TakeAsync(world, package, difference, ["4.1|牵头单位", "4.1|配合单位", "4.1|完成时限"])).Value);
        var view = (await world.Breakdown.LoadAsync(package, Cancel)).Value.Rows.Single(r => r.Item.Id == "4.1");
        Assert.Equal(("990100-education", new DateOnly(2026, 4, 20)), (view.Lead, view.Assignment!.Due));
        Assert.Equal(["990100-audit", "990100-finance"], view.Cooperate.Order(StringComparer.Ordinal));
        Assert.Equal("assign", (await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync(Cancel)).Action);

        // The page has moved on: the same file again names who changed the row, and the old comparison is not taken.
        Assert.Equal("HJP0790", (await TakeAsync(world, package, difference, ["4.2|配合单位"])).Problems[0].Code);
        var again = (await CompareAsync(world, package, FormTableKind.Breakdown, tables.Write(table))).Value;
        Assert.Equal(3, again.Changes.Count);
        Assert.All(again.Changes, c => Assert.StartsWith("lead ", c.Since, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task RowsWithoutHiddenNames_AreKnownByNumberAndTitle_StrangersAreTold(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.City, Cancel)).Id;
        var other = (await world.PackageAsync(round.Id, 990200, Cancel)).Id;
        Assert.True((await world.Breakdown.AdoptAsync(package, null, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        var tables = Tables(world);
        var table = (await tables.OfAsync(db, package, FormTableKind.Breakdown, RoundWorld.Lead, Cancel)).Value;
        var (one, two) = (table.Rows[0], table.Rows[1]);
        string[] With(FormTableRow row, string number, string name) => [row.Cells[0], number, name, "教育局", row.Cells[4], row.Cells[5]];
        var file = Written(table,
        [
            ("copied", With(one, one.Item, one.Name)), ("typed", With(two, "", two.Name)), ("again", With(one, one.Item, one.Name)), ("stranger", With(one, "99.9", two.Name + "情况况")),
        ]);
        var difference = (await CompareAsync(world, package, FormTableKind.Breakdown, file)).Value;
        Assert.Equal(["HJP0792", "HJP0792", "HJP0783", "HJP0792", "HJP0782", "HJP0781"], difference.Remarks.Select(r => r.Code));
        Assert.Contains(two.Name, difference.Remarks[^1].Expected!, StringComparison.Ordinal);
        Assert.Equal(48, difference.Absent);
        Assert.All(difference.Changes, c => Assert.Equal("牵头单位", c.Column));
        // A table of another government is not taken for this one's.
        var lead = new Principal("other", "牵头", [new Grant(Roles.Lead.Id, 990200)]);
        Assert.Equal("HJP0780", (await tables.CompareAsync(db, other, FormTableKind.Breakdown, new MemoryStream(tables.Write(table)), lead, Cancel)).Problems[0].Code);
        Assert.Equal(AccessProblems.DeniedCode, (await tables.OfAsync(db, package, FormTableKind.Breakdown, lead, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TextsOfTheSelfCheckAndTheFiveColumnTable_AreKeptAsEdits(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.City, Cancel)).Id;
        Assert.True((await world.Breakdown.AdoptAsync(package, null, RoundWorld.Lead, Cancel)).IsOk);
        Assert.True((await world.Breakdown.IssueAsync(package, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        var tables = Tables(world);
        foreach (var (which, columns, last) in ((FormTableKind, int, string)[])[(FormTableKind.SelfCheck, 4, "自评说明"), (FormTableKind.Assessment, 5, "自评情况及依据")])
        {
            var table = (await tables.OfAsync(db, package, which, RoundWorld.Lead, Cancel)).Value;
            Assert.Equal((50, columns), (table.Rows.Count, table.Columns.Count));
            var text = "教育支出 12.3 亿元，只增不减。\n见决算报告第 3 页。";
            var edited = Written(table, table.Rows.Select(r => (table.MarkOf(r), r.Item == "4.1" ? (string[])[.. r.Cells.SkipLast(1), text] : [.. r.Cells])));
            var difference = (await CompareAsync(world, package, which, edited)).Value;
            Assert.Equal(["4.1|" + last], difference.Changes.Select(c => c.Key));
            Assert.Equal(1, (await TakeAsync(world, package, difference, ["4.1|" + last])).Value);
            var after = (await tables.OfAsync(db, package, which, RoundWorld.Lead, Cancel)).Value.Rows.Single(r => r.Item == "4.1");
            Assert.Equal((text, true), (after.Cells[^1], after.ChangedBy.StartsWith("lead ", StringComparison.Ordinal)));
            Assert.Equal("edit-self-report", (await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync(Cancel)).Action);
            // Who may not build the report has neither table.
            Assert.Equal(AccessProblems.DeniedCode, (await tables.OfAsync(db, package, which, RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task PointsOfTheFiveColumnTable_AreTakenAsTheLeadsScores(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.City, Cancel)).Id;
        Assert.True((await world.Breakdown.AdoptAsync(package, null, RoundWorld.Lead, Cancel)).IsOk);
        Assert.True((await world.Breakdown.IssueAsync(package, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        var table = (await Tables(world).OfAsync(db, package, FormTableKind.Assessment, RoundWorld.Lead, Cancel)).Value;
        Assert.All(table.Rows, r => Assert.Equal("", r.Cells[3]));
        string[] Edit(FormTableRow row) => row.Item switch
        {
            "4.1" => [.. row.Cells.Take(3), "2.5分", row.Cells[4]],
            "4.2" => [.. row.Cells.Take(3), "99", row.Cells[4]],
            _ => [.. row.Cells],
        };
        var difference = (await CompareAsync(world, package, FormTableKind.Assessment, Written(table, table.Rows.Select(r => (table.MarkOf(r), Edit(r)))))).Value;
        Assert.Equal(["4.1|自评得分", "4.2|自评得分"], difference.Changes.Select(c => c.Key));
        Assert.Equal((null, "HJP0801"), (difference.Changes[0].Wrong?.Code, difference.Changes[1].Wrong?.Code));
        Assert.Equal(1, (await TakeAsync(world, package, difference, ["4.1|自评得分"])).Value);
        var score = await db.SelfScores.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(("4.1", 2.5, true), (score.Item, score.Points!.Value, score.LacksReason));
        // The reason, once given, stands in the last column; the points go out again.
        var library = new SelfScoreLibrary(world.Workspace, new SelfScoreReader(world.Breakdown, new ScoreReferences(world.Workspace)));
        Assert.True((await library.DecideAsync(package, [new("4.1", "2.5", "少 1 县", score.Id)], RoundWorld.Lead, Cancel)).IsOk);
        var row = (await Tables(world).OfAsync(db, package, FormTableKind.Assessment, RoundWorld.Lead, Cancel)).Value.Rows.Single(r => r.Item == "4.1");
        Assert.Equal(("2.5", "扣分理由：少 1 县"), (row.Cells[3], row.Cells[4]));
        Assert.StartsWith("lead ", row.ChangedBy, StringComparison.Ordinal);
    }

    private static FormTables Tables(RoundWorld world) => new(
        world.Workspace, world.Breakdown, new SelfReportLibrary(world.Workspace, new PartBooks(world.Books), new TokenValues(world.Workspace)),
        new SelfScoreLibrary(world.Workspace, new SelfScoreReader(world.Breakdown, new ScoreReferences(world.Workspace))));

    private static byte[] Written(FormTable table, IEnumerable<(string Mark, string[] Cells)> rows) => WordTableDocx.Write(new WordTable(
        ["表"], [], table.Columns, [.. rows.Select(r => new WordRow(r.Mark, r.Cells))], new Documents.Official.OfficialProperties("表", "某", DateTimeOffset.UnixEpoch)));

    private static async Task<Kernel.Result<FormTableDifference>> CompareAsync(RoundWorld world, long package, FormTableKind kind, byte[] file)
    {
        await using var db = world.Workspace.OpenDb();
        return await Tables(world).CompareAsync(db, package, kind, new MemoryStream(file), RoundWorld.Lead, Cancel);
    }

    private static async Task<Kernel.Result<int>> TakeAsync(RoundWorld world, long package, FormTableDifference difference, string[] chosen)
    {
        await using var db = world.Workspace.OpenDb();
        return await Tables(world).TakeAsync(db, package, difference.Table.Kind, difference.Sha256, difference.Table.Print, chosen, RoundWorld.Lead, Cancel);
    }
}
