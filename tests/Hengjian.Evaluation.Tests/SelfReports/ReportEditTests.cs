using Hengjian.Data.Tests;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SelfReports;

/// <summary>Two people edit one block: nobody writes over what they have not seen, and every version stays; on both databases.</summary>
public sealed class ReportEditTests(TestDatabases databases)
{
    private const string Block = "basic/text";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task ASecondEditor_IsMergedOrRefused_AndEveryVersionStays(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var package = (await world.PackageAsync(round.Id, RoundWorld.City, Cancel)).Id;
        var library = new SelfReportLibrary(world.Workspace, new PartBooks(world.Books), new TokenValues(world.Workspace));
        await using var db = world.Workspace.OpenDb();
        async Task<SelfReportView> ReportAsync() => (await library.BuildAsync(db, package, SelfReportTemplates.All[0], RoundWorld.Lead, Cancel))!;
        async Task<Kernel.Result<ReportEditDone>> EditAsync(string? text, string by, ReportEditSeen seen) => await library.EditAsync(await ReportAsync(), Block, text, by, seen, Cancel);
        ReportEditSeen Of(SelfReportView report) => ReportEditSeen.Of(report.Blocks.Single(b => b.Built.Id == Block));

        var empty = Of(await ReportAsync());
        Assert.Equal((1, false), ((await EditAsync("一\n二\n三", "zhang", empty)).Value is { } first ? (first.Version, first.Merged) : default));
        var both = Of(await ReportAsync());
        Assert.Equal((1, "一\n二\n三"), (both.Version, both.Text));
        Assert.Equal(2, (await EditAsync("一改\n二\n三", "zhang", both)).Value.Version);
        // Another paragraph: both are in the text.
        var merged = (await EditAsync("一\n二\n三改", "li", both)).Value;
        Assert.Equal((3, true), (merged.Version, merged.Merged));
        Assert.Equal("一改\n二\n三改", Of(await ReportAsync()).Text);
        // The same paragraph: refused, with who; nothing is stored.
        var refused = await EditAsync("一另改\n二\n三", "wang", both);
        Assert.Equal("HJP0815", refused.Problems[0].Code);
        Assert.Contains("li保存了这一段的另一种改法", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("HJP0815", (await EditAsync(null, "wang", both)).Problems[0].Code);
        // Sources that changed meanwhile are told, too.
        var now = Of(await ReportAsync());
        Assert.Contains("来源", (await EditAsync("别的", "wang", now with { BuiltSha256 = "old", Text = "从前" })).Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(3, await db.ReportEditVersions.CountAsync(Cancel));
        // With the newest before him he may decide; going back to the built text is a version, too.
        Assert.Equal(4, (await EditAsync("一另改\n二\n三改", "wang", now)).Value.Version);
        Assert.Equal(4, (await EditAsync("一另改\n二\n三改", "wang", Of(await ReportAsync()))).Value.Version);
        Assert.Equal(5, (await EditAsync(null, "li", Of(await ReportAsync()))).Value.Version);
        var report = await ReportAsync();
        Assert.Equal((5, BlockState.Open), (Of(report).Version, report.Blocks.Single(b => b.Built.Id == Block).State));
        var versions = await SelfReportLibrary.VersionsAsync(db, report, Block, Cancel);
        Assert.Equal([(5, null, "li", null), (4, "一另改\n二\n三改", "wang", null), (3, "一改\n二\n三改", "li", 2), (2, "一改\n二\n三", "zhang", null), (1, "一\n二\n三", "zhang", (int?)null)], versions.Select(v => (v.Number, v.Text, v.By, v.MergedWith)));
        Assert.Equal(5, await db.AuditEntries.CountAsync(e => e.Action == "edit-self-report", Cancel));
    }
}
