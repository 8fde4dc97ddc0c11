using System.Diagnostics;
using System.Globalization;

namespace Hengjian.Evening;

/// <summary>A PostgreSQL of its own that flushes to disk, without network; kept in its folder from one run to the next.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "postgres";
    private const string Database = "evening";

    private readonly string folder;

    private PostgresCluster(string folder) => this.folder = folder;

    /// <summary>How the server reaches it: 40 connections at most.</summary>
    public string ConnectionString => $"Host={folder};Username={User};Database={Database};Maximum Pool Size=40";

    private static string Bin { get; } = Directory.GetDirectories("/usr/lib/postgresql")
        .OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Select(d => d + "/bin").Last();

    /// <summary>Starts it, made first when the folder is empty.</summary>
    public static async Task<PostgresCluster> StartAsync(string folder)
    {
        var cluster = new PostgresCluster(Path.GetFullPath(folder));
        var isNew = !Directory.Exists(Path.Combine(cluster.folder, "data"));
        if (isNew)
        {
            Directory.CreateDirectory(cluster.folder);
            if (Environment.UserName == "root") await RunAsync("chown", User, cluster.folder);
            await AsServerUserAsync($"{Bin}/initdb", "-D", cluster.folder + "/data", "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        }
        await cluster.LaunchAsync();
        if (isNew) await AsServerUserAsync($"{Bin}/createdb", "-h", cluster.folder, "-U", User, Database);
        return cluster;
    }

    /// <summary>Stops it as a loss of power would: nothing in its memory is written; then starts it, which recovers.</summary>
    public async Task CrashAsync()
    {
        // This program's own connections would be dead ones afterwards.
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsServerUserAsync($"{Bin}/pg_ctl", "-D", folder + "/data", "-m", "immediate", "-w", "stop");
        await LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsServerUserAsync($"{Bin}/pg_ctl", "-D", folder + "/data", "-m", "fast", "-w", "stop");
    }

    private Task LaunchAsync() => AsServerUserAsync(
        $"{Bin}/pg_ctl", "-D", folder + "/data", "-l", folder + "/server.log", "-w", "-o",
        $"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=on -c synchronous_commit=on -c shared_buffers=512MB -c max_connections=100", "start");

    // initdb and the server refuse to run as root.
    private static Task AsServerUserAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", User, "--", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
