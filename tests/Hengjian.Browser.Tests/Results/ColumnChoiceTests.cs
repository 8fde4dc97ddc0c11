using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Results;

/// <summary>The reader chooses columns with and without scripts; the choice is in the address.</summary>
public sealed class ColumnChoiceTests(BrowserSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChosenColumns_AreTheOnlyOnes_AndComeBackAll(bool scripts)
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts);
        await visit.Page.GotoAsync("/reports/problems?round=4");
        var heads = visit.Page.Locator("#problems thead th");
        await Assertions.Expect(heads).ToHaveCountAsync(8);
        await visit.Page.ClickAsync(".column-menu > summary");
        foreach (var key in new[] { "topic", "severity", "evidence", "lead", "requirement" })
            await visit.Page.UncheckAsync($".column-menu input[value={key}]");
        await visit.Page.ClickAsync(".column-menu button");
        await Assertions.Expect(heads).ToHaveCountAsync(3);
        Assert.Contains("c=item", visit.Page.Url, StringComparison.Ordinal);
        // Sorting keeps the choice.
        await visit.Page.ClickAsync("#problems thead a >> nth=0");
        await visit.IsAtAsync("[?&]sort=unit");
        await Assertions.Expect(heads).ToHaveCountAsync(3);
        await visit.Page.ClickAsync(".column-menu > summary");
        await visit.Page.ClickAsync("text=恢复全部列");
        await Assertions.Expect(heads).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task TableThatCannotBeHad_IsAskedForAsAWholePage()
    {
        await using var visit = await site.SignedInAsync("supervisor");
        await visit.Page.GotoAsync("/reports/problems?round=4");
        await visit.Page.RouteAsync("**/*sort=*", route => route.Request.ResourceType == "document" ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 500 }));
        await visit.Page.ClickAsync("#problems thead a >> nth=0");
        await visit.IsAtAsync("[?&]sort=unit");
        await Assertions.Expect(visit.Page.Locator("#problems th[aria-sort=ascending]")).ToHaveCountAsync(1);
    }
}
