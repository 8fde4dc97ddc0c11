namespace Hengjian.Browser.Tests.Results;

/// <summary>Who reviewed is shown to those who may see it, and to nobody else, on no page and in no file.</summary>
public sealed class ReviewerNamesTests(BrowserSite site)
{
    private const string Item = "/results/units/990100?round=4&item=1.3";
    private const string Name = "评审专家甲";

    [Theory]
    [InlineData("supervisor", true)]
    [InlineData("leader", false)]
    public async Task Evidence_NamesReviewersByPermission(string account, bool named)
    {
        await using var visit = await site.SignedInAsync(account, scripts: false);
        var answer = await visit.Page.GotoAsync(Item);
        Assert.Equal(200, answer!.Status);
        var text = await visit.Page.Locator("[data-reviewers]").InnerTextAsync();
        Assert.Equal(named, text.Contains(Name, StringComparison.Ordinal));
        Assert.Equal(named, (await visit.Page.ContentAsync()).Contains(Name, StringComparison.Ordinal));
        if (!named) Assert.Contains("不予显示", text, StringComparison.Ordinal);
        var file = await visit.Page.Context.APIRequest.GetAsync(site.Address + "/results/units/990100/export?round=4&format=csv");
        Assert.Equal(200, file.Status);
        Assert.DoesNotContain("评审专家", await file.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("实地核查组", await file.TextAsync(), StringComparison.Ordinal);
    }
}
