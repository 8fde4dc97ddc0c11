using System.IO.Compression;
using System.Text;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>
/// Words planted in what units are still writing are read by nobody else: not on pages, in lists, exports of any form, search, tasks, the log,
/// titles of jobs, nor in the text of a refusal.
/// </summary>
public sealed class CanaryTests(WebSite site, ITestOutputHelper output) : IClassFixture<WebSite>
{
    // Everybody who has a place from which something of the work can be seen, beside the units themselves.
    private static readonly string[] Near =
    [
        "education-clerk", "education-head", "lead", "office", "county-leader", "supervisor", "county-supervisor", "city-lead", "province-leader", "reviewer", "inspector", "auditor", "county-auditor",
        "school", "other-lead", "finance-clerk", "finance-head",
    ];

    private readonly HashSet<string> wrong = [];
    private readonly HashSet<string> found = [];

    [Fact]
    public async Task WordsOfDrafts_AreReadByNobodyElse()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var world = await RightsWorld.MakeAsync(site);
        var canaries = await world.PlantAsync();
        var read = 0;
        foreach (var scene in Enum.GetValues<Scene>())
        {
            await world.SetAsync(scene);
            foreach (var person in scene == Scene.Draft ? RightsWorld.People.Keys : Near)
                foreach (var address in Addresses(world, person, scene == Scene.Draft && RightsWorld.IsFirstOfRole(person), canaries))
                {
                    read++;
                    Compare(await ReadAsync(world.Client(person), address), canaries, world, person, scene, address);
                }
            foreach (var person in Near) await RefusalsAsync(world, canaries, person, scene);
            output.WriteLine($"{scene}: {read} answers until {clock.Elapsed.TotalSeconds:0.0} s");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(100)));
        // Each word is printed for somebody, so that none of them was planted where nothing is read.
        Assert.Empty(canaries.Where(c => !found.Contains(c.Text)).Select(c => c.Where));
        Assert.True(canaries.Count >= 30, $"{canaries.Count} words");
    }

    // What has nothing to do with units' work, and refusals for the role alone, are read once for each role.
    private static IEnumerable<string> Addresses(RightsWorld world, string person, bool all, IReadOnlyList<Canary> canaries)
    {
        foreach (var door in Doors.All.Where(d => d.IsRead && (all || (IsOfWork(d.Pattern) && (d.IsGeneral || d.Names(person)))))) yield return world.AddressOf(door);
        yield return "/find?q=kanarie";
        yield return "/find?q=" + canaries[^1].Text;
        foreach (var box in (string[])["done", "mine", "cc"]) yield return "/tasks?box=" + box;
        foreach (var list in (string[])["/jobs", "/evidence", "/packages", "/audit-log", "/report-audit"]) yield return list + "?q=kanarie";
        yield return "/fill?part=" + world.Value("part", "id");
        yield return $"/fill/{world.Value("sheet", "sheet")}?part={world.Value("part", "id")}";
        foreach (var kind in (string[])["self-check", "assessment"]) yield return $"/word-tables/{world.Value("breakdown", "package")}/{kind}/file.docx";
        foreach (var template in (string[])["results-and-measures", "five-parts"]) yield return $"/self-report/{world.Value("package", "id")}?template={template}";
        yield return $"/self-report/{world.Value("package", "id")}";
        yield return $"/self-report/{world.Value("package", "id")}/file.docx";
        foreach (var kind in (string[])["effect", "practice", "problem", "next"]) yield return $"/narrative/work/{world.Value("text", "id")}/{kind}/versions";
        yield return $"/narrative/work/{world.Value("text", "id")}/state/versions?from=1&to=2";
        foreach (var address in (string[])["/evidence/export", "/documents-register"]) yield return address;
        yield return $"/evidence/{world.Value("evidence", "id")}";
        yield return $"/evidence/{world.Value("evidence", "id")}/v/1/view";
        yield return $"/evidence/{world.Value("evidence", "id")}/v/2/view";
        yield return $"/evidence/{world.Value("evidence", "id")}/v/2/file";
        yield return $"/periodic/reports/{world.Value("open-report", "id")}";
        yield return $"/periodic/reports/{world.Value("open-report", "id")}/state";
        yield return $"/periodic/reports/{world.Value("open-report", "id")}/book.xlsx";
        yield return $"/periodic/{world.Value("form", "form")}/totals/export?format=csv";
        foreach (var part in (string[])["", "/state", "/flags", "/history", "/rows.xlsx"]) yield return $"/periodic/reports/{world.Value("ledger-open", "id")}{part}";
    }

    private static bool IsOfWork(string pattern) =>
        pattern is "/" or "/tasks" or "/find" || ((string[])["/packages", "/fill", "/evidence", "/documents", "/periodic", "/self-report", "/work", "/word-tables", "/narrative", "/jobs", "/audit-log", "/data/import", "/breakdown", "/publicity"])
            .Any(p => pattern.StartsWith(p, StringComparison.Ordinal));

    // What is said to who may not.
    private async Task RefusalsAsync(RightsWorld world, IReadOnlyList<Canary> canaries, string person, Scene scene)
    {
        foreach (var door in Doors.All.Where(d => !d.IsGeneral && !d.IsRead && d.Of is "part" or "text" or "sheet" or "evidence" or "open-report" or "upload"))
        {
            if (Statement.Holds(door.May, RightsWorld.People[person], world.Things[door.Of], scene)) continue;
            using var answer = await world.SendAsync(door, person);
            Compare(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), canaries, world, person, scene, door.Address);
        }
    }

    private void Compare(string text, IReadOnlyList<Canary> canaries, RightsWorld world, string person, Scene scene, string address)
    {
        foreach (var canary in canaries.Where(c => text.Contains(c.Text, StringComparison.Ordinal) && !address.Contains(c.Text, StringComparison.Ordinal)))
            if (Statement.Holds(canary.May, RightsWorld.People[person], world.Things[canary.Thing], scene)) found.Add(canary.Text);
            else wrong.Add($"{scene} {canary.Where} ({canary.Text}): {address} tells {person}");
    }

    // Office files are opened: what stands in them stands in their parts.
    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.AnswerAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var name = answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName ?? "";
        if (!bytes.AsSpan().StartsWith("PK"u8)) return name + Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(name);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        return text.ToString();
    }
}
