using Hengjian.Data.Results;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Correcting;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Correcting;

/// <summary>One row corrected: a new snapshot beside the old one, a renewed run with the bytes of a whole one.</summary>
public sealed class CorrectFactsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CorrectedCell_IsANewSnapshotThatNamesItsParentAndSharesTheOtherColumn()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var columns = Path.Combine(test.Workspace.Directory, "facts", "columns");
        var before = Directory.GetFiles(columns).Length;
        var receipt = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("教育支出", "950"))).Value;
        Assert.Equal(("教育支出", "900", "950"), (receipt.Cells[0].Element.NameZh, receipt.Cells[0].Before, receipt.Cells[0].After));
        var all = await test.Workspace.Snapshots.InForceAsync(cancel: Cancel);
        var inForce = Assert.Single(all);
        Assert.Equal(receipt.Snapshot.Id, inForce.Id);
        Assert.NotNull(receipt.Snapshot.ParentId);
        Assert.Equal("决算更正", receipt.Snapshot.Source);
        // One column more, no other: regions, stages and heads are the files of the corrected snapshot.
        Assert.Equal(before + 1, Directory.GetFiles(columns).Length);
        var file = Assert.Single(receipt.Snapshot.Files);
        using var raw = new StreamReader(test.Workspace.Files.Open(file.Sha256).Value);
        Assert.Equal("\"对象\",\"更正理由\",\"教育支出\",\"学生数\"\n\"地区年度表的 990102\",\"决算更正\",\"950\",\"100\"\n", await raw.ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task TwoAtOnce_NeitherTakesBackTheOther()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        (string Region, string Value)[] wanted = [("990101", "951"), ("990102", "952")];
        var answers = await Task.WhenAll(wanted.Select(w => Task.Run(
            () => CorrectAsync(test.Workspace, round.CatalogueVersion, w.Region, ("教育支出", w.Value)), Cancel)));
        Assert.Contains(answers, a => a.IsOk);
        // Who was too late is told so, and finds the other's correction when trying again.
        for (var i = 0; i < wanted.Length; i++)
        {
            if (answers[i].IsOk) continue;
            Assert.Equal("HJD0556", Assert.Single(answers[i].Problems).Code);
            Assert.True((await CorrectAsync(test.Workspace, round.CatalogueVersion, wanted[i].Region, ("教育支出", wanted[i].Value))).IsOk);
        }
        foreach (var (region, value) in wanted)
        {
            var again = await CorrectAsync(test.Workspace, round.CatalogueVersion, region, ("教育支出", value));
            Assert.Equal("HJD0553", Assert.Single(again.Problems).Code);
        }
    }

    [Fact]
    public async Task WhatWasReadIsNoLongerInForce_NothingIsStored()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var snapshots = test.Workspace.Snapshots;
        var basis = await snapshots.StandingAsync(2025, Cancel);
        var record = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("教育支出", "950"))).Value.Snapshot;
        var stale = test.Workspace.Facts.Load(record.Hash).Value;
        Assert.Null(await snapshots.AddOnAsync(stale, new SnapshotCorrection(1, "", []), basis, new SnapshotGiving("wang", "决算更正", []), Cancel));
        Assert.Equal(record.Id, (await snapshots.StandingAsync(2025, Cancel)).Newest);
    }

    [Fact]
    public async Task RenewedRun_HasTheBytesOfAWholeRun_AndSaysHowItWasComputed()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var rounds = new RoundLibrary(test.Workspace);
        var (computation, runs) = (new RunComputation(test.Workspace), new RunLibrary(test.Workspace));
        var act = new RoundComputation(test.Workspace, rounds, runs, computation);
        var first = (await act.RunAsync(round.Id, official: false, "wang", cancel: Cancel)).Value;
        Assert.Equal("全部测算：本进程没有保留上一次测算。", first.Note);
        await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("教育支出", "950"));
        var second = (await act.RunAsync(round.Id, official: false, "wang", cancel: Cancel)).Value;
        Assert.Equal("按更正增量测算：3 个地区、1 项指标的数值改变，其余沿用上一次测算。", second.Note);
        var whole = new RunComputation(test.Workspace).Compute((await rounds.MaterialAsync(round, Cancel)).Value, cancel: Cancel).Value;
        Assert.Equal(ResultStore.HashOf(whole), second.ResultHash);
        Assert.NotEqual(first.ResultHash, second.ResultHash);
    }

    [Fact]
    public async Task ARowThatAppears_IsComputedWholeAndSaysWhy()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var act = SmallProvince.ComputationOf(test.Workspace);
        await act.RunAsync(round.Id, official: false, "wang", cancel: Cancel);
        await test.Workspace.Snapshots.AddAsync([SmallProvince.Spending(990200, (990200, 10, 1))], new SnapshotGiving("wang", "", []), Cancel);
        var run = (await act.RunAsync(round.Id, official: false, "wang", cancel: Cancel)).Value;
        Assert.Equal("全部测算：2025 年的数据表有行增减、移动或改名。", run.Note);
    }

    [Fact]
    public async Task LaterRowsOfOtherCounties_AreNotTakenBack()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        await test.Workspace.Snapshots.AddAsync([SmallProvince.Spending(990101, (990101, 700, 100))], new SnapshotGiving("wang", "", []), Cancel);
        var receipt = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990201", ("学生数", "120"))).Value;
        Assert.Equal(1, receipt.Snapshot.RowCount);
        var table = (await FactsAsync(test.Workspace, round.Id)).Find(Grain.RegionYear, 2025)!;
        Assert.Equal([700, 900, 300], ((NumberColumn)table.Columns["spend"]).ToArray());
        Assert.Equal([100, 100, 120], ((NumberColumn)table.Columns["heads"]).ToArray());
    }

    [Theory]
    [InlineData("990102", "教育支出", "-5", "决算更正", "HJD0")]
    [InlineData("990102", "教育支", "5", "决算更正", "HJD0552")]
    [InlineData("990103", "教育支出", "5", "决算更正", "HJD0550")]
    [InlineData("990102", "教育支出", "900", "决算更正", "HJD0553")]
    [InlineData("990102", "教育支出", "5", " ", "HJD0554")]
    public async Task WhatCannotBe_IsRefusedAndNothingIsStored(string region, string element, string value, string reason, string code)
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var refused = await CorrectAsync(test.Workspace, round.CatalogueVersion, region, (element, value), reason);
        Assert.StartsWith(code, Assert.Single(refused.Problems).Code, StringComparison.Ordinal);
        Assert.Single(test.Workspace.Facts.List());
    }

    [Fact]
    public async Task CorrectedRow_ComesFromTheFileOfItsCorrection_OthersFromWhereTheyCame()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var given = SmallProvince.Spending(990000, (990101, 500, 100), (990102, 900, 100), (990201, 300, 100));
        var source = new SourceFile("决算.xlsx", new string('a', 64));
        var table = given.Table;
        await test.Workspace.Snapshots.AddAsync(
        [
            given with { Table = table.With(origins: new RowOrigins([source], new ushort[3], [4, 5, 6])) },
        ], new SnapshotGiving("wang", "", []), Cancel);
        await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("学生数", "缺"));
        var facts = (await FactsAsync(test.Workspace, round.Id)).Find(Grain.RegionYear, 2025)!;
        Assert.Equal(new CellOrigin(source, 4), facts.OriginOf("heads", 0));
        Assert.Equal(("更正 地区年度表的 990102.csv", 2), (facts.OriginOf("heads", 1)!.Value.File.Name, facts.OriginOf("heads", 1)!.Value.Line));
        Assert.Equal(ValueFlag.Missing, facts.Columns["heads"].FlagAt(1));
        // Corrected again, the row no longer comes from the first correction: its file is no longer one of the table's.
        var record = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("学生数", "101"))).Value.Snapshot;
        Assert.Equal(2, test.Workspace.Facts.Load(record.Hash).Value.Table.Origins!.Files.Count);
    }

    [Fact]
    public async Task Correction_IsLoggedAsOne_WithRowCellsAndReason_AndVerifies()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var receipt = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990102", ("教育支出", "950"))).Value;
        await using var db = test.Workspace.OpenDb();
        var entry = await db.AuditEntries.SingleAsync(a => a.Subject == $"snapshot:{receipt.Snapshot.Id}", Cancel);
        Assert.Equal("correct", entry.Action);
        foreach (var part in (string[])["地区年度表的 990102", "教育支出：900 → 950", "决算更正"])
            Assert.Contains(part, entry.Details, StringComparison.Ordinal);
        Assert.Empty((await new VerifyWorkspace(test.Workspace, null).RunAsync(cancel: Cancel)).Findings);
        await db.Database.ExecuteSqlRawAsync("UPDATE snapshots SET source = '别的理由' WHERE id = 2", Cancel);
        var findings = (await new VerifyWorkspace(test.Workspace, null).RunAsync(cancel: Cancel)).Findings;
        Assert.Contains(findings, f => f.Subject == "snapshot:2");
    }

    [Fact]
    public async Task Parent_IsTheSnapshotThatHadTheRow_NotTheNewestOfTheRegion()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        await test.Workspace.Snapshots.AddAsync([SmallProvince.Spending(990000, (990101, 700, 100))], new SnapshotGiving("wang", "", []), Cancel);
        var receipt = (await CorrectAsync(test.Workspace, round.CatalogueVersion, "990201", ("学生数", "120"))).Value;
        Assert.Equal(1, receipt.Snapshot.ParentId);
    }

    [Fact]
    public async Task OneElementTwice_IsRefused()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var dictionary = new RunComputation(test.Workspace).Catalogue(round.CatalogueVersion).Value.Catalogue.Dictionary;
        var refused = await new CorrectFacts(test.Workspace, dictionary).RunAsync(
            new CorrectionGiving(new CorrectedRow(ImportKind.Region, 2025, "990102"), [("教育支出", "1"), ("spend", "2")], "wang", "决算更正"), Cancel);
        Assert.Equal("HJD0557", Assert.Single(refused.Problems).Code);
    }

    private static Task<Kernel.Result<CorrectionReceipt>> CorrectAsync(
        Workspace workspace, string catalogue, string region, (string, string) cell, string reason = "决算更正") =>
        new CorrectFacts(workspace, new RunComputation(workspace).Catalogue(catalogue).Value.Catalogue.Dictionary)
            .RunAsync(new CorrectionGiving(new CorrectedRow(ImportKind.Region, 2025, region), [cell], "wang", reason), Cancel);

    private static async Task<Dataset> FactsAsync(Workspace workspace, long round)
    {
        var rounds = new RoundLibrary(workspace);
        var material = (await rounds.MaterialAsync((await rounds.FindAsync(round, Cancel)).Value, Cancel)).Value;
        return new RunComputation(workspace).Facts(material).Value;
    }
}
