using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hengjian.Evening;

/// <summary>The web application as a process of its own on loopback, which can be killed without warning and started again.</summary>
internal sealed class ServerProcess(string program, string workspace, string? database) : IDisposable
{
    private Process? process;
    private bool watched;

    /// <summary>http://127.0.0.1:PORT, the same after each start.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Killed, and not started again.</summary>
    public bool IsDead { get; private set; } = true;

    /// <summary>Starts and waits until the door answers.</summary>
    /// <exception cref="InvalidOperationException">The server ended or did not answer within two minutes.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        Launch();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        var until = Stopwatch.StartNew();
        while (until.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (process!.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
            try
            {
                using var answer = await client.GetAsync("/sign-in", cancel);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet listening.
            }
            await Task.Delay(50, cancel);
        }
        throw new InvalidOperationException("The server did not answer within two minutes.");
    }

    /// <summary>Starts and does not wait.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program, "--data", workspace, "--urls", Address.ToString() },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        if (database is not null)
        {
            start.ArgumentList.Add("--db");
            start.ArgumentList.Add(database);
        }
        process = Process.Start(start)!;
        // Whoever ends this program leaves no server behind.
        if (!watched) AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        watched = true;
        // What it says is kept beside the workspace: a failure is to be explained, not only counted.
        var said = workspace.TrimEnd('/') + "-server.log";
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text) lock (said) File.AppendAllText(said, text + "\n");
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) Console.Error.WriteLine("server: " + line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        IsDead = false;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public void Kill()
    {
        IsDead = true;
        if (process is null) return;
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>Highest resident memory so far in MiB and processor time in seconds.</summary>
    public (double PeakMiB, double ProcessorSeconds) Cost()
    {
        var peak = File.ReadLines($"/proc/{process!.Id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        var kib = double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        process.Refresh();
        return (kib / 1024, process.TotalProcessorTime.TotalSeconds);
    }

    public void Dispose() => Kill();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
