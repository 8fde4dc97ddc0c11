using System.Diagnostics;
using System.Globalization;

namespace Hengjian.Data.Tests;

/// <summary>
/// A throw-away PostgreSQL of its own: no network, no durability, gone at the end. Never skipped: where the server is
/// not installed the tests fail and say so, for a store that was not tried is not tested.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";

    private readonly string directory = Directory.CreateTempSubdirectory("hengjian-pg-").FullName;
    private int databases;

    private static string Bin { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Select(d => d + "/bin").Last()
        : throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");

    public async ValueTask InitializeAsync()
    {
        if (Environment.UserName == "root") await RunAsync("chown", User, directory);
        await AsServerUserAsync($"{Bin}/initdb", "-D", directory + "/data", "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var options = $"-c listen_addresses='' -c unix_socket_directories={directory} -c max_connections=600 -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        await AsServerUserAsync($"{Bin}/pg_ctl", "-D", directory + "/data", "-l", directory + "/server.log", "-w", "-o", options, "start");
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "test" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await AsServerUserAsync($"{Bin}/createdb", "-h", directory, "-U", User, name);
        return $"Host={directory};Username={User};Database={name};Maximum Pool Size=10";
    }

    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsServerUserAsync($"{Bin}/pg_ctl", "-D", directory + "/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(directory, recursive: true);
    }

    // initdb and the server refuse to run as root.
    private static Task AsServerUserAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", User, "--", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        // Read, or a chatty program waits for ever; the server itself writes to its log, not into this pipe.
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
