using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>Nine clients work, the server is killed at a random moment, started again, and everything acknowledged must be there.</summary>
internal static class KillRun
{
    private const int MostDelay = 3000;
    private const int OneInSoManyWhileStarting = 8;
    private const int OneInSoManyWithTheDatabase = 4;

    /// <summary>Runs it and prints a report; 1 when anything is lost, half, double or not verified.</summary>
    public static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        var (times, seed) = (options.Number("times", 200), options.Number("seed", 1));
        await using var place = await Place.OpenAsync(options, cancel);
        Directory.CreateDirectory(options.Data + "-journal");
        using var journal = new AckJournal(Path.Combine(options.Data + "-journal", $"{seed}.jsonl"));
        using var server = new ServerProcess(options.Server, options.Data, place.Cluster?.ConnectionString);
        Say($"## {times} kills, seed {seed}, {place.DatabaseName}\n");
        var (clients, sessions) = await PeopleAsync(place.Workspace, server, seed, journal, cancel);
        var wrong = new List<string>();
        var random = new Random(seed);
        var (kills, starting) = (0, 0);
        while (kills < times && wrong.Count == 0)
        {
            kills++;
            var delay = TimeSpan.FromMilliseconds(random.Next(MostDelay));
            var before = clients.Sum(c => c.Acknowledged);
            var work = Task.WhenAll(clients.Select(c => c.WorkAsync(server, cancel)));
            // A server that has just been started compiles itself first: the clock runs from its first answer.
            while (!work.IsCompleted && clients.Sum(c => c.Acknowledged) == before) await Task.Delay(5, cancel);
            await Task.Delay(delay, cancel);
            server.Kill();
            await work;
            if (place.Cluster is { } cluster && random.Next(OneInSoManyWithTheDatabase) == 0) await cluster.CrashAsync();
            if (random.Next(OneInSoManyWhileStarting) == 0)
            {
                starting++;
                server.Launch();
                await Task.Delay(random.Next(MostDelay), cancel);
                server.Kill();
            }
            await server.StartAsync(cancel);
            wrong.AddRange(await JudgeAsync(place.Workspace, clients, cancel));
            Say($"kill {kills} after {delay.TotalMilliseconds:F0} ms: {clients.Sum(c => c.Acknowledged)} acknowledged, {wrong.Count} wrong");
        }
        server.Kill();
        wrong.AddRange(await VerifyAsync(place.Workspace, cancel));
        Say($"\nKilled {kills} times at work and {starting} times while starting. Acknowledged and found: {string.Join(", ", clients.Select(c => $"{c.Name} {c.Acknowledged}"))}.");
        foreach (var fault in wrong) Console.WriteLine("- WRONG " + fault);
        foreach (var session in sessions) session.Dispose();
        return wrong.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, IReadOnlyList<KillClient> clients, CancellationToken cancel)
    {
        var wrong = new List<string>();
        await using (var db = workspace.OpenDb())
        {
            foreach (var client in clients)
            {
                wrong.AddRange(await client.JudgeAsync(workspace, db, cancel));
                wrong.AddRange(client.Faults);
                client.Faults.Clear();
            }
            wrong.AddRange(await HeadAsync(workspace, db, cancel));
        }
        Place.LetGo();
        return wrong;
    }

    // The row noted outside the database is in the database, as it was noted.
    private static async Task<IReadOnlyList<string>> HeadAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        if (workspace.Audit.NotedHead() is not { } noted) return ["no head of the log is noted"];
        var row = await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(a => a.Sequence == noted.Sequence, cancel);
        return row?.Hash == noted.Hash ? [] : [$"row {noted.Sequence} of the log is not the one noted outside"];
    }

    private static async Task<IReadOnlyList<string>> VerifyAsync(Workspace workspace, CancellationToken cancel)
    {
        var computation = new RunComputation(workspace);
        var report = await new VerifyWorkspace(workspace, (material, stop) => Task.FromResult(computation.Compute(material, null, stop)))
            .RunAsync((_, _) => { }, cancel);
        Say($"\nhengjian verify: {report.AuditEntries} rows of the log, {report.Snapshots} snapshots, {report.RawFiles} files, {report.Results} results, {report.Findings.Count} findings.");
        return [.. report.Findings.Select(f => $"verify: {f.Subject}: {f.Message}")];
    }

    private static async Task<(IReadOnlyList<KillClient> Clients, IReadOnlyList<ClerkSession> Sessions)> PeopleAsync(
        Workspace workspace, ServerProcess server, int seed, AckJournal journal, CancellationToken cancel)
    {
        await using (var db = workspace.OpenDb())
        {
            if (await db.Units.AnyAsync(u => u.Id.StartsWith("evening"), cancel))
                throw new InvalidOperationException("An earlier run has worked here: take a fresh demo workspace.");
        }
        var clerks = await Seeding.MakeAsync(workspace, 6, logged: true, cancel);
        var names = clerks.Select(c => c.Name).ToList();
        var parts = new List<long>();
        for (var i = 0; i < 2; i++)
        {
            var (part, unit) = await Seeding.PartAsync(workspace, clerks[i], i, cancel);
            parts.Add(part);
            foreach (var (role, of) in new[] { (Roles.Clerk, unit), (Roles.Checker, unit), (Roles.Lead, null) })
            {
                names.Add($"evening-{role.Id}{i}");
                await Seeding.AccountAsync(workspace, names[^1], role, clerks[i].Region, of, cancel);
            }
        }
        var first = names.Count;
        var handedUp = await Seeding.PackageAsync(workspace, cancel);
        foreach (var (role, region, of) in new[]
        {
            (Roles.Clerk, handedUp.Region, handedUp.Unit), (Roles.Checker, handedUp.Region, handedUp.Unit), (Roles.Lead, handedUp.Region, null),
            (Roles.GovernmentOffice, handedUp.Region, null), (Roles.Supervisor, handedUp.Above, null),
            // A clerk imports the tables of the own department only.
            (Roles.Supervisor, clerks[5].Region, null),
        })
        {
            names.Add($"evening-up-{names.Count - first}-{role.Id}");
            await Seeding.AccountAsync(workspace, names[^1], role, region, of, cancel);
        }
        await server.StartAsync(cancel);
        var sessions = names.ConvertAll(n => new ClerkSession(server.Address, n));
        foreach (var session in sessions)
        {
            await session.SignInAsync(Seeding.Password, cancel);
            await session.OpenAsync("/", cancel);
        }
        var element = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary.Elements
            .First(e => e.Grain == Grain.RegionYear && e.Kind == ValueKind.Number && e.Max is null);
        var year = workspace.Clock.GetUtcNow().Year - 9;
        return (
        [
            .. clerks.Take(3).Select((c, i) => new Autosaver(c, sessions[i], (seed * 10) + i, journal)),
            .. clerks.Skip(3).Take(2).Select((c, i) => new Uploader(c.Name, sessions[3 + i], (seed * 10) + 3 + i, journal)),
            .. parts.Select((p, i) => new Mover(p, sessions[6 + (3 * i)], sessions[7 + (3 * i)], sessions[8 + (3 * i)], (seed * 10) + 5 + i, journal)),
            new Submitter(
                handedUp, new SubmittingPeople(sessions[first], sessions[first + 1], sessions[first + 2], sessions[first + 3], sessions[first + 4]), (seed * 10) + 8, journal),
            new Importer(names[first + 5], clerks[5].Region, year, element, sessions[first + 5], journal),
        ], sessions);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
