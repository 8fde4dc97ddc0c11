using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>Why a ClickHouse back end gives no answer: HJD0701–0719. It never gives part of one.</summary>
public static class ClickHouseProblems
{
    private const string NothingGiven = "结果不完整，没有给出任何结果。";

    /// <summary>A server could not be reached before anything was asked of it.</summary>
    public static Problem Unreachable(string server, int shard, int shards, string why) => new(
        "HJD0701", $"连不上第 {shard} 个分片（共 {shards} 个）的 ClickHouse 服务器：{Sentence(why)}{NothingGiven}", server,
        "启动这台服务器，或改正服务器清单后重来");

    /// <summary>A server fell silent while it was answering.</summary>
    public static Problem Silent(string server, int shard, int shards, string why) => new(
        "HJD0702", $"第 {shard} 个分片（共 {shards} 个）没有答完：{Sentence(why)}{NothingGiven}", server, "恢复这台服务器后重来");

    /// <summary>A server refused what it was asked. Its own words are English and hold the query: they stay in its log.</summary>
    /// <param name="server">Its address.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">ClickHouse's number of the error; null when the answer names none.</param>
    public static Problem Refused(string server, int status, int? code) => new(
        "HJD0703",
        $"ClickHouse 拒绝了请求：{Why(status, code)}（{(code is { } n ? $"错误代码 {n}" : $"HTTP {status}")}）。{NothingGiven}", server,
        "按错误代码查看这台服务器自己的日志，排除后重来");

    /// <summary>A shard holds another number of rows than was loaded.</summary>
    public static Problem Incomplete(string server, string table, int period, long expected, long found) => new(
        "HJD0704", $"表 {table} 的 {period} 年数据应有 {expected} 行，实有 {found} 行。{NothingGiven}", server, "重新装载这份数据快照");

    /// <summary>A server does not hold the snapshot, or holds another shard of it.</summary>
    public static Problem NotLoaded(string server, string snapshot, int shard, int shards) => new(
        "HJD0705", $"这台服务器没有快照 {snapshot} 的第 {shard} 个分片（共 {shards} 个）。{NothingGiven}", server,
        "按装载时的次序列出服务器，或重新装载");

    /// <summary>A part of a formula that has no SQL form here.</summary>
    public static Problem NotPushed(string part) =>
        new("HJD0706", $"公式中的“{part}”不能交给 ClickHouse 计算。", Expected: "改用本机引擎：去掉 --engine clickhouse");

    /// <summary>No server was named.</summary>
    public static Problem NoServers() => new("HJD0707", "没有列出 ClickHouse 服务器。", Expected: "http://主机:端口，几台之间用逗号分开");

    /// <summary>An address that is none.</summary>
    public static Problem BadAddress(string typed) => new(
        "HJD0708", $"“{typed}”不是 ClickHouse 服务器的地址。", Expected: "http://主机:端口 或 https://用户:口令@主机:端口，不带路径；口令里的逗号写成 %2C");

    /// <summary>The same server twice: its rows would be counted twice.</summary>
    public static Problem SameServerTwice(string server) => new("HJD0709", "同一台服务器列了两次。", server, "每台服务器列一次");

    /// <summary>An answer that is not of the form asked for.</summary>
    public static Problem Unreadable(string server, string what) =>
        new("HJD0710", $"ClickHouse 的回答读不懂：{Sentence(what)}{NothingGiven}", server);

    /// <summary>A value so near a standard that the order of a sum may decide.</summary>
    public static Problem NearStandard(string indicator, string region, int period, string value, string standard) => new(
        "HJD0711", $"“{indicator}”的值 {value} 与标准值 {standard} 之差在舍入误差以内，达标与否由求和次序决定。", $"{region} {period} 年",
        "以本机引擎的结果为准");

    /// <summary>Two elements would share a column name.</summary>
    public static Problem ColumnsClash(string element) =>
        new("HJD0712", $"数据项“{element}”的代码在 ClickHouse 中与另一数据项的列重名。", Expected: "换一个代码");

    private static string Why(int status, int? code) => code switch
    {
        192 or 193 or 194 or 516 => "用户名或口令不对",
        497 or 164 => "这个用户没有所需的权限",
        159 or 160 => "查询超过了服务器的时限",
        241 => "服务器内存不够",
        243 => "服务器磁盘不够",
        202 => "服务器同时执行的查询太多",
        60 or 81 => "服务器上没有所需的库或表",
        _ when status is 401 or 403 => "用户名或口令不对，或没有权限",
        _ when code is null => "回答的不像 ClickHouse",
        _ => "服务器不能执行这个查询",
    };

    private static string Sentence(string text)
    {
        const int most = 400;
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length > most) line = line[..most] + "…";
        return line.EndsWith('。') || line.EndsWith('.') ? line : line + "。";
    }
}

/// <summary>Carries a problem from a query to the boundary that returns it; never leaves this room.</summary>
internal sealed class ClickHouseException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;

    /// <summary>Runs something; what it could not do becomes the result.</summary>
    public static Result<T> Catch<T>(Func<T> act)
    {
        try
        {
            return Result.Ok(act());
        }
        catch (ClickHouseException e)
        {
            return e.Problem;
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<ClickHouseException>().FirstOrDefault() is { } first)
        {
            return first.Problem;
        }
    }
}
