using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>
/// Everybody at every door, against a plain table (<see cref="Doors"/>) that says a second time who may: who may not is refused, and nothing has
/// changed; to whom a thing is not to be seen, the answer is the one for something that is not there.
/// </summary>
public sealed class DoorTests(WebSite site, ITestOutputHelper output) : IClassFixture<WebSite>
{
    // Each covering sample of the unsafe requests holds this many; all of them at night (HENGJIAN_ALL_DOORS=1).
    private const int Sample = 3000;

    private static bool All => Environment.GetEnvironmentVariable("HENGJIAN_ALL_DOORS") == "1";

    private readonly List<string> wrong = [];
    private readonly Dictionary<(string, string), HttpStatusCode> absent = [];
    private int asked;

    [Fact]
    public void EveryEndpoint_HasItsRow()
    {
        var mapped = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText is not ("{**path:file}" or "{*path:nonfile}"))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, m) => $"{m} {e.RoutePattern.RawText}").Distinct().ToList();
        Assert.Empty(mapped.Except(Doors.All.Select(d => d.Address)).Order(StringComparer.Ordinal));
        Assert.Empty(Doors.All.Select(d => d.Address).Except(mapped).Order(StringComparer.Ordinal));
        Assert.Equal(Doors.All.Count, Doors.All.Select(d => d.Address).Distinct().Count());
        Assert.True(mapped.Count > 250, $"{mapped.Count} endpoints");
    }

    [Fact]
    public async Task EveryDoor_OpensForWhomItShould_AndNobodyElseChangesAnything()
    {
        var clock = Stopwatch.StartNew();
        var world = await RightsWorld.MakeAsync(site);
        await using var watch = await ChangeWatch.BeginAsync(site.Workspace.OpenDb());
        var seed = All ? 0 : Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"made in {clock.Elapsed.TotalSeconds:0.0} s, seed {seed}");
        await GeneralAsync(world, watch);
        output.WriteLine($"general doors until {clock.Elapsed.TotalSeconds:0.0} s");
        foreach (var scene in Enum.GetValues<Scene>())
        {
            await world.SetAsync(scene);
            var doors = Doors.All.Where(d => !d.IsGeneral && (scene == Scene.Draft || world.Things[d.Of].Moves)).ToList();
            foreach (var door in doors.Where(d => d.IsRead))
                foreach (var person in RightsWorld.People.Keys) await LookAsync(world, door, person, scene);
            var deeds = (from door in doors where !door.IsRead from person in RightsWorld.People.Keys select (door, person)).ToArray();
            if (!All) random.Shuffle(deeds);
            foreach (var (door, person) in deeds.Take(All ? deeds.Length : Sample / 4)) await TryAsync(world, watch, door, person, scene);
            output.WriteLine($"{scene}: {asked} requests until {clock.Elapsed.TotalSeconds:0.0} s");
        }
        Assert.True(wrong.Count == 0, $"seed {seed}\n" + string.Join('\n', wrong));
        Assert.True(asked > 3000, $"{asked} requests");
    }

    // Doors that ask for a role: who has none of them is refused before anything is read; who has one is not, though what stands behind may be empty.
    private async Task GeneralAsync(RightsWorld world, ChangeWatch watch)
    {
        // The role decides alone: one person stands for all who have it.
        var people = RightsWorld.People.Where(p => p.Key is "" or "bare" or "ended" or "ended-session").Concat(RightsWorld.People.Where(p => p.Value.Length > 0).DistinctBy(p => p.Value[0].Role)).ToList();
        Assert.Equal(Hengjian.Domain.Access.Roles.All.Count + 4, people.Count);
        foreach (var door in Doors.All.Where(d => d.IsGeneral))
            foreach (var (person, grants) in people)
            {
                var may = door.May == "-" || (door.May == "*" ? !IsOut(person) : grants.Any(g => door.May.Split(' ').Contains(g.Role)));
                if (may && !door.IsRead) continue;
                if (door.May == "-" && person.Length > 0) continue;
                var before = await watch.ReadAsync();
                using var answer = await world.SendAsync(door, person);
                asked++;
                if (may ? (int)answer.StatusCode >= 500 : !IsRefused(answer.StatusCode, person)) wrong.Add($"{door.Address} {person}: {answer.StatusCode}");
                if (!may && await watch.ReadAsync() is var after && after.Count != before.Count) wrong.Add($"{door.Address} by {person} changed {after.Table}");
            }
    }

    private async Task LookAsync(RightsWorld world, Door door, string person, Scene scene)
    {
        if (IsSettled(door, person, scene)) return;
        var may = Statement.Holds(door.May, RightsWorld.People[person], world.Things[door.Of], scene);
        using var answer = await world.SendAsync(door, person);
        asked++;
        if (may ? answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect) : !await IsRightRefusalAsync(world, door, person, scene, answer.StatusCode))
            wrong.Add($"{scene} {door.Address} {person}: {answer.StatusCode}");
    }

    private async Task TryAsync(RightsWorld world, ChangeWatch watch, Door door, string person, Scene scene)
    {
        if (Statement.Holds(door.May, RightsWorld.People[person], world.Things[door.Of], scene) || IsSettled(door, person, scene)) return;
        var before = await watch.ReadAsync();
        using var answer = await world.SendAsync(door, person);
        asked++;
        if (!await IsRightRefusalAsync(world, door, person, scene, answer.StatusCode)) wrong.Add($"{scene} {door.Address} {person}: {answer.StatusCode}");
        if (await watch.ReadAsync() is var after && after.Count != before.Count && !(door.Logged && after == (before.Count + 1, "audit_entries")))
            wrong.Add($"{scene} {door.Address} by {person} changed {after.Table}");
    }

    // Whose role is named nowhere is refused for the role alone: one of each role, once, stands for all.
    private static bool IsSettled(Door door, string person, Scene scene) => !door.Names(person) && (scene != Scene.Draft || !RightsWorld.IsFirstOfRole(person));

    // Seen and not allowed: 403. Not to be seen: whatever is answered for what is not there.
    private async Task<bool> IsRightRefusalAsync(RightsWorld world, Door door, string person, Scene scene, HttpStatusCode status)
    {
        if (IsOut(person)) return IsRefused(status, person);
        if (Statement.Holds(door.Sees ?? door.May, RightsWorld.People[person], world.Things[door.Of], scene) && (status == HttpStatusCode.Forbidden || (door.InWords && (int)status < 500))) return true;
        if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) return false;
        if (!door.Pattern.Contains('{', StringComparison.Ordinal)) return true;
        if (!absent.TryGetValue((door.Address, person), out var known))
        {
            using var answer = await world.SendAsync(door, person, absent: true);
            absent[(door.Address, person)] = known = answer.StatusCode;
        }
        return status == known;
    }

    private static bool IsOut(string person) => person is "" or "ended-session";

    private static bool IsRefused(HttpStatusCode status, string person) =>
        IsOut(person) ? status is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized : status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
}
