using Hengjian.Data.Tests;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Periodic;

/// <summary>A ledger goes out as a workbook and comes back with its differences, row by row.</summary>
public sealed class LedgerBookTests(TestDatabases databases)
{
    private const string County = "990101-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task WhatGoesOut_ComesBackWithoutDifference_AndEditedOnesAreTakenRowByRow(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("project-ledger", new DateOnly(2026, 10, 1));
        var report = (await world.ReportAsync(County, "2026年10月")).Id;
        await world.Ledgers.AddAsync(report, 2, PeriodicWorld.CountyClerk, Cancel);
        await world.FillRowAsync(report, "0001", PeriodicWorld.CountyClerk, ("project", "教学楼"), ("stage", "在建"), ("start", "2026-03-01"), ("area", "3200"), ("planned", "900"), ("paid", "450.5"));
        await world.FillRowAsync(report, "0002", PeriodicWorld.CountyClerk, ("project", "食堂"), ("stage", "前期"));
        var same = await CompareAsync(world, report, Bytes(LedgerBook.Write(await world.ViewAsync(report))));
        Assert.Equal((0, 0, 8), (same.Rows.Count, same.Remarks.Count, same.Same));

        // 0001 comes as the number 1, a new row has no key, a wrong key and a column that is none are told.
        var edited = await CompareAsync(world, report, Book(["编号", "项目名称", "进度", "已完成投资（万元）", "面基"],
            ["1", "教学楼", "完工", "", ""], ["", "操场", "在建", "多少", ""], ["0009", "谁的", "", "", ""], ["", "", "", "", ""]));
        Assert.Equal(["HJP0694", "HJP0898"], edited.Remarks.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["0002"], edited.Absent);
        Assert.Equal([("0001", "进度", "在建", "完工"), ("+4", "项目名称", "", "操场"), ("+4", "进度", "", "在建"), ("+4", "已完成投资", "", "多少")],
            edited.Rows.SelectMany(r => r.Fields.Select(f => (r.Id, f.Field.Name, f.Old, f.New))));
        var taken = await world.Books.ApplyAsync(report, edited.Sha256, edited.Seen, ["0001", "+4"], PeriodicWorld.CountyClerk, Cancel);
        Assert.Equal((1, 1, 4), taken.Value);
        var table = (await world.ViewAsync(report)).Table;
        Assert.Equal([("0001", "完工"), ("0002", "前期"), ("0003", "在建")], table.Rows.Select(r => (r.Key, r.Values["stage"].Text)));
        // Taken as it stands and flagged, as when it is typed.
        Assert.Contains((await world.ViewAsync(report)).Flags, f => f is { Id: "0003:read:paid", Stops: true });
        // Compared before somebody else changed it: nothing is taken.
        Assert.Equal("HJP0684", (await world.Books.ApplyAsync(report, edited.Sha256, edited.Seen, ["0001"], PeriodicWorld.CountyClerk, Cancel)).Problems[0].Code);
        // Read again, the new row is known by what it says.
        Assert.Empty((await CompareAsync(world, report, Book(["编号", "项目名称", "进度"], ["", "操场", "在建"]))).Rows);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal(4, await db.PeriodicRevisions.CountAsync(r => r.Source == ValueSource.Book && r.Field != PeriodicMarks.Row, Cancel));
        Assert.Equal("HJP0684", (await world.Books.ApplyAsync(report, edited.Sha256, edited.Seen, ["0001"], PeriodicWorld.OtherClerk, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task RowsThatHoldIdentityNumbersOrCloseTomorrow_AreNotTaken(string kind)
    {
        await using var world = await PeriodicWorld.MakeAsync(databases, kind);
        await world.StartAsync("project-ledger", new DateOnly(2026, 10, 1));
        var report = (await world.ReportAsync(County, "2026年10月")).Id;
        var compared = await CompareAsync(world, report, Book(["编号", "项目名称", "存在的困难", "销号日期"],
            ["", "甲", "找 11010519491231002X", ""], ["", "乙", "", "2026-11-13"], ["", "丙", "", "2026-11-12"]));
        Assert.Equal([true, true, false], compared.Rows.Select(r => r.Refused is not null));
        Assert.Equal((0, 1, 2), (await world.Books.ApplyAsync(report, compared.Sha256, compared.Seen, ["+3", "+4", "+5"], PeriodicWorld.CountyClerk, Cancel)).Value);
        Assert.Equal("丙", (await world.ViewAsync(report)).Table.Rows.Single().Values["project"].Text);
        Assert.Equal("HJP0692", (await world.Books.CompareAsync(await world.ViewAsync(report), new MemoryStream(Book(["名称"], ["甲"])), Cancel)).Problems[0].Code);
    }

    private static async Task<LedgerDifference> CompareAsync(PeriodicWorld world, long report, byte[] book)
    {
        using var stream = new MemoryStream(book);
        var compared = await world.Books.CompareAsync(await world.ViewAsync(report), stream, Cancel);
        Assert.Empty(compared.Problems);
        return compared.Value;
    }

    private static byte[] Book(string[] head, params string[][] rows) =>
        Bytes(new TableExport("台账", [.. head.Select(h => new TableColumn(h))], rows.Select(r => (IReadOnlyList<object?>)[.. r.Select(c => c.Length == 0 ? null : c)])));

    private static byte[] Bytes(TableExport table)
    {
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, [table]);
        return stream.ToArray();
    }
}
