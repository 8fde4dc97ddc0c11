using System.Text;
using Hengjian.Domain.ReportDesk;
using Hengjian.Documents.Official;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Demo;

/// <summary>Fills the report desk of the demo: a county's report in two versions with answers, last year's, a city's, a broken file.</summary>
internal sealed class DemoReports(Workspace workspace, IndicatorCatalogue catalogue, CancellationToken cancel)
{
    private const string Clerk = "county-clerk";
    private const int Year = 2025;
    private const int City = DemoNames.ProvincePrefix * 10000 + 100;

    private readonly ReportDeskLibrary library = new(workspace);

    /// <summary>Hands them in, audits them and answers some flags.</summary>
    public async Task<IReadOnlyList<Problem>> RunAsync()
    {
        var regions = await workspace.Regions.TreeOnAsync(new DateOnly(Year, 12, 31), cancel);
        if (!regions.TryGet(out var tree)) return regions.Problems;
        var loaded = await SubmittedValues.LoadAsync(workspace, catalogue, tree, Year, cancel);
        if (!loaded.TryGet(out var values) || values is null) return loaded.Problems;
        DemoFigures Figures(int region, int year) => new(NameOf(tree, region), year, (key, of) => values.At(
            key, key.Contains('.', StringComparison.Ordinal), SchoolStage.All, of, region, cancel));
        var (county, now) = (Figures(DemoStories.CodeOfSpendingFell, Year), workspace.Clock.GetUtcNow());
        var name = $"{county.Place}{Year}年履行教育职责自评报告.docx";
        await GiveAsync(DemoStories.CodeOfSpendingFell, Year - 1, $"{county.Place}{Year - 1}年履行教育职责自评报告.txt", Text(DemoReportText.YearBefore(Figures(DemoStories.CodeOfSpendingFell, Year - 1))), Clerk);
        var first = await GiveAsync(DemoStories.CodeOfSpendingFell, Year, name, OfficialDocx.Write(DemoReportText.First(county, now)), Clerk);
        await AnswerAsync(first);
        await GiveAsync(DemoStories.CodeOfSpendingFell, Year, name, OfficialDocx.Write(DemoReportText.Second(county, now)), Clerk);
        await GiveAsync(City, Year, $"{NameOf(tree, City)}{Year}年履行教育职责自评报告.md", Text(DemoReportText.City(Figures(City, Year))), "clerk");
        // A picture that somebody renamed.
        var broken = tree.Regions.First(r => r.Name == DemoStories.SuperLarge[0]);
        await GiveAsync(broken.Code, Year, $"{broken.Name}{Year}年履行教育职责自评报告（扫描件）.txt", [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x80, 0x81], MakeDemoWorkspace.By);
        return [];
    }

    private async Task<DeskReport> GiveAsync(int region, int year, string name, byte[] bytes, string by)
    {
        using var content = new MemoryStream(bytes);
        var stored = await workspace.Files.AddAsync(content, cancel);
        var records = await library.AddAsync([new ReportGiving(region, year, name, stored)], by, cancel);
        await new AuditReports(workspace, library).RunAsync(records, by, cancel: cancel);
        return (await library.VersionsAsync(records[0].Series, cancel))[0];
    }

    // One of each answer, so that the desk, the history and the figures of the help page have something to show.
    private async Task AnswerAsync(DeskReport report)
    {
        if (!library.Load(report).TryGet(out var audit)) return;
        var answers = new FlagAnswers(workspace, library);
        async Task Say(Func<DeskFlag, bool> which, FlagReply reply, string reason)
        {
            var flags = await library.FlagsAsync(report, audit, cancel);
            if (flags.FirstOrDefault(f => f.Answer is null && f.Matters && which(f)) is not { } flag) return;
            var quote = flag.Spans.Count == 0 ? "" : audit.Report.Text[flag.Spans[0].Start..flag.Spans[0].End];
            await answers.GiveAsync(report, flag, quote, reply, reason, Clerk, cancel);
        }
        await Say(f => f.Sort == "growth/inconsistent", FlagReply.WillCorrect, "误用了当年数作除数");
        await Say(f => f.Sort == "sum/inconsistent", FlagReply.WillCorrect, "");
        await Say(f => f.Sort == "share/inconsistent", FlagReply.WillCorrect, "");
        await Say(f => f.Sort == "result/differs", FlagReply.Explained, "含年底新认定的普惠园，统计时点不同");
        await Say(f => f.Sort == "warning/vague", FlagReply.NotAnError, "后面一句写明了是8所");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));

    private static string NameOf(RegionTree tree, int code) => tree.TryFind(code, out var region) ? region.Name : "";
}
