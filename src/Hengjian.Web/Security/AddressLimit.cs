using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hengjian.Web.Security;

/// <summary>
/// Wrong passwords, codes and links by network address: who tries many accounts from one place is held up, though each
/// account sees only one try. Nothing is locked; in memory, for a restart takes longer than it would wait.
/// </summary>
public sealed class AddressLimit(TimeProvider clock)
{
    /// <summary>Failures in <see cref="Window"/> after which the address is held up.</summary>
    public const int Most = 50;

    /// <summary>How long failures count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Addresses remembered.</summary>
    internal int Known => failures.Count;

    internal const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> failures = new(StringComparer.Ordinal);

    /// <summary>True while the address has to wait.</summary>
    public bool IsHeld(HttpContext context) =>
        failures.TryGetValue(AddressOf(context), out var known) && known.Count >= Most && clock.GetUtcNow() < known.Since + Window;

    /// <summary>Counts a failure.</summary>
    public void Fail(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (failures.Count >= MostAddresses) Forget(now);
        failures.AddOrUpdate(AddressOf(context), (now, 1), (_, known) => now < known.Since + Window ? (known.Since, known.Count + 1) : (now, 1));
    }

    // What is over goes first, then whoever failed once or twice: half of the room is free again, and held addresses stay held.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, _) in failures.Where(f => now >= f.Value.Since + Window).ToList()) failures.TryRemove(address, out _);
        if (failures.Count < MostAddresses / 2) return;
        foreach (var (address, _) in failures.OrderBy(f => f.Value.Count).Take(failures.Count - MostAddresses / 2).ToList()) failures.TryRemove(address, out _);
    }

    // An IPv6 customer has 2^64 addresses to try from: they are one.
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static string AddressOf(HttpContext context) => AddressOf(context.Connection.RemoteIpAddress);
}
