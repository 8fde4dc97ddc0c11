using System.Net;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Web.Tests.Features.Breakdown;

namespace Hengjian.Web.Tests.Features.People;

/// <summary>Who sees which units and people.</summary>
public sealed class UnitsPageTests(WebSite site) : IClassFixture<WebSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LeadSeesTheOwnGovernmentAlone_ClerkNone()
    {
        await RoundSeed.MakeAsync(site);
        await using (var db = site.Workspace.OpenDb())
        {
            var person = new PersonRecord { Name = "王敏", RegionCode = RoundSeed.CityCode, PhoneSealed = "sealed-phone", Active = true };
            var gone = new PersonRecord { Name = "赵旧", RegionCode = RoundSeed.CityCode, Active = true };
            var post = new PostRecord { UnitId = "970100-finance", RegionCode = RoundSeed.CityCode, Title = "预算科填报岗", Role = "clerk" };
            db.AddRange(person, gone, post);
            await db.SaveChangesAsync(Cancel);
            db.Appointments.Add(new AppointmentRecord { PersonId = person.Id, PostId = post.Id, From = new DateOnly(2024, 1, 1) });
            db.Appointments.Add(new AppointmentRecord { PersonId = gone.Id, PostId = post.Id, From = new DateOnly(2020, 1, 1), To = new DateOnly(2023, 12, 31) });
            await db.SaveChangesAsync(Cancel);
        }
        Assert.True((await site.Workspace.Accounts.CreateAsync("lead", WebSite.Password, "牵头", [new Grant("lead", RoundSeed.CityCode)], cancel: Cancel)).IsOk);
        var lead = await site.SignedInAsync("lead");
        var text = (await lead.PageAsync("/people/units")).QuerySelector("main")!.TextContent;
        Assert.Contains("阳川市财政局", text, StringComparison.Ordinal);
        Assert.Contains("王敏，预算科填报岗", text, StringComparison.Ordinal);
        Assert.DoesNotContain("赵旧", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed-phone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("东溪县", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/people/units?region={WebSite.FirstCounty}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAsync("clerk")).GetAsync("/people/units", Cancel)).StatusCode);
    }
}
