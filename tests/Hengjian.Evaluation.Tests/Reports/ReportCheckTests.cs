using Hengjian.Documents.Official;
using Hengjian.Domain.Reports;
using Hengjian.Evaluation.Reports;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Tests.Reports;

/// <summary>A document that says something else than the run is refused.</summary>
public sealed class ReportCheckTests
{
    private static readonly ReportSettings Settings = new("某省人民政府教育督导委员会", new DateOnly(2026, 3, 1), DateTimeOffset.UnixEpoch);
    private static readonly ReportMaterial Material = Make();
    private static readonly EvaluationReportContent Content = Material.Content(Settings);

    [Fact]
    public void WhatTheRunSays_Passes() => Assert.Empty(Check(Content));

    [Fact]
    public void ANumberFromNowhere_IsFound() =>
        Assert.Equal(["HJP0602"], Check(Content with { Closing = "力争明年增长 17.3%。" }));

    [Fact]
    public void ANamedUnit_IsFound() => Assert.Contains("HJP0604", Check(Content with
    {
        Requirements = [new ReportRequirement("教育资源", "甲市限期整改", ["1"])],
    }));

    [Fact]
    public void AnotherQuantifier_IsFound() => Assert.Contains("HJP0605", Check(Content with
    {
        Problems = [Content.Problems[0] with { Clauses = [Content.Problems[0].Clauses[0] with { Text = "多数市大班额未消除" }] }],
    }));

    [Fact]
    public void ALostSentence_IsFound()
    {
        var document = BuildEvaluationReport.Document(Content, Settings);
        var shorter = document with { Blocks = [.. document.Blocks.Where(b => b is not OfficialParagraph p || !p.Text.Contains("大班额", StringComparison.Ordinal))] };
        Assert.Contains(ReportCheck.Of(Material, Content, shorter, Settings), p => p.Code == "HJP0603");
    }

    private static List<string> Check(EvaluationReportContent content) =>
        [.. ReportCheck.Of(Material, content, BuildEvaluationReport.Document(content, Settings), Settings).Select(p => p.Code)];

    private static ReportMaterial Make()
    {
        Region[] regions =
        [
            new(990000, "某省", RegionLevel.Province, 0), .. Enumerable.Range(1, 4)
                .Select(i => new Region(990000 + i * 100, "甲乙丙丁"[i - 1] + "市", RegionLevel.City, 990000)),
        ];
        var item = new SchemeItem("1", "大班额", 100)
        {
            Rule = new ExpertRule(1),
            ProblemTopic = "教育资源",
            ProblemText = "大班额未消除",
            RequirementText = "限期消除大班额",
        };
        var scheme = new EvaluationScheme("s", "方案", 2025, RegionLevel.City, [item]) { Version = "v" };
        var sheets = Enumerable.Range(1, 4).Select(i => new ScoreSheet(
            990000 + i * 100, [new ItemScore("1", 100, ItemState.Scored, i == 1 ? 0 : 100, i != 1, "")], 100, [], null));
        var catalogue = new IndicatorCatalogue("c", new DataDictionary([]), [], [], []);
        return new ReportMaterial(scheme, new SchemeRun("s", "v", 2025, [.. sheets]), catalogue, new RegionTree(regions));
    }
}
