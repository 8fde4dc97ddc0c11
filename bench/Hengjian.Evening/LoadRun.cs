using System.Diagnostics;
using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>The load of the last evening: a crowd saves and uploads, then faster and faster until it breaks.</summary>
internal static class LoadRun
{
    private const int SignInsAtOnce = 8;
    private const int ClerksForEachMover = 100;
    private const int SlowSignIns = 40;
    private const double SlowestGoodSave = 2000;
    private static readonly double[] Speeds = [1.5, 2, 3, 4, 6, 8];

    /// <summary>Runs it and prints a report in Markdown; 1 when anything failed before the ramp.</summary>
    public static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        var count = options.Number("clerks", 500);
        await using var place = await Place.OpenAsync(options, cancel);
        var crowd = await Seeding.MakeAsync(place.Workspace, count, logged: false, cancel);
        var parts = await PartsAsync(place, crowd, count / ClerksForEachMover, cancel);
        using var server = new ServerProcess(options.Server, options.Data, place.Cluster?.ConnectionString);
        await server.StartAsync(cancel);
        Console.WriteLine($"## {count} clerks, {place.DatabaseName}\n");
        var sessions = await SignInAsync(server, crowd, cancel);
        var latencies = new Latencies();
        var clerks = await ClerksAsync(place, crowd, sessions, latencies, cancel);
        var movers = await MoversAsync(server, parts, latencies, cancel);
        Func<TimeSpan, double, CancellationToken, Task> work = (length, speed, c) => Task.WhenAll(clerks.Select(x => x.WorkAsync(length, speed, c)).Concat(movers.Select(x => x.WorkAsync(length, speed, c))));
        await PhaseAsync("warm-up", work, latencies, server, TimeSpan.FromSeconds(20), 1, cancel);
        await PhaseAsync("as people work", work, latencies, server, TimeSpan.FromMinutes(options.Number("minutes", 10)), 1, cancel);
        var failed = latencies.Errors;
        await RampAsync(work, latencies, server, TimeSpan.FromSeconds(options.Number("ramp-seconds", 60)), count, cancel);
        failed += await CheckAsync(place, clerks, cancel);
        await SlowSignInAsync(place, server, crowd, cancel);
        foreach (var session in sessions) session.Dispose();
        return failed == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<ClerkSession>> SignInAsync(ServerProcess server, IReadOnlyList<Clerk> crowd, CancellationToken cancel)
    {
        var sessions = crowd.Select(c => new ClerkSession(server.Address, c.Name)).ToList();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            sessions, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce, CancellationToken = cancel },
            async (s, c) => await s.SignInAsync(Seeding.Password, c));
        Say($"Signing in (hash of 1,000 iterations): {sessions.Count} in {clock.Elapsed.TotalSeconds:F1} s, {sessions.Count / clock.Elapsed.TotalSeconds:F0} a second.\n");
        // The form token of a visitor is not that of who has signed in: the first page brings it.
        await Parallel.ForEachAsync(
            sessions.Zip(crowd), new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce, CancellationToken = cancel },
            async (s, c) => await s.First.OpenAsync($"/fill/{s.Second.Sheet}", c));
        return sessions;
    }

    // Units with a part that can be handed in as it is.
    private static async Task<IReadOnlyList<(long Part, string Account)>> PartsAsync(Place place, IReadOnlyList<Clerk> crowd, int count, CancellationToken cancel)
    {
        var parts = new List<(long, string)>();
        for (var i = 0; i < count; i++)
        {
            var (part, unit) = await Seeding.PartAsync(place.Workspace, crowd[i], i, cancel);
            await Seeding.AccountAsync(place.Workspace, unit, Roles.Clerk, crowd[i].Region, unit, cancel);
            parts.Add((part, unit));
        }
        return parts;
    }

    private static async Task<IReadOnlyList<LoadMover>> MoversAsync(
        ServerProcess server, IReadOnlyList<(long Part, string Account)> parts, Latencies latencies, CancellationToken cancel)
    {
        var movers = new List<LoadMover>();
        foreach (var (i, (part, account)) in parts.Index())
        {
            var session = new ClerkSession(server.Address, account);
            await session.SignInAsync(Seeding.Password, cancel);
            await session.OpenAsync($"/work/{part}", cancel);
            movers.Add(new LoadMover(part, session, i, latencies));
        }
        return movers;
    }

    // What an earlier run typed is there still.
    private static async Task<IReadOnlyList<LoadClerk>> ClerksAsync(
        Place place, IReadOnlyList<Clerk> crowd, IReadOnlyList<ClerkSession> sessions, Latencies latencies, CancellationToken cancel)
    {
        await using var db = place.Workspace.OpenDb();
        var cells = (await db.Cells.AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.SheetId);
        return [.. crowd.Select((c, i) => new LoadClerk(c, sessions[i], i, latencies, cells[c.Sheet].ToDictionary(x => x.Element, x => x.RevisionId, StringComparer.Ordinal)))];
    }

    private static async Task PhaseAsync(
        string name, Func<TimeSpan, double, CancellationToken, Task> work, Latencies latencies, ServerProcess server, TimeSpan length, double speed, CancellationToken cancel)
    {
        latencies.Clear();
        var (_, before) = server.Cost();
        using var self = Process.GetCurrentProcess();
        var own = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await work(length, speed, cancel);
        self.Refresh();
        var (peak, after) = server.Cost();
        var took = clock.Elapsed.TotalSeconds;
        Say($"### {name}: {length.TotalSeconds:F0} s at speed {speed:0.#} (finished after {took:F0} s)\n");
        latencies.Write(Console.Out);
        Say($"\nserver: highest memory {peak:F0} MiB, {(after - before) / took:F2} processors; this program {(self.TotalProcessorTime - own).TotalSeconds / took:F2} processors; load average {LoadAverage()}\n");
    }

    // Faster and faster: the same sessions do the work of more people.
    private static async Task RampAsync(
        Func<TimeSpan, double, CancellationToken, Task> work, Latencies latencies, ServerProcess server, TimeSpan length, int count, CancellationToken cancel)
    {
        foreach (var speed in Speeds)
        {
            await PhaseAsync($"ramp, as {count * speed:F0} clerks", work, latencies, server, length, speed, cancel);
            var slow = latencies.Percentile("save", .99);
            if (latencies.Errors == 0 && slow <= SlowestGoodSave) continue;
            Say($"**Breaks at speed {speed:0.#}, the work of {count * speed:F0} clerks: p99 of saves {slow:F0} ms, {latencies.Errors} errors.**\n");
            return;
        }
        Say($"Not broken at speed {Speeds[^1]:0.#}, the work of {count * Speeds[^1]:F0} clerks.\n");
    }

    // Everything acknowledged is there with its value.
    private static async Task<int> CheckAsync(Place place, IReadOnlyList<LoadClerk> clerks, CancellationToken cancel)
    {
        await using var db = place.Workspace.OpenDb();
        var stored = await db.CellRevisions.AsNoTracking().Where(r => r.By.StartsWith("evening")).Select(r => new { r.Op, r.Text }).ToListAsync(cancel);
        var texts = stored.GroupBy(r => r.Op).ToDictionary(g => g.Key, g => g.Select(r => r.Text).ToList());
        var acknowledged = clerks.SelectMany(c => c.Acknowledged).ToList();
        var lost = acknowledged.Count(a => !texts.TryGetValue(a.Key, out var found) || found is not [var text] || text != a.Value);
        var batches = await db.AuditEntries.CountAsync(a => a.Action == "fill-batch", cancel);
        Say($"Acknowledged cells {acknowledged.Count}, lost or stored twice {lost}. Rows of the audit log for saves: {batches}.\n");
        return lost;
    }

    // As a real password costs: 210 000 iterations.
    private static async Task SlowSignInAsync(Place place, ServerProcess server, IReadOnlyList<Clerk> crowd, CancellationToken cancel)
    {
        var names = crowd.Take(SlowSignIns).Select(c => c.Name).ToList();
        var hash = PasswordHash.Create(Seeding.Password);
        await using (var db = place.Workspace.OpenDb())
            await db.Accounts.Where(a => names.Contains(a.Name)).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), cancel);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce, CancellationToken = cancel }, async (name, c) =>
        {
            using var session = new ClerkSession(server.Address, name);
            await session.SignInAsync(Seeding.Password, c);
        });
        Say($"Signing in as a real password costs (210 000 iterations): {names.Count / clock.Elapsed.TotalSeconds:F1} a second.\n");
    }

    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
