using System.Collections.Concurrent;

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

    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> failures = new(StringComparer.Ordinal);

    /// <summary>True while the address has to wait.</summary>
    public bool IsHeld(HttpContext context) =>
        failures.TryGetValue(AddressOf(context), out var known) && known.Count >= Most && clock.GetUtcNow() < known.Since + Window;

    /// <summary>Counts a failure.</summary>
    public void Fail(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (failures.Count >= MostAddresses)
            foreach (var (address, known) in failures)
                if (now >= known.Since + Window) failures.TryRemove(address, out _);
        failures.AddOrUpdate(AddressOf(context), (now, 1), (_, known) => now < known.Since + Window ? (known.Since, known.Count + 1) : (now, 1));
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
