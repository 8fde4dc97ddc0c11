using Hengjian.Domain.Narratives;

namespace Hengjian.Domain.Tests.Narratives;

/// <summary>What a block must say before it is handed in.</summary>
public sealed class NarrativeTextTests
{
    private const int Year = 2026;

    [Fact]
    public void TheTenWords_AreThoseOfTheReports() => Assert.Equal(
        ["全面完成", "完成并巩固", "超额完成", "提前完成", "预计完成", "部分落实", "待审议印发", "未达标", "未完成", "不适用"],
        ItemStatus.All.Select(s => s.Word));

    // Said again in plain words: what each status asks for beside the text.
    [Theory]
    [InlineData("全面完成")]
    [InlineData("完成并巩固")]
    [InlineData("超额完成", "HJP0547")]
    [InlineData("提前完成", "HJP0547")]
    [InlineData("预计完成", "HJP0543", "HJP0544", "HJP0545")]
    [InlineData("部分落实", "HJP0543", "HJP0544", "HJP0545")]
    [InlineData("未达标", "HJP0543", "HJP0544", "HJP0545")]
    [InlineData("未完成", "HJP0543", "HJP0544", "HJP0545")]
    [InlineData("待审议印发", "HJP0543")]
    [InlineData("不适用", "HJP0543")]
    [InlineData("", "HJP0540")]
    public void AStatus_AsksForWhatBelongsToIt(string status, params string[] codes) =>
        Assert.Equal(codes, Codes(new NarrativeText(NarrativeKind.State, "已经做了。") { Status = status }));

    [Fact]
    public void CauseRemainderAndDate_AreEnough()
    {
        var text = new NarrativeText(NarrativeKind.State, "还有 15 所。") { Status = "未完成", Cause = "产权纠纷", Remainder = Remainder.Read("", 15), Until = new DateOnly(2026, 12, 31) };
        Assert.Empty(Codes(text));
        Assert.Empty(Codes(text with { Remainder = Remainder.Read("东溪幼儿园、西山幼儿园", null) }));
        Assert.Equal(["HJP0546"], Codes(text with { Until = new DateOnly(2025, 12, 31) }));
        Assert.Equal(["HJP0544"], Codes(text with { Remainder = Remainder.Read(" ；, ", 0) }));
    }

    [Theory]
    [InlineData("招聘教师〔值 new_tch@2026〕名。")]
    [InlineData("增长〔指标 funding.total-growth〕。")]
    public void MoreThanAsked_NeedsAFigureBoundToTheData(string text) =>
        Assert.Empty(Codes(new NarrativeText(NarrativeKind.State, text) { Status = "超额完成" }));

    [Fact]
    public void EvidenceIsNoFigure() =>
        Assert.Equal(["HJP0547"], Codes(new NarrativeText(NarrativeKind.State, "见〔佐证 17〕，国教督办〔2024〕3号。") { Status = "提前完成" }));

    [Theory]
    [InlineData(NarrativeKind.State, true)]
    [InlineData(NarrativeKind.Effect, true)]
    [InlineData(NarrativeKind.Practice, false)]
    [InlineData(NarrativeKind.Problem, false)]
    [InlineData(NarrativeKind.Next, true)]
    public void OnlyExperienceAndProblems_MayBeEmpty(NarrativeKind kind, bool required) =>
        Assert.Equal(required, Codes(new NarrativeText(kind, "  \n ") { Status = kind == NarrativeKind.State ? "全面完成" : "" }).Contains("HJP0542"));

    [Fact]
    public void AnotherWord_IsNotStored_AndTheNearestIsNamed()
    {
        var problem = Assert.Single(new NarrativeText(NarrativeKind.State, "x") { Status = "全部完成" }.CheckStorable());
        Assert.Equal(("HJP0541", "全面完成"), (problem.Code, problem.Expected));
        Assert.Equal("HJP0548", Assert.Single(new NarrativeText(NarrativeKind.Effect, new string('长', NarrativeText.MostCharacters + 1)).CheckStorable()).Code);
        Assert.Empty(new NarrativeText(NarrativeKind.State, "").CheckStorable());
    }

    [Fact]
    public void Remainder_IsStoredAndReadBack()
    {
        var remainder = Remainder.Read("东溪幼儿园\n西山幼儿园、东溪幼儿园", 15);
        Assert.Equal("15 个：东溪幼儿园、西山幼儿园", remainder.Words());
        Assert.Equal(remainder.Words(), Remainder.Load(remainder.Store()).Words());
        Assert.Equal("", Remainder.None.Store());
        Assert.True(Remainder.Load("").IsEmpty);
    }

    private static string[] Codes(NarrativeText text) => [.. text.CheckComplete(Year).Select(p => p.Code)];
}
