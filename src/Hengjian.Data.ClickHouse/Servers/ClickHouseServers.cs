using Hengjian.Kernel;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>Which servers hold the shards: configuration.</summary>
/// <param name="Addresses">Base addresses of the HTTP interfaces, in shard order; each server once.</param>
public sealed record ClickHouseServers(IReadOnlyList<Uri> Addresses)
{
    /// <summary>Databases are named after it and the snapshot they hold.</summary>
    public string DatabasePrefix { get; init; } = "hengjian";

    /// <summary>How long one request may take; a server that says nothing for longer is taken for dead.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads a list as typed: addresses with commas between.</summary>
    /// <returns>The servers, or what is wrong (HJD0707–0709).</returns>
    public static Result<ClickHouseServers> Parse(string list)
    {
        var addresses = new List<Uri>();
        foreach (var (typed, at) in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select((t, i) => (t, i)))
        {
            // Behind a path there may be another program, or several servers behind one address.
            if (!Uri.TryCreate(typed, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
                || address.PathAndQuery != "/" || address.Fragment.Length > 0)
                return ClickHouseProblems.BadAddress(at > 0 && !typed.Contains("://", StringComparison.Ordinal) ? $"第 {at + 1} 个" : Mask(typed));
            if (addresses.Exists(a => a.Authority == address.Authority)) return ClickHouseProblems.SameServerTwice(address.Authority);
            addresses.Add(address);
        }
        return addresses.Count == 0 ? ClickHouseProblems.NoServers() : new ClickHouseServers(addresses);
    }

    // A password is not for a log, nor is a part of one that holds a comma: what is no port after a colon is not printed.
    private static string Mask(string typed)
    {
        if (typed.LastIndexOf('@') is var at and >= 0) return "…" + typed[at..];
        var host = typed.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0;
        var colon = typed.IndexOf(':', host);
        return colon >= 0 && !typed[(colon + 1)..].Split('/')[0].All(char.IsAsciiDigit) ? typed[..(colon + 1)] + "…" : typed;
    }
}
