using Hengjian.Documents.Official;
using Hengjian.Domain.Reports;
using Hengjian.Evaluation.Reports;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Tests.Reports;

/// <summary>A paper that says something else than the run is refused.</summary>
public sealed class ReportCheckTests
{
    private static readonly ReportSettings Settings = new("某省人民政府教育督导委员会", new DateOnly(2026, 3, 1), DateTimeOffset.UnixEpoch);
    private static readonly ReportMaterial Material = Make();
    private static readonly EvaluationReportContent Content = Material.Content(Settings);
    private static readonly Region First = Material.Regions.Regions.Single(r => r.Code == 990100);
    private static readonly ScoreSheet Sheet = Material.Run.Sheets[0];
    private static readonly UnitFeedback Feedback = ProblemList.Feedback(Material.Scheme, Material.Run, Material.Findings, First);

    [Fact]
    public void WhatTheRunSays_Passes() => Assert.Empty(Check(Content));

    [Fact]
    public void ANumberFromNowhere_IsFound() =>
        Assert.Equal(["HJP0602"], Check(Content with { Closing = "力争明年增长 17.3%。" }));

    // 12.40 and 12 are values of the run, but not what the sentence is about.
    [Theory]
    [InlineData("共评价 4 个市", "共评价 12 个市")]
    [InlineData("2025年对市级", "2024年对市级")]
    public void ANumberOfAnotherPlace_IsFoundInTheBasis(string right, string wrong) => Assert.Contains(
        "HJP0602", Check(Content with { Basis = Content.Basis.Replace(right, wrong, StringComparison.Ordinal) }));

    [Fact]
    public void AnotherUnitsValue_IsFoundInACase()
    {
        var one = Assert.Single(Content.Cases, c => c.Region == 990300 && c.ItemId == "2");
        Assert.Contains("由 2024 年的 9.00%变为 2025 年的 2.00%", one.Text, StringComparison.Ordinal);
        // 12.40% is the value of another city.
        var wrong = one with { Text = one.Text.Replace("9.00%", "12.40%", StringComparison.Ordinal) };
        Assert.Contains("HJP0602", Check(Content with { Cases = [.. Content.Cases.Select(c => c == one ? wrong : c)] }));
    }

    [Fact]
    public void ANamedUnit_IsFound() => Assert.Contains("HJP0604", Check(Content with
    {
        Requirements = [new ReportRequirement("教育资源", "甲市限期整改", ["1"])],
    }));

    [Theory]
    [InlineData("多数市大班额未消除")]
    [InlineData("个别市大班额已消除")]
    public void AnotherQuantifierOrDefect_IsFound(string text) => Assert.Contains("HJP0605", Check(Content with
    {
        Problems = [Content.Problems[0] with { Clauses = [Content.Problems[0].Clauses[0] with { Text = text }] }],
    }));

    [Fact]
    public void ALostSentence_IsFound()
    {
        var document = BuildEvaluationReport.Document(Content, Settings);
        var shorter = document with { Blocks = [.. document.Blocks.Where(b => b is not OfficialParagraph p || !p.Text.Contains("大班额未", StringComparison.Ordinal))] };
        Assert.Contains(ReportCheck.Of(Material, Content, shorter, Settings), p => p.Code == "HJP0603");
    }

    [Fact]
    public void ANumberOutsideAnySentence_IsFound()
    {
        var document = BuildEvaluationReport.Document(Content, Settings);
        var longer = document with { Blocks = [.. document.Blocks, new OfficialParagraph("另有 4 个市。")] };
        Assert.Contains(ReportCheck.Of(Material, Content, longer, Settings), p => p.Code == "HJP0602");
    }

    [Fact]
    public void Letter_AsTheRunSays_Passes() => Assert.Empty(CheckLetter(Feedback));

    [Fact]
    public void Letter_WithAnotherTotal_IsFound() => Assert.Contains(
        "HJP0602", CheckLetter(Feedback, BuildUnitOpinion.Opening(Sheet with { Total = 88 }, Material, Settings)));

    [Fact]
    public void Letter_WithTheFiguresOfAnotherUnit_IsFound()
    {
        var other = ProblemList.Feedback(Material.Scheme, Material.Run, Material.Findings, Material.Regions.Regions.Single(r => r.Code == 990200));
        var codes = CheckLetter(Feedback with { Problems = other.Problems });
        Assert.Contains("HJP0602", codes);
        Assert.Contains("HJP0606", codes);
    }

    [Fact]
    public void Letter_ThatPraisesWhatIsNotMet_IsFound() => Assert.Contains(
        "HJP0606", CheckLetter(Feedback with { Achievements = [new ReportClause("消除大班额", 1, 1, "1")] }));

