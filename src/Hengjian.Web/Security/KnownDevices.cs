using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Hengjian.Domain.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Hengjian.Web.Security;

/// <summary>An account whose owner has signed in, all steps done, in a browser.</summary>
/// <param name="Number">Random; wrong passwords are counted by it.</param>
/// <param name="Account">Sign-in name.</param>
/// <param name="Print">Of the password's hash then: a changed password makes every browser a stranger again.</param>
/// <param name="Since">When.</param>
public sealed record KnownDevice(Guid Number, string Account, string Print, DateTimeOffset Since);

/// <summary>
/// Browsers in which somebody has signed in before, told by a sealed cookie. Strangers who guess make an account and a network
/// address wait; these do not wait with them, so that nobody who knows a name can keep its owner out. A browser in which somebody
/// guesses is a stranger for an hour. (OWASP, Slow Down Online Guessing Attacks with Device Cookies.)
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Wrong ones in a row that make the browser a stranger.</summary>
    public const int Most = 5;

    /// <summary>For so long.</summary>
    public static readonly TimeSpan Rests = TimeSpan.FromHours(1);

    /// <summary>So long after the last sign-in it is forgotten.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private const string Cookie = "hengjian-device";

    // A machine that a whole office uses; the cookie stays below what browsers keep.
    private const int MostAccounts = 8;
    private const int MostCounted = 10_000;

    private readonly IDataProtector box = protection.CreateProtector("known-device");
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Last, int Count)> failures = new();

    /// <summary>The account's entry in this browser; null when there is none, or when somebody has guessed in it.</summary>
    public KnownDevice? Of(HttpContext context, string account) => Read(context).Find(d => d.Account == account && !Guessed(d));

    /// <summary>Whether anybody is known in this browser.</summary>
    public bool KnowsAnybody(HttpContext context) => Read(context).Exists(d => !Guessed(d));

    /// <summary>Whether the entry was made with the password the account has now.</summary>
    public static bool Fits(KnownDevice device, Account account) => device.Account == account.Name && device.Print == PrintOf(account);

    /// <summary>Writes down that the account's owner has signed in here.</summary>
    public void Remember(HttpContext context, Account account)
    {
        KnownDevice[] known = [
            new KnownDevice(Guid.NewGuid(), account.Name, PrintOf(account), clock.GetUtcNow()),
            .. Read(context).Where(d => d.Account != account.Name).Take(MostAccounts - 1)];
        context.Response.Cookies.Append(Cookie, box.Protect(JsonSerializer.Serialize(known)), new CookieOptions
        {
            HttpOnly = true,
            // Lax: the provider of the house sends the browser back from another site.
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Lasts,
            IsEssential = true,
        });
    }

    /// <summary>Counts a wrong password or code.</summary>
    public void Fail(KnownDevice device)
    {
        var now = clock.GetUtcNow();
        // Only what this program has sealed is counted, so there are no more than there were sign-ins.
        if (failures.Count >= MostCounted)
            foreach (var (number, _) in failures.Where(f => now >= f.Value.Last + Rests).ToList()) failures.TryRemove(number, out _);
        failures.AddOrUpdate(device.Number, (now, 1), (_, known) => now < known.Last + Rests ? (now, known.Count + 1) : (now, 1));
    }

    private bool Guessed(KnownDevice device) =>
        failures.TryGetValue(device.Number, out var known) && known.Count >= Most && clock.GetUtcNow() < known.Last + Rests;

    private static string PrintOf(Account account) => PasswordHash.PrintOf(account.PasswordHash);

    private List<KnownDevice> Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text) return [];
        try
        {
            var now = clock.GetUtcNow();
            return [.. (JsonSerializer.Deserialize<KnownDevice[]>(box.Unprotect(text)) ?? []).Where(d => now < d.Since + Lasts)];
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return [];
        }
    }
}
