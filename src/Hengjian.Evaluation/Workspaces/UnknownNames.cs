using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// Sign-ins with names that no account has. They are answered, and locked, like wrong passwords of accounts: otherwise
/// five tries would tell which names exist. Kept in memory only; anybody can fill it, so it is small.
/// </summary>
internal sealed class UnknownNames
{
    private const int MostNames = 1000;

    // No account has a longer one: what is typed beyond need not be kept.
    private const int LongestName = 41;

    // Guesses can come by the thousand; the audit log takes one row for all of this time.
    private static readonly TimeSpan RowEvery = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Account> names = new(StringComparer.Ordinal);
    private DateTimeOffset nextRow = DateTimeOffset.MinValue;
    private int tries;

    /// <summary>The answer, and how many tries the audit log is to be told of now; 0 when it is too early for a row.</summary>
    public (Result<Principal> Refusal, int Tries) Refuse(string name, DateTimeOffset now)
    {
        if (name.Length > LongestName) name = name[..LongestName];
        lock (gate)
        {
            if (!names.TryGetValue(name, out var account))
            {
                if (names.Count >= MostNames) Forget(now);
                names.Add(name, account = new Account
                {
                    Name = name,
                    DisplayName = "",
                    PasswordHash = "",
                    CreatedAt = now,
                });
            }
            var refusal = account.SignIn(passwordRight: false, now);
            tries++;
            if (now < nextRow) return (refusal, 0);
            var told = tries;
            (tries, nextRow) = (0, now + RowEvery);
            return (refusal, told);
        }
    }

    // Locks stay as long as there is room: a name whose lock is forgotten under a flood would not be an account's.
    private void Forget(DateTimeOffset now)
    {
        foreach (var name in names.OrderBy(n => n.Value.IsLocked(now)).ThenBy(n => n.Value.CreatedAt).Take(MostNames / 2).Select(n => n.Key).ToList()) names.Remove(name);
    }
}
