using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Tests;

[assembly: AssemblyFixture(typeof(ThreeServers))]

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>Three servers for all tests. Never skipped: a back end that was not tried is not tested.</summary>
public sealed class ThreeServers : IAsyncLifetime
{
    private readonly List<ServerProcess> servers = [];

    public IReadOnlyList<Uri> Addresses => [.. servers.Select(s => s.Address)];

    public ClickHouseEngine Engine() => new(new ClickHouseServers(Addresses));

    /// <summary>Runs a statement on one server, behind the engine's back.</summary>
    public async Task<string> RunAsync(int server, string sql)
    {
        using var http = new HttpClient();
        using var content = new StringContent(sql);
        using var answer = await http.PostAsync(Addresses[server], content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Trim();
    }

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 3; i++) servers.Add(new ServerProcess());
        await Task.WhenAll(servers.Select(s => s.ReadyAsync().AsTask()));
    }

    public ValueTask DisposeAsync()
    {
        servers.ForEach(s => s.Dispose());
        return ValueTask.CompletedTask;
    }
}
