using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hengjian.Documents.Reports;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfReports;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Evaluation.Tests.Workspaces;

namespace Hengjian.Evaluation.Tests.SelfReports;

/// <summary>Five structures from the same texts; what people write over them stays.</summary>
public sealed class SelfReportTests
{
    private static readonly SelfReportMaterial Material = new("岚溪市", 2026, "2026年评价", "云岭省",
    [
        new("教育投入", [Item("4.1", "支出只增不减", "全面完成", "支出 12.3 亿元。", "增长 6%。", "一是保障。", "", "继续增加。"), Item("4.2", "生均经费", "未完成", "还有两县未落实。", "", "", "两县低于标准。", "年底落实。")]),
        new("教师队伍", [Item("5.1", "工资待遇", "不适用", "", "", "", "", "")]),
    ]);

    // The parts of the five structures, as reports print them.
    [Theory]
    [InlineData("four-blocks", "一、基本概况|二、自查自评情况")]
    [InlineData("results-and-measures", "一、基本情况|二、全市教育事业改革发展情况|三、主要工作成效和经验做法|四、存在的主要问题及改进措施")]
    [InlineData("areas", "一、工作开展情况及成效|二、存在的问题|三、下一步措施")]
    [InlineData("practices", "一、主要做法与成效|二、存在的主要问题|三、下一步工作计划")]
    [InlineData("five-parts", "一、自查情况|二、工作成效|三、经验做法|四、存在问题|五、改进措施")]
    public void ATemplate_HasItsParts_AndEveryTextOnce(string id, string parts)
    {
        var blocks = SelfReportTemplates.Find(id)!.Build(Material);
        Assert.Equal(parts, string.Join('|', blocks.Where(b => b.Level == 1).Select(b => b.Text)));
        Assert.Equal(blocks.Count, blocks.Select(b => b.Id).Distinct().Count());
        foreach (var text in (string[])["支出 12.3 亿元。", "增长 6%。"]) Assert.Equal(1, blocks.Count(b => b.Text == text));
    }

    [Fact]
    public void FourBlocks_CountWhatIsDone_AndNameWhatIsNot()
    {
        var blocks = SelfReportTemplates.Find("four-blocks")!.Build(Material);
        Assert.Equal("评价内容共 3 项，已完成 1 项，正在推进 1 项：生均经费。", blocks.Single(b => b.Id == "self/total").Text);
        Assert.Equal(["完成情况", "工作成效", "经验做法", "下一步打算"], blocks.Where(b => b.Id.StartsWith("item/4.1/", StringComparison.Ordinal) && b.Level == 3).Select(b => b.Text));
    }

    [Fact]
    public void ProblemsStandBesideTheirMeasures()
    {
        var blocks = SelfReportTemplates.Find("results-and-measures")!.Build(Material).Select(b => b.Text).ToList();
        Assert.Equal(["两县低于标准。", "整改措施", "年底落实。"], blocks.Skip(blocks.IndexOf("两县低于标准。")).Take(3));
    }

    [Theory]
    [InlineData("一\n二", "一\n二", BlockState.Edited, "一改\n二")]
    [InlineData("一\n二", "一\n二\n三", BlockState.Merged, "一改\n二\n三")]
    [InlineData("一\n二", "一又改\n二", BlockState.Conflict, "一改\n二")]
    public void WhatAPersonWrote_Stays(string before, string built, BlockState state, string text)
    {
        var view = SelfReportLibrary.View(new("x", 0, built), new ReportEditRecord { ReportId = 1, BlockId = "x", BaseSha256 = "", BaseText = before, Text = "一改\n二", By = "lead", At = default });
        Assert.Equal((state, text), (view.State, view.Text));
        Assert.Equal(BlockState.Built, SelfReportLibrary.View(new("x", 0, built), null).State);
        Assert.Equal(BlockState.Open, SelfReportLibrary.View(new("x", 0, ""), null).State);
    }

    [Fact]
    public async Task TheWordFile_SaysWhatThePageSays()
    {
        using var test = await TestWorkspace.MakeAsync();
        var library = new SelfReportLibrary(test.Workspace, new PartBooks(new RoundBooks(test.Workspace)), new TokenValues(test.Workspace));
        foreach (var template in SelfReportTemplates.All)
        {
            var view = new SelfReportView(new PackageRecord { RoundId = 1, RegionCode = 990100 }, template, Material, [.. template.Build(Material).Select(b => SelfReportLibrary.View(b, null))]);
            var file = library.Write(view);
            Assert.True(file.IsOk, string.Join(';', file.Problems));
            var text = DocxReader.Read("x.docx", file.Value).Value.Report.Text;
            Assert.All(view.Blocks.Where(b => b.Text.Length > 0), b => Assert.All(b.Text.Split('\n'), l => Assert.Contains(l, text, StringComparison.Ordinal)));
            Assert.Equal(view.Blocks.Any(b => b.State == BlockState.Open), text.Contains("【待写", StringComparison.Ordinal));
            using var document = WordprocessingDocument.Open(new MemoryStream(file.Value), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        }
    }

    // The total stands where reports give it, and only when no score is missing.
    [Theory]
    [InlineData("four-blocks", true)]
    [InlineData("five-parts", true)]
    [InlineData("areas", false)]
    public void TheTotalOfTheSelfScores_StandsInTheFormsThatHaveIt(string id, bool has)
    {
        var blocks = SelfReportTemplates.Find(id)!.Build(Material with { Total = "自评得分 91 分" });
        Assert.Equal(has ? 1 : 0, blocks.Count(b => b.Text.Contains("自评得分 91 分。", StringComparison.Ordinal)));
        Assert.DoesNotContain(SelfReportTemplates.Find(id)!.Build(Material), b => b.Text.Contains("自评得分", StringComparison.Ordinal));
    }

    private static ReportItem Item(string id, string name, string status, params string[] texts) =>
        new(id, name, status, NarrativeKinds.All.ToDictionary(k => k, k => texts[(int)k]));
}
