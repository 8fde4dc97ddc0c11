using System.Text;
using Hengjian.Audit.Findings;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Verification;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class ReportDeskLibraryTests(TestDatabases databases)
{
    private const int County = 990101;

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Audit_KnowsPlaceAndYear_IsInTheLog_AndVerifySeesAnotherOne(string kind)
    {
        using var test = await MakeAsync(kind);
        var library = new ReportDeskLibrary(test.Workspace);
        var report = await GiveAsync(test, "东溪县2025年自评报告.txt", "一、基本情况\n西坪县2025年工作扎实，全县新建学校3所。\n2027年3月，学校已建成投入使用。\n");
        Assert.Equal(0, await AuditAsync(test, report));
        var codes = library.Load(await ReadAsync(test, report)).Value.Found.Warnings.Select(w => w.Code).ToList();
        Assert.Contains("other-place", codes);
        Assert.Contains("year-slip", codes);
        Assert.Empty(await FindingsAsync(test));
        await using (var db = test.Workspace.OpenDb())
        {
            Assert.Equal("clerk", (await db.AuditEntries.SingleAsync(a => a.Action == "audit-report", Cancel)).Who);
            await db.DeskReports.ExecuteUpdateAsync(s => s.SetProperty(r => r.FindingsHash, new string('a', 64)), Cancel);
        }
        Assert.Contains(await FindingsAsync(test), f => f.Message.Contains("审核结果", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Answer_IsCountedAtOnce_HoldsNoIdentityCard_AndIsVouchedFor(string kind)
    {
        using var test = await MakeAsync(kind);
        var library = new ReportDeskLibrary(test.Workspace);
        var report = await GiveAsync(test, "电话.txt", "联系电话13812345678。\n正在建设的学校有x所。\n");
        await AuditAsync(test, report);
        report = await ReadAsync(test, report);
        Assert.Equal(2, FlagCounts.Read(report.Counts)[FlagCounts.Open]);
        var flags = await library.FlagsAsync(report, library.Load(report).Value, Cancel);
        var answers = new FlagAnswers(test.Workspace, library);
        var both = await Task.WhenAll(flags.Select(f => Task.Run(() => answers.GiveAsync(report, f, "13812345678", FlagReply.WillCorrect, "", "clerk", Cancel), Cancel)));
        Assert.All(both, b => Assert.True(b.IsOk));
        Assert.Equal(0, FlagCounts.Read((await ReadAsync(test, report)).Counts)[FlagCounts.Open]);
        await using (var db = test.Workspace.OpenDb())
        {
            Assert.Equal("138*****678", (await db.FlagAnswers.SingleAsync(a => a.Sort == "warning/personal-data", Cancel)).Quote);
            Assert.Empty(await FindingsAsync(test));
            await db.FlagAnswers.ExecuteUpdateAsync(s => s.SetProperty(a => a.Quote, "别的话"), Cancel);
        }
        Assert.Contains(await FindingsAsync(test), f => f.Subject.StartsWith("flag-answer:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OneAnswerToMany_IsGivenToEach_OrToNone_AndIsVouchedFor(string kind)
    {
        using var test = await MakeAsync(kind);
        var library = new ReportDeskLibrary(test.Workspace);
        var report = await GiveAsync(test, "空缺.txt", "正在建设的学校有x所。\n已建成的学校有x所。\n2024年小学40所、初中20所，合计61所。\n");
        await AuditAsync(test, report);
        report = await ReadAsync(test, report);
        var flags = (await library.FlagsAsync(report, library.Load(report).Value, Cancel)).Where(f => f.Open).Select(f => (f, "x")).ToList();
        var (blanks, numbers) = (flags.Where(f => f.f.Group == FlagGroup.Warning).ToList(), flags.Where(f => f.f.Group == FlagGroup.Inconsistent).ToList());
        Assert.Equal((2, 1), (blanks.Count, numbers.Count));
        var answers = new FlagAnswers(test.Workspace, library);
        Assert.Equal("HJA0517", (await answers.GiveToAllAsync(report, flags, FlagReply.NotAnError, "", "clerk", Cancel)).Problems[0].Code);
        Assert.Equal("HJA0504", (await answers.GiveToAllAsync(report, blanks, FlagReply.Explained, " ", "clerk", Cancel)).Problems[0].Code);
        Assert.Equal("HJA0515", (await answers.GiveToAllAsync(report, [], FlagReply.WillCorrect, "", "clerk", Cancel)).Problems[0].Code);
        Assert.Equal(3, FlagCounts.Read((await ReadAsync(test, report)).Counts)[FlagCounts.Open]);
        Assert.Equal(2, (await answers.GiveToAllAsync(report, blanks, FlagReply.Explained, "年底填报", "clerk", Cancel)).Value.Count);
        Assert.Equal(1, FlagCounts.Read((await ReadAsync(test, report)).Counts)[FlagCounts.Open]);
        await using (var db = test.Workspace.OpenDb())
        {
            Assert.Equal(["年底填报", "年底填报"], await db.FlagAnswers.Select(a => a.Reason).ToListAsync(Cancel));
            Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "answer-flag", Cancel));
        }
        Assert.Empty(await FindingsAsync(test));
    }

    [Fact]
    public async Task DamagedData_LeavesTheTextAudited_AndABugLeavesTheOthers()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var report = await GiveAsync(test, "甲.txt", "正在建设的学校有x所。\n");
        var other = await GiveAsync(test, "乙.txt", "正在建设的学校有x所。\n");
        // A year before the tree: there is nothing to compare with, it is said so, and the text stands.
        await using (var db = test.Workspace.OpenDb()) await db.Database.ExecuteSqlRawAsync("UPDATE desk_reports SET year = 1950 WHERE file_name = '甲.txt'", Cancel);
        await using (var db = test.Workspace.OpenDb()) await db.Database.ExecuteSqlRawAsync("UPDATE desk_reports SET year = 12025 WHERE file_name = '乙.txt'", Cancel);
        var (first, broken) = (await ReadAsync(test, report), await ReadAsync(test, other));
        using var errors = new StringWriter();
        var refused = await new AuditReports(test.Workspace, new ReportDeskLibrary(test.Workspace), errors).RunAsync([broken, first], "clerk", cancel: Cancel);
        Assert.Equal(1, refused);
        first = await ReadAsync(test, report);
        Assert.Equal(DeskReportState.Audited, first.State);
        Assert.StartsWith("没有与数据对照", first.Message, StringComparison.Ordinal);
        Assert.StartsWith("HJA0511", (await ReadAsync(test, other)).Message, StringComparison.Ordinal);
        Assert.Contains("ArgumentOutOfRange", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastYearsReport_IsTheSameReport_InItsNewestVersion()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var library = new ReportDeskLibrary(test.Workspace);
        var right = await GiveAsync(test, "东溪县2024年度自评报告.txt", "一、情况。\n", 2024);
        var newer = await GiveAsync(test, "东溪县2024年度自评报告.txt", "二、情况。\n", 2024);
        var note = await GiveAsync(test, "财政局情况说明.txt", "三、情况。\n", 2024);
        foreach (var (report, stated) in ((DeskReport, double)[])[(newer, 2), (note, 3), (right, 1)])
        {
            var found = new AuditReport(report.Title, [], []) { Data = [Compared(stated)] };
            await library.KeepAsync(report, new StoredAudit("x", new ReportText(report.Title, "一", []), found), "clerk", cancel: Cancel);
        }
        var (data, name) = await library.OfYearAsync(County, 2024, "东溪县2025年自评报告", Cancel);
        Assert.Equal(2, Assert.Single(data).Stated);
        Assert.Equal("东溪县2024年度自评报告", name);
        Assert.Empty((await library.OfYearAsync(County, 2024, "东溪县2025年工作总结", Cancel)).Data);
    }

    [Fact]
    public async Task AnswerToADifference_IsOpenAgain_WhenTheDifferenceIsAnother()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var library = new ReportDeskLibrary(test.Workspace);
        var report = await GiveAsync(test, "甲.txt", "一、情况。\n");
        async Task<DeskFlag> KeepAsync(double given)
        {
            var found = new AuditReport(report.Title, [], []) { Data = [Compared(1) with { Given = given, Message = $"文中 1 人，报送数 {given} 人。" }] };
            var audit = new StoredAudit("x", new ReportText(report.Title, "一", []), found);
            var counts = await library.KeepAsync(report, audit, "clerk", cancel: Cancel);
            var flag = Assert.Single(await library.FlagsAsync(report, audit, Cancel));
            Assert.Equal(flag.Open ? 1 : 0, counts[FlagCounts.Open]);
            return flag;
        }
        var flag = await KeepAsync(20474);
        Assert.True((await new FlagAnswers(test.Workspace, library).GiveAsync(report, flag, "一", FlagReply.Explained, "口径", "clerk", Cancel)).IsOk);
        Assert.False((await KeepAsync(20474)).Open);
        flag = await KeepAsync(30000);
        Assert.True(flag is { Open: true, Outdated: true, Answer: not null });
    }

    [Fact]
    public async Task PassagesInCommon_AreLookedForInAsMuchAsFits_AndWhatWasLeftIsCounted()
    {
        const string Shared = "把投入保障、学位建设和教师编制列入督查事项，逐项明确牵头单位、完成时限和验收标准，对进展慢的当面提醒、限期补上，每季度向社会公开一次进展情况，接受群众监督。";
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var library = new ReportDeskLibrary(test.Workspace);
        foreach (var (name, text) in ((string, string)[])[("甲.txt", Shared), ("长.txt", new string('长', 3_000)), ("乙.txt", Shared + "全年开会九次。")])
            await AuditAsync(test, await GiveAsync(test, name, text));
        var reports = await library.ListAsync(RegionScope.Of([County]), Cancel);
        Assert.Equal(0, SharedPassages.Of(library, reports, Cancel).Left);
        var some = SharedPassages.Of(library, reports, Cancel, most: 1_000);
        Assert.Equal(["乙", "甲"], some.Reports.Select(r => r.Title));
        Assert.Equal(1, some.Left);
        Assert.Single(some.Found.Passages);
        Assert.Equal(library.Load(some.Reports[0]).Value.Report.Text, some.Texts[0]);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => SharedPassages.Of(library, reports, gone.Token));
    }

    private static DataComparison Compared(double stated) => new()
    {
        Id = "d1",
        Verdict = DataVerdict.Differs,
        Kind = "data",
        Key = "stu",
        Name = "在校生数",
        Stage = "",
        Region = County,
        Year = 2024,
        Span = new TextSpan(0, 1),
        Number = new TextSpan(0, 1),
        Stated = stated,
        Half = 0.5,
        Unit = "人",
        Message = "不同",
    };

    private async Task<TestWorkspace> MakeAsync(string kind)
    {
        var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Regions.SetAsync(
        [
            new(990000, "锦川省", RegionLevel.Province, 0), new(990100, "岚溪市", RegionLevel.City, 990000), new(County, "东溪县", RegionLevel.County, 990100),
            new(990102, "西坪县", RegionLevel.County, 990100),
        ], new DateOnly(2020, 1, 1), "system", Cancel);
        return test;
    }

    private static async Task<DeskReport> GiveAsync(TestWorkspace test, string name, string text, int year = 2025)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await test.Workspace.Files.AddAsync(content, Cancel);
        return (await new ReportDeskLibrary(test.Workspace).AddAsync([new ReportGiving(County, year, name, stored)], "clerk", Cancel))[0];
    }

    private static Task<int> AuditAsync(TestWorkspace test, DeskReport report) =>
        new AuditReports(test.Workspace, new ReportDeskLibrary(test.Workspace)).RunAsync([report], "clerk", cancel: Cancel);

    private static async Task<DeskReport> ReadAsync(TestWorkspace test, DeskReport report)
    {
        await using var db = test.Workspace.OpenDb();
        return await db.DeskReports.AsNoTracking().SingleAsync(r => r.Id == report.Id, Cancel);
    }

    private static async Task<IReadOnlyList<VerificationFinding>> FindingsAsync(TestWorkspace test) =>
        (await new VerifyWorkspace(test.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings;
}
