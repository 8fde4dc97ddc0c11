using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Rates of what is done of problems that were counted paragraphs before.</summary>
public sealed class DoneRatesTests
{
    private const string Far = "一、总体情况\n\n督导组向全县反馈问题46个，涉及经费、队伍和安全三个方面，县委常委会专题研究，逐条建立台账。\n\n二、整改进度\n\n各牵头部门按月调度。\n\n截至年底，已整改41个，整改率89.1%，其余列入长期任务。";

    [Fact]
    public void RateOfTheProblems_Holds() => Assert.Empty(Audited.Wrong(Far));

    [Theory]
    [InlineData("89.1%", "98.1%")]
    [InlineData("89.1%", "8.91%")]
    [InlineData("已整改41个", "已整改14个")]
    [InlineData("反馈问题46个", "反馈问题64个")]
    public void RateWithASlip_IsFlagged(string right, string wrong) => Assert.Contains(Audited.Wrong(Far.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind == ClaimKind.Share);

    [Theory]
    // Of a smaller number of them, of something else, of another year.
    [InlineData("督导反馈问题46个。\n\n其中经费类问题18个，由财政局牵头。\n\n截至年底，已整改17个，整改率94.4%。")]
    [InlineData("督导反馈问题46个。\n\n截至年底，东岭县已整改14个，整改率93.3%。")]
    [InlineData("督导反馈问题46个。\n\n校舍改造已完成14所，完成率87.5%。")]
    public void RatesOfOtherThings_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text));
}
