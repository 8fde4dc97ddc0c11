using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Audit.Writing;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Tests.Writing;

public sealed class WordsAndPlacesTests
{
    [Fact]
    public void Places_AreNamedByHeadingAndParagraph()
    {
        const string text = "题目\n一、总体情况\n甲段。\n乙段。\n| 县 | 数 |\n|---|---|\n| 青禾 | 12 |\n二、做法\n丙段。";
        var places = new ReportPlaces(PlainReader.Read("x", text));
        string Of(string words) => places.Of(text.IndexOf(words, StringComparison.Ordinal));
        Assert.Equal(
            ["第 1 段", "标题“一、总体情况”", "“一、总体情况”第 2 段", "“一、总体情况”表 1 第 2 行", "“二、做法”第 1 段"],
            [Of("题目"), Of("一、"), Of("乙"), Of("12"), Of("丙")]);
        Assert.Equal("全文", places.Of(text.IndexOf('\n', StringComparison.Ordinal)));
    }

    [Fact]
    public void Claim_IsToldWithArithmeticIntervalAndAssumption()
    {
        var words = FindingWords.Of(Audited.TheWrong("经费24.7亿元，比上年23.0亿元增加1.7亿元，增长6.9%。"));
        Assert.StartsWith("【增减：不一致】", words, StringComparison.Ordinal);
        Assert.Contains("7.4%", words, StringComparison.Ordinal);
        Assert.Matches("推算：7\\.[0-9]+～7\\.[0-9]+%", words);
        Assert.Contains("前提：", FindingWords.Of(Audited.TheWrong("学校12所，其中小学7所、初中6所。")), StringComparison.Ordinal);
    }

    [Fact]
    public void ClaimOverCells_IsPlacedOnTheNumberThatDoesNotFit()
    {
        const string text = "| 学段 | 学校（所） |\n|---|---|\n| 小学 | 98 |\n| 初中 | 28 |\n| 合计 | 127 |";
        var place = FindingWords.Place(text, Audited.TheWrong(text));
        Assert.Equal("127", text[place.Start..place.End]);
    }

    [Fact]
    public void CellsWithSentences_AreReadAsText()
    {
        const string text = "| 指标 | 自评 |\n|---|---|\n| 投入 | 经费24.7亿元，比上年23.0亿元增加1.7亿元，增长6.9%。 |\n| 队伍 | 教师300名。 |";
        Assert.Equal(ClaimKind.Growth, Audited.TheWrong(text).Kind);
    }

    [Fact]
    public void NumbersTellHeadingsAndItems_OfAReadersParagraphs()
    {
        const string text = "一、总体情况\n1. 学校有12所。\n总的来说不错";
        var told = NumberedBlocks.Tell(new ReportText("x", text, [new(BlockKind.ListItem, 0, 0, 6), new(BlockKind.Paragraph, 0, 7, 17), new(BlockKind.Heading, 2, 18, text.Length)]));
        Assert.Equal([(BlockKind.Heading, 1), (BlockKind.ListItem, 3), (BlockKind.Heading, 2)], told.Blocks.Select(b => (b.Kind, b.Level)));
    }

    [Fact]
    public void Notices_BecomeWarnings()
    {
        var report = new ReportText("x", "正文。", [new(BlockKind.Paragraph, 0, 0, 3)]) { Notices = [new("hidden-text", "有隐藏的字。", 0, 3), new("tracked-changes", "有修订。", 0, 0)] };
        var warnings = ReportAuditor.Audit(report, cancel: TestContext.Current.CancellationToken).Warnings;
        Assert.Equal([("hidden-text", 1), ("tracked-changes", 0)], warnings.Select(w => (w.Code, w.Spans.Count)));
    }

    /// <summary>An answer belongs to one place: findings of equal words have ids of their own, and none takes over another's when the text changes.</summary>
    [Fact]
    public void Ids_NeverSlide()
    {
        const string a = "甲校共有教师x名。\n", b = "乙校共有学生x名。\n", added = "丙校共有班级x个。\n";
        var ids = Audited.Report(a + b).Warnings.Select(w => w.Id).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, Audited.Report(added + a + b).Warnings.Skip(1).Select(w => w.Id));
        Assert.Equal([ids[1]], Audited.Report(b).Warnings.Select(w => w.Id));
        const string wrong = "教育支出24.7亿元，比上年增加1.7亿元，增长6.9%。\n";
        var twins = Audited.Report("一处。\n" + wrong + "两处。\n" + wrong).Claims.Where(c => c.Verdict == Verdict.Inconsistent).Select(c => c.Id).ToList();
        Assert.Equal(2, twins.Distinct().Count());
        var left = Audited.Report("一处。\n教育支出24.7亿元，比上年增加1.7亿元，增长7.4%。\n两处。\n" + wrong).Claims.Where(c => c.Verdict == Verdict.Inconsistent).Select(c => c.Id);
        Assert.DoesNotContain(twins[0], left);
    }
}
