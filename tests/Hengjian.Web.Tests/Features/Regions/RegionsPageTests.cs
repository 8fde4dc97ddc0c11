using System.Net;
using Hengjian.Domain.Access;

namespace Hengjian.Web.Tests.Features.Regions;

/// <summary>Regions changed by plain forms: looked at first, done then, refused in words.</summary>
public sealed class RegionsPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Supervisor_SeesWhatAMergeChanges_ThenEntersIt_AndOldDaysStay()
    {
        var supervisor = await site.SignedInAsync("supervisor");
        var form = $"/people/regions/act?kind=Merge&code={WebSite.FirstCounty}";
        (string, string)[] fields =
        [
            ("kind", "Merge"), ("code", "970101"), ("with", "970102"), ("to-code", "970101"), ("to-name", "东坪区"), ("on", "2027-01-01"), ("document", "云岭政函〔2026〕3 号"),
        ];
        var preview = await (await supervisor.PostFormAsync(form, "/people/regions/act", [.. fields, ("step", "preview")])).ReadPageAsync();
        var text = preview.QuerySelector("main")!.TextContent;
        Assert.Contains("东溪县、西坪县合并为东坪区（970101）", text, StringComparison.Ordinal);
        Assert.Contains("970102", text, StringComparison.Ordinal);
        await using (var db = site.Workspace.OpenDb()) Assert.Empty(db.RegionActs);

        var done = await supervisor.PostFormAsync(form, "/people/regions/act", [.. fields, ("step", "do")]);
        Assert.Equal("/people/regions?day=2027-01-01&done=1", done.Headers.Location!.ToString());
        var after = (await supervisor.PageAsync(done.Headers.Location.ToString())).QuerySelector("main")!.TextContent;
        Assert.Contains("东坪区", after, StringComparison.Ordinal);
        Assert.Contains("云岭政函〔2026〕3 号", after, StringComparison.Ordinal);
        var before = (await supervisor.PageAsync("/people/regions?day=2026-12-31")).QuerySelector("section[aria-labelledby=tree]")!.TextContent;
        Assert.Contains("西坪县", before, StringComparison.Ordinal);
        Assert.DoesNotContain("东坪区", before, StringComparison.Ordinal);

        var again = await supervisor.PostFormAsync(form, "/people/regions/act", [.. fields, ("step", "do")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task WhatIsTypedWrongly_IsSaid_AndKept()
    {
        var supervisor = await site.SignedInAsync("supervisor");
        var answer = await supervisor.PostFormAsync(
            $"/people/regions/act?kind=Found&code=970100", "/people/regions/act",
            ("kind", "Found"), ("parent", "970100"), ("to-code", "97"), ("to-name", "新县"), ("on", "2027-01-01"), ("document", "1"), ("step", "do"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("HJP0641", page.QuerySelector(".notice-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("新县", page.QuerySelector("#to-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task OtherHands_MayNotEvenLook_AndACountyNotBeyondItself()
    {
        foreach (var name in (string[])["clerk", "auditor", "administrator", "safe"])
            foreach (var address in (string[])["/people/regions", "/people/regions/act"])
                Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync(name)).AnswerAsync(address)).StatusCode);
        Assert.True((await site.Workspace.Accounts.CreateAsync("county-office", WebSite.Password, "县督导室", [new Grant("supervisor", WebSite.SecondCounty)], cancel: Cancel)).IsOk);
        var county = await site.SignedInAsync("county-office");
        Assert.Equal(HttpStatusCode.NotFound, (await county.AnswerAsync($"/people/regions/act?kind=Rename&code={WebSite.FirstCounty}")).StatusCode);
        var own = await county.PostFormAsync(
            "/account", "/people/regions/act",
            ("kind", "Rename"), ("code", "970102"), ("to-code", "970102"), ("to-name", "西坪市"), ("on", "2028-01-01"), ("document", "1"), ("step", "do"));
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }
}
