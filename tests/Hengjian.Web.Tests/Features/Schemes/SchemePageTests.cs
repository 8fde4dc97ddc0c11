using System.Net;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Definitions;

namespace Hengjian.Web.Tests.Features.Schemes;

public sealed class SchemePageTests(WebSite site) : IClassFixture<WebSite>
{
    private static readonly CurrentDefinitions Definitions = CurrentDefinitions.Load().Value;

    public static TheoryData<string> SchemeIds => [.. Definitions.Schemes.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(SchemeIds))]
    public async Task Overview_ListsEveryLeafWithItsRule(string id)
    {
        var scheme = Definitions.Schemes.Single(s => s.Id == id);
        var page = await (await site.SignedInAsync("clerk")).PageAsync("/schemes/" + id);
        Assert.Equal(scheme.Name, page.QuerySelector("h1 span")!.TextContent);
        foreach (var leaf in scheme.Leaves)
            Assert.Contains(page.QuerySelectorAll("tbody th"), th => th.TextContent == $"{leaf.Id} {leaf.Name}");
    }

    [Theory]
    [MemberData(nameof(SchemeIds))]
    public void EveryRule_IsASentenceThatNamesIndicatorsByTheirChineseNames(string id)
    {
        var scheme = Definitions.Schemes.Single(s => s.Id == id);
        foreach (var leaf in scheme.Leaves)
        {
            var sentence = RuleSentence.Of(scheme, leaf, Definitions.Catalogue);
            Assert.EndsWith("。", sentence, StringComparison.Ordinal);
            foreach (var reference in RuleSentence.References(leaf.Rule))
            {
                Assert.DoesNotContain(reference.Indicator, sentence, StringComparison.Ordinal);
                Assert.True(Definitions.Catalogue.TryFind(reference.Indicator, out var indicator));
                Assert.Contains(indicator.NameZh, sentence, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Leaf_ShowsRuleFormulaSourceAndMark()
    {
        var scheme = Definitions.Schemes.First(s => s.Leaves.Any(i => i.Rule is ThresholdRule));
        var leaf = scheme.Leaves.First(i => i.Rule is ThresholdRule);
        var page = await (await site.SignedInAsync("clerk")).PageAsync($"/schemes/{scheme.Id}?item={leaf.Id}");
        Assert.Equal(RuleSentence.Of(scheme, leaf, Definitions.Catalogue), page.QuerySelector(".rule-sentence")!.TextContent);
        Assert.NotNull(page.QuerySelector(".formula"));
        Assert.NotNull(page.QuerySelector(".evidence"));
        Assert.Equal($"{leaf.Id} {leaf.Name}", page.QuerySelector(".tree a[aria-current] span")!.TextContent);
    }

    [Theory]
    [InlineData("/schemes/no-such-scheme")]
    [InlineData("/schemes/city-14?item=99.9")]
    public async Task Unknown_IsNotFound(string address)
    {
        var answer = await (await site.SignedInAsync("clerk")).AnswerAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
