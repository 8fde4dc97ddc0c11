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
        foreach (var typed in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(typed, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return ClickHouseProblems.BadAddress(Mask(typed));
            if (addresses.Exists(a => a.Authority == address.Authority)) return ClickHouseProblems.SameServerTwice(address.Authority);
            addresses.Add(address);
        }
        return addresses.Count == 0 ? ClickHouseProblems.NoServers() : new ClickHouseServers(addresses);
    }

    // A password is not for a log.
    private static string Mask(string typed) => typed.LastIndexOf('@') is var at and >= 0 ? "…" + typed[at..] : typed;
}
