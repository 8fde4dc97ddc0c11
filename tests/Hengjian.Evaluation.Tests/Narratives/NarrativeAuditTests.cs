using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Narratives;

namespace Hengjian.Evaluation.Tests.Narratives;

/// <summary>The audit while writing leads back to the text with its tokens.</summary>
public sealed class NarrativeAuditTests
{
    [Fact]
    public void AGrowthThatDoesNotAgree_IsMarkedInItsBlock_AlsoWhenANumberIsAToken()
    {
        const string text = "各项工作都已落实。2026年全县教育投入〔值 edu〕，比上年增加1.7亿元，增长6.9%。";
        NarrativeText[] blocks = [new(NarrativeKind.State, "已完成。"), new(NarrativeKind.Effect, text)];
        var flag = Assert.Single(NarrativeAudit.Of(blocks, _ => new("24.7亿元", "教育投入"), "", TestContext.Current.CancellationToken), f => f.Sort == "wrong");
        Assert.Equal(NarrativeKind.Effect, flag.Kind);
        Assert.Contains("〔值 edu〕", text[flag.Start..flag.End], StringComparison.Ordinal);
        Assert.Contains("7.4", flag.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(NarrativeAudit.Of(blocks, _ => new("26.3亿元", "教育投入"), "", TestContext.Current.CancellationToken), f => f.Sort == "wrong" && f.Message.Contains("7.4", StringComparison.Ordinal));
    }

    [Fact]
    public void ATokenWithoutAValue_AndLastYearsWords_ArePointedOut()
    {
        const string copied = "我市坚持把教育摆在优先发展的战略地位，建立健全党委统一领导、党政齐抓共管、部门各负其责的教育领导体制，定期研究解决教育改革发展中的重大问题和群众关心的热点难点问题。";
        NarrativeText[] blocks = [new(NarrativeKind.Practice, "新增〔值 x〕所。\n" + copied)];
        var flags = NarrativeAudit.Of(blocks, _ => new("", "新增学校"), "去年的话。\n" + copied, TestContext.Current.CancellationToken);
        Assert.Contains(flags, f => f.Sort == "missing" && blocks[0].Text[f.Start..f.End] == "〔值 x〕");
        var same = Assert.Single(flags, f => f.Sort == "copied");
        Assert.Contains("优先发展", blocks[0].Text[same.Start..same.End], StringComparison.Ordinal);
    }
}