    [Fact]
    public void Letter_WithRowsOfTheTableExchanged_IsFound()
    {
        var opening = BuildUnitOpinion.Opening(Sheet, Material, Settings);
        var document = BuildUnitOpinion.Document(
            Material, Feedback, Sheet with { Items = [Sheet.Items[0] with { Points = 40 }, Sheet.Items[1]] }, opening, Settings);
        Assert.Equal(["HJP0606"], ReportCheck.OfLetter(Material, Feedback, Sheet, opening, document, Settings).Select(p => p.Code));
    }

    [Fact]
    public void List_AsTheRunSays_Passes_AndMissesNothing()
    {
        var rows = ProblemList.Rows(Material.Findings, Material.Regions);
        Assert.Empty(ReportCheck.OfList(Material, rows));
        Assert.Equal(["HJP0606"], ReportCheck.OfList(Material, [.. rows.Skip(1)]).Select(p => p.Code));
        Assert.Equal(["HJP0606"], ReportCheck.OfList(Material, [rows[0] with { Evidence = rows[1].Evidence }, .. rows.Skip(1)]).Select(p => p.Code));
        Assert.Equal(["HJP0602"], ReportCheck.OfList(Material, [rows[0] with { Requirement = "3 年内消除" }, .. rows.Skip(1)]).Select(p => p.Code));
    }

    private static List<string> Check(EvaluationReportContent content) =>
        [.. ReportCheck.Of(Material, content, BuildEvaluationReport.Document(content, Settings), Settings).Select(p => p.Code)];

    private static List<string> CheckLetter(UnitFeedback feedback, string? said = null)
    {
        var opening = said ?? BuildUnitOpinion.Opening(Sheet, Material, Settings);
        var document = BuildUnitOpinion.Document(Material, feedback, Sheet, opening, Settings);
        return [.. ReportCheck.OfLetter(Material, feedback, Sheet, opening, document, Settings).Select(p => p.Code)];
    }

    // Two of four cities fail item 1, one of them with missing data at item 2; the others gain at item 2.
    private static ReportMaterial Make()
    {
        Region[] regions =
        [
            new(990000, "某省", RegionLevel.Province, 0), .. Enumerable.Range(1, 4)
                .Select(i => new Region(990000 + i * 100, "甲乙丙丁"[i - 1] + "市", RegionLevel.City, 990000)),
        ];
        SchemeItem[] items =
        [
            new("1", "大班额", 60) { Rule = new ExpertRule(1), ProblemTopic = "教育资源", ProblemText = "大班额未消除", RequirementText = "限期消除大班额" },
            new("2", "大班额改进", 40) { Rule = new ExpertRule(1), ProblemTopic = "教育资源", PraiseText = "大班额比例持续下降", PraiseTopic = "各类教育" },
        ];
        var scheme = new EvaluationScheme("s", "方案", 2025, RegionLevel.City, items) { Version = "v", Grades = [new GradeBand("合格", 60)] };
        ScoreSheet[] sheets =
        [
            SheetOf(1, 40, Failed("大班额比例 12.40% > 5.00%"), new ItemScore("2", 40, ItemState.MissingData, 0, null, "缺少数据，得 0 分")),
            SheetOf(2, 71.5, Failed("大班额比例 7.10% > 5.00%"), Gained(7.5, 5)),
            SheetOf(3, 95, Passed(), Gained(9, 2)),
            SheetOf(4, 90, Passed(), Gained(8, 4)),
        ];
        var catalogue = new IndicatorCatalogue(
            "c", new DataDictionary([]), [new Indicator("large", "大班额比例", "t", "%", "x") { Direction = Direction.LowerBetter }], [], []);
        return new ReportMaterial(scheme, new SchemeRun("s", "v", 2025, sheets), catalogue, new RegionTree(regions));
    }

    private static ScoreSheet SheetOf(int city, double total, params ItemScore[] items) => new(990000 + city * 100, items, total, [], "合格");

    private static ItemScore Failed(string why) => new("1", 60, ItemState.Scored, 0, false, why);

    private static ItemScore Passed() => new("1", 60, ItemState.Scored, 60, true, "达标");

    private static ItemScore Gained(double before, double now) => new("2", 40, ItemState.Scored, 40, true, "改进")
    {
        Gain = before - now,
        Values = [Used(2025, now), Used(2024, before)],
    };

    private static ValueUsed Used(int year, double value) =>
        new("large", SchoolStage.All, year, new IndicatorValue(value, ValueFlag.Present, 1));
}
