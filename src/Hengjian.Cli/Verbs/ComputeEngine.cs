using Hengjian.Cli.Usage;
using Hengjian.Data.ClickHouse;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>Where compute computes: in this process, or on ClickHouse servers. Chosen by the person, never by the program.</summary>
/// <param name="Servers">Null: in this process.</param>
internal sealed record ComputeEngine(ClickHouseServers? Servers)
{
    /// <summary>Addresses may hold passwords, which do not belong in a list of processes.</summary>
    public const string ServersVariable = "HENGJIAN_CLICKHOUSE";

    private const string Local = "local";
    private const string ClickHouse = "clickhouse";

    /// <summary>Reads --engine and --servers.</summary>
    public static Result<ComputeEngine> Of(Arguments given) => (given["engine"] ?? Local) switch
    {
        Local when given["servers"] is { } servers => UsageProblems.Value("--servers", servers, $"同时写 --engine {ClickHouse}"),
        Local => new ComputeEngine((ClickHouseServers?)null),
        ClickHouse => ClickHouseServers.Parse(given["servers"] ?? Environment.GetEnvironmentVariable(ServersVariable) ?? "")
            .Map(servers => new ComputeEngine(servers)),
        var other => UsageProblems.Value("--engine", other, $"{Local} 或 {ClickHouse}"),
    };

    /// <summary>Computes; on servers after the rows are there.</summary>
    public Result<IndicatorResults> Run(
        CompiledCatalogue catalogue, Dataset dataset, EvaluationRequest request, StageClock clock, CancellationToken cancel)
    {
        if (Servers is null) return Evaluator.Evaluate(catalogue, dataset, request, null, cancel);
        using var engine = new ClickHouseEngine(Servers);
        var loaded = engine.Load(dataset, catalogue.Catalogue.Dictionary, new ErrorProgress("装载"), cancel);
        if (!loaded.TryGet(out var snapshot)) return Result.Fail<IndicatorResults>(loaded.Problems);
        Console.Error.WriteLine(
            $"快照 {snapshot.Id}：{snapshot.Rows} 行在 {Servers.Addresses.Count} 台服务器上{(snapshot.WasSent ? "" : "（早已装载）")}。");
        clock.Mark("装载");
        return engine.Evaluate(snapshot, catalogue, request, null, cancel);
    }
}
