using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using static Hengjian.Evaluation.Tests.Results.SampleRound;

namespace Hengjian.Evaluation.Tests.Results;

public sealed class EvidenceRowsTests
{
    private static readonly RoundResults Results = Of(Sheet(FirstCity, 85, "良好"), Sheet(SecondCity, 91, "优秀"));

    [Fact]
    public void Condition_JudgesRows_WorstFirst_MissingBetween()
    {
        var evidence = ValueEvidence.OfRegion(Results, "large", SchoolStage.All, Year, FirstCity).Value;
        var page = EvidenceRows.Page(Results, evidence, evidence.Parts[evidence.DefaultPart]);
        Assert.Equal([60, double.NaN, 45, 40], page.Rows.Select(r => r.Cells[0].Number));
        Assert.Equal([false, null, true, true], page.Rows.Select(r => r.Met));
        Assert.Equal(1, page.NotMet);
        Assert.Equal("", page.Rows[1].Cells[0].Text);
        Assert.Equal(ValueFlag.Missing, page.Rows[1].Cells[0].Flag);
    }

    [Fact]
    public void SumThatLeavesOutAMissingRow_JudgesNobody()
    {
        var evidence = ValueEvidence.OfRegion(Results, "pupils", SchoolStage.All, Year, FirstCity).Value;
        var page = EvidenceRows.Page(Results, evidence, evidence.Parts[0]);
        Assert.Null(page.NotMet);
        Assert.All(page.Rows, r => Assert.Null(r.Met));
        Assert.Equal(3, page.Rows.Count(r => r.Included));
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 2, 1)]
    [InlineData(99, 2, 1)]
    public void Pages_AreCutAndClamped(int asked, int page, int rows)
    {
        var evidence = ValueEvidence.OfRegion(Results, "large", SchoolStage.All, Year, FirstCity).Value;
        var cut = EvidenceRows.Page(Results, evidence, evidence.Parts[evidence.DefaultPart], asked, 3);
        Assert.Equal((page, 2, rows, 4), (cut.Page, cut.Pages, cut.Rows.Count, cut.Total));
    }

    [Fact]
    public void ExplainedValue_IsTheComputedOne()
    {
        var evidence = ValueEvidence.OfRegion(Results, "large", SchoolStage.All, Year, FirstCity).Value;
        Assert.Equal(Results.Indicators.At("large", SchoolStage.All, Year, FirstCity), evidence.Explanation.Value);
    }

    [Fact]
    public void UnknownIndicator_IsAProblemNotACrash() =>
        Assert.False(ValueEvidence.OfRegion(Results, "larg", SchoolStage.All, Year, FirstCity).IsOk);
}
