namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>The requests that <see cref="DoorTests"/> sees refused are taken from who may: they are refused for the person, not for what is sent.</summary>
public sealed class DeedTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task WhatIsRefused_IsTakenFromWhoMay()
    {
        var world = await RightsWorld.MakeAsync(site);
        var wrong = new List<string>();
        var shown = Doors.All.Where(d => d.Shown is not null).ToList();
        foreach (var door in shown)
        {
            await world.SetAsync(door.Shown!.Value);
            var person = RightsWorld.People.Keys.First(p => Statement.Holds(door.May, RightsWorld.People[p], world.Things[door.Of], door.Shown.Value));
            using var answer = await world.SendAsync(door, person);
            if ((int)answer.StatusCode >= 400) wrong.Add($"{door.Address} {person}: {answer.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(shown.Count > 30, $"{shown.Count} deeds");
    }
}
