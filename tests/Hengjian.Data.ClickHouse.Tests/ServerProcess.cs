using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>One throw-away ClickHouse server on loopback. Also used by the benchmarks.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly string directory;
    private readonly Process process;
    private bool gone;

    /// <param name="inMemory">Hundreds of columns are hundreds of small files a table: in memory where there is room for them.</param>
    public ServerProcess(bool inMemory = true)
    {
        var memory = new DirectoryInfo("/dev/shm");
        directory = inMemory && memory.Exists && new DriveInfo(memory.FullName).AvailableFreeSpace > 1L << 30
            ? memory.CreateSubdirectory("hengjian-ch-" + Guid.NewGuid().ToString("N")).FullName
            : Directory.CreateTempSubdirectory("hengjian-ch-").FullName;
        var ports = FreePorts(3);
        Address = new Uri($"http://127.0.0.1:{ports[0]}");
        File.WriteAllText(directory + "/users.xml", Users);
        File.WriteAllText(directory + "/config.xml", Config(ports));
        // The shell waits for its input to end: when this process dies, however it dies, the server and its files go with it.
        var script = $"clickhouse-server --config-file={directory}/config.xml >{directory}/out 2>&1 </dev/null & cat >/dev/null; kill -9 $!; wait; rm -rf {directory}";
        process = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardInput = true })!;
    }

    public Uri Address { get; }

    public async ValueTask ReadyAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                if ((await http.GetStringAsync(new Uri(Address, "/ping"))).StartsWith("Ok", StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
        throw new InvalidOperationException(
            "clickhouse-server did not start (apt-get install clickhouse-server?): " + await File.ReadAllTextAsync(directory + "/out"));
    }

    /// <summary>Time the server has spent on processors: what a loaded machine does not distort.</summary>
    public TimeSpan ProcessorTime()
    {
        var children = File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return children.Select(id => Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture)))
            .Where(p => p.ProcessName.StartsWith("clickhouse", StringComparison.Ordinal))
            .Aggregate(TimeSpan.Zero, (sum, p) => sum + p.TotalProcessorTime);
    }

    public void Dispose()
    {
        if (gone) return;
        gone = true;
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Config(int[] ports) => $"""
        <yandex>
          <logger><level>warning</level><log>{directory}/log/server.log</log><errorlog>{directory}/log/error.log</errorlog></logger>
          <listen_host>127.0.0.1</listen_host>
          <http_port>{ports[0]}</http_port><tcp_port>{ports[1]}</tcp_port><interserver_http_port>{ports[2]}</interserver_http_port>
          <path>{directory}/data/</path><tmp_path>{directory}/tmp/</tmp_path><format_schema_path>{directory}/format/</format_schema_path>
          <users_config>{directory}/users.xml</users_config>
          <default_profile>default</default_profile><default_database>default</default_database>
          <timezone>Asia/Shanghai</timezone><mark_cache_size>67108864</mark_cache_size>
        </yandex>
        """;

    private const string Users = """
        <yandex>
          <profiles><default><max_threads>2</max_threads></default></profiles>
          <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
          <quotas><default/></quotas>
        </yandex>
        """;

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        listeners.ForEach(l => l.Dispose());
        return ports;
    }
}
