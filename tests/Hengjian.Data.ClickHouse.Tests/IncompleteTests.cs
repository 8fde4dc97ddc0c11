using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Tests.Execution;
using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>All of it or nothing: whatever is missing on a server is an error that says so.</summary>
public sealed class IncompleteTests(ThreeServers servers)
{
    private static readonly CompiledCatalogue Compiled = SampleData.Compile(
        SampleData.Indicator("total", "sum(stu)"), SampleData.Indicator("spread", "wcv(books / stu, stu)"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShardKilledAfterLoading_IsIncomplete()
    {
        // A fourth server, so that the others stay for the other tests.
        using var doomed = new ServerProcess();
        await doomed.ReadyAsync();
        using var engine = new ClickHouseEngine(new ClickHouseServers([.. servers.Addresses.Take(2), doomed.Address]));
        var snapshot = engine.Load(Facts(1), Compiled.Catalogue.Dictionary, null, Cancel).Value;
        Assert.Equal(45, Evaluate(engine, snapshot).Value.At("total", SchoolStage.All, SampleData.Year, 0)!.Value.Value);
        doomed.Dispose();
        var problem = Assert.Single(Evaluate(engine, snapshot).Problems);
        Assert.Equal("HJD0701", problem.Code);
        Assert.Contains("结果不完整", problem.Message, StringComparison.Ordinal);
        Assert.Contains("连接被拒绝", problem.Message, StringComparison.Ordinal);
        Assert.Contains("第 3 个分片", problem.Message, StringComparison.Ordinal);
        Assert.Equal(doomed.Address.ToString().TrimEnd('/'), problem.Where);
    }

    [Fact]
    public void ServerThatWasNeverThere_IsToldBeforeAnythingIsSent()
    {
        using var engine = new ClickHouseEngine(new ClickHouseServers([servers.Addresses[0], new Uri("http://127.0.0.1:9")]));
        var loaded = engine.Load(Facts(2), Compiled.Catalogue.Dictionary, null, Cancel);
        Assert.Equal("HJD0701", Assert.Single(loaded.Problems).Code);
    }

    [Fact]
    public async Task LostRows_AreIncomplete()
    {
        using var engine = servers.Engine();
        var snapshot = engine.Load(Facts(3), Compiled.Catalogue.Dictionary, null, Cancel).Value;
        await servers.RunAsync(1, $"ALTER TABLE hengjian_{snapshot.Id}.school DROP PARTITION 2024");
        var problem = Assert.Single(Evaluate(engine, snapshot).Problems);
        Assert.Equal("HJD0704", problem.Code);
        Assert.Contains("应有 3 行，实有 0 行", problem.Message, StringComparison.Ordinal);
        Assert.Contains("结果不完整", problem.Message, StringComparison.Ordinal);
        // Loading again heals it.
        Assert.True(engine.Load(Facts(3), Compiled.Catalogue.Dictionary, null, Cancel).Value.WasSent);
        Assert.True(Evaluate(engine, snapshot).IsOk);
        engine.Drop(snapshot, Cancel);
    }

    [Fact]
    public void ServersInAnotherOrder_DoNotHoldThoseShards()
    {
        using var engine = servers.Engine();
        var snapshot = engine.Load(Facts(4), Compiled.Catalogue.Dictionary, null, Cancel).Value;
        using var turned = new ClickHouseEngine(new ClickHouseServers([.. servers.Addresses.Reverse()]));
        Assert.Equal("HJD0705", Assert.Single(Evaluate(turned, snapshot).Problems).Code);
        engine.Drop(snapshot, Cancel);
        Assert.Equal("HJD0705", Assert.Single(Evaluate(engine, snapshot).Problems).Code);
    }

    [Fact]
    public async Task QueryNobodyWaitsFor_IsTakenBack()
    {
        using var http = new HttpClient();
        var shard = new Shard(http, servers.Addresses[0], 1, 1);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        Assert.ThrowsAny<OperationCanceledException>(() => shard.Ask("SELECT sum(sleepEachRow(1)) FROM (SELECT number FROM numbers(60)) SETTINGS max_block_size = 1", stop.Token));
        for (var i = 0; i < 50; i++)
        {
            if (await servers.RunAsync(0, "SELECT count() FROM system.processes WHERE query LIKE '%sleepEachRow(1))%' AND query NOT LIKE '%system.processes%'") == "0") return;
            await Task.Delay(100, Cancel);
        }
        Assert.Fail("The server went on computing.");
    }

    [Fact]
    public void RefusedQuery_IsToldInChinese_WithTheNumberOfTheError()
    {
        using var http = new HttpClient();
        var problem = Assert.Throws<ClickHouseException>(() => new Shard(http, servers.Addresses[0], 1, 1).Ask("SELECT secret_column FROM system.one", Cancel)).Problem;
        Assert.Equal("HJD0703", problem.Code);
        Assert.Contains("错误代码 47", problem.Message, StringComparison.Ordinal);
        Assert.Contains("结果不完整", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret_column", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameSnapshot_IsSentOnce()
    {
        using var engine = servers.Engine();
        var first = engine.Load(Facts(5), Compiled.Catalogue.Dictionary, null, Cancel).Value;
        var second = engine.Load(Facts(5), Compiled.Catalogue.Dictionary, null, Cancel).Value;
        Assert.Equal((true, false, first.Id), (first.WasSent, second.WasSent, second.Id));
        Assert.NotEqual(first.Id, engine.Load(Facts(6), Compiled.Catalogue.Dictionary, null, Cancel).Value.Id);
        engine.Drop(first, Cancel);
    }

    [Fact]
    public void NumberTheServersCannotRead_IsRefusedByName()
    {
        var compiled = SampleData.Compile(SampleData.Indicator("tiny", "sum(stu * std([goal]))"), SampleData.Indicator("goal", "sum(stu)") with
        {
            Thresholds = [new(Indicators.Catalogue.Comparison.AtLeast, 5e-324, "S", Indicators.Catalogue.Evidence.Read)],
        });
        using var engine = servers.Engine();
        var snapshot = engine.Load(Facts(7), compiled.Catalogue.Dictionary, null, Cancel).Value;
        var problem = Assert.Single(engine.Evaluate(snapshot, compiled, new EvaluationRequest([SampleData.Year]), null, Cancel).Problems);
        Assert.Equal("HJD0706", problem.Code);
        engine.Drop(snapshot, Cancel);
    }

    private static Result<IndicatorResults> Evaluate(ClickHouseEngine engine, Loading.LoadedSnapshot snapshot) =>
        engine.Evaluate(snapshot, Compiled, new EvaluationRequest([SampleData.Year]), null, Cancel);

    // Nine schools, three a county: each shard has three. The salt makes it another snapshot than other tests'.
    private static Dataset Facts(int salt) => SampleData.Data(SampleData.Schools(
        [.. new[] { 430101, 430102, 430201 }.SelectMany(c => Enumerable.Repeat(c, 3))],
        ("stu", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("books", [.. Enumerable.Range(0, 9).Select(i => (double)(salt * 100 + i))])));
}
