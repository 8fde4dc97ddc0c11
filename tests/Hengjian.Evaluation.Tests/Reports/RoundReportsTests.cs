using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Reports;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Demo;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Reports;

public sealed class RoundReportsTests(DemoWorld world)
{
    private const string CityRound = "2025年对市级人民政府履行教育职责评价";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RoundReports Reports => new(world.Workspace, new RoundLibrary(world.Workspace), new RunLibrary(world.Workspace));

    private async Task<long> Round(string name) =>
        (await new RoundLibrary(world.Workspace).ListAsync(Cancel)).Single(r => r.Name == name).Id;

    private async Task<ReportFile> Report(ReportEdition edition) =>
        (await Reports.EvaluationReportAsync(await Round(CityRound), edition, Cancel)).Value;

    private static List<string> Errors(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => e.Description)];
    }

    private static List<(string Style, string Text)> Paragraphs(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Select(p => (p.ParagraphProperties!.ParagraphStyleId!.Val!.Value!, string.Concat(p.Descendants<Text>().Select(t => t.Text))))
            .Where(p => p.Item2.Length > 0)];
    }

    private static int Comments(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Count() ?? 0;
    }

    [Fact]
    public async Task PublicReport_IsValid_InItsParts()
    {
        var file = await Report(ReportEdition.Public);
        Assert.Empty(Errors(file.Bytes));
        var first = Paragraphs(file.Bytes).Where(p => p.Style == "Heading1").Select(p => p.Text).Take(3);
        Assert.Equal(["一、主要成绩和成效", "二、存在的主要问题", "三、有关要求"], first);
        Assert.Equal(0, Comments(file.Bytes));
    }

    [Fact]
    public async Task PublicReport_NamesNoCityBeforeTheAnnex()
    {
        var text = string.Concat(Paragraphs((await Report(ReportEdition.Public)).Bytes).TakeWhile(p => p.Style != "GwAnnexLabel").Select(p => p.Text));
        Assert.DoesNotContain(Names(), n => text.Contains(n, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EditorsCopy_HasTheSameText_AndTheCountsAsComments()
    {
        var copy = await Report(ReportEdition.Editor);
        Assert.Empty(Errors(copy.Bytes));
        Assert.Equal(Paragraphs((await Report(ReportEdition.Public)).Bytes), Paragraphs(copy.Bytes));
        Assert.InRange(Comments(copy.Bytes), 10, 200);
    }

    [Fact]
    public async Task SameRun_SameBytes() =>
        Assert.Equal((await Report(ReportEdition.Editor)).Bytes, (await Report(ReportEdition.Editor)).Bytes);

    [Fact]
    public async Task EveryRoundWithAnOfficialRun_GivesAReport()
    {
        var rounds = (await new RoundLibrary(world.Workspace).ListAsync(Cancel)).Where(r => r.OfficialRunId is not null).ToList();
        Assert.True(rounds.Count > 2);
        foreach (var round in rounds)
        {
            var made = await Reports.EvaluationReportAsync(round.Id, ReportEdition.Editor, Cancel);
            Assert.Empty(made.Problems);
            Assert.Empty(Errors(made.Value.Bytes));
        }
    }

    [Fact]
    public async Task Opinion_NamesItsOwnProblems()
    {
        var made = await Reports.UnitOpinionAsync(await Round("2025年对县级人民政府履行教育职责评价"), DemoStories.CodeOfSpendingFell, Cancel);
        Assert.Empty(Errors(made.Value.Bytes));
        var text = string.Join('\n', Paragraphs(made.Value.Bytes).Select(p => p.Text));
        Assert.Contains("虹陵县人民政府：", text, StringComparison.Ordinal);
        Assert.Contains("教育支出", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opinion_OfAStranger_IsRefused() =>
        Assert.Equal("HJP0601", (await Reports.UnitOpinionAsync(await Round(CityRound), 990624, Cancel)).Problems.Single().Code);

    [Fact]
    public async Task ProblemList_NamesUnits()
    {
        var file = (await Reports.ProblemListAsync(await Round("2025年对县级人民政府履行教育职责评价"), Cancel)).Value;
        using var book = SheetBook.Open(new MemoryStream(file.Bytes)).Value;
        using var reader = book.Read(0).Value;
        var text = new List<string>();
        while (reader.Read()) text.Add(string.Join('|', Enumerable.Range(0, reader.Count).Select(i => reader[i].Text.ToString())));
        Assert.Contains(text, t => t.Contains(DemoStories.PayGap, StringComparison.Ordinal) && t.Contains("教师", StringComparison.Ordinal));
        Assert.True(text.Count > 500);
    }

    [Fact]
    public async Task Papers_AreOfWhatTheRunWasJudgedBy_NotOfWhatTheRoundNamesNow()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        Assert.True((await SmallProvince.ComputationOf(test.Workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel)).IsOk);
        var reports = new RoundReports(test.Workspace, new RoundLibrary(test.Workspace), new RunLibrary(test.Workspace));
        var before = (await reports.ProblemListAsync(round.Id, Cancel)).Value;
        await using (var db = test.Workspace.OpenDb())
            await db.Rounds.ExecuteUpdateAsync(s => s.SetProperty(r => r.SchemeVersion, "another").SetProperty(r => r.CatalogueVersion, "another"), Cancel);
        var after = await reports.ProblemListAsync(round.Id, Cancel);
        Assert.Empty(after.Problems);
        Assert.Equal(before.Bytes, after.Value.Bytes);
    }

    private static IEnumerable<string> Names() =>
        DemoProvince.Create(DemoDictionary.Small).Regions.AtLevel(RegionLevel.City).Select(r => r.Name);
}
