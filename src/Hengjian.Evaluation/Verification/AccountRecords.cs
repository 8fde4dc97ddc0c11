using System.Globalization;
using System.Text.Json;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Auditing;
using Hengjian.Evaluation.Accounts;

namespace Hengjian.Evaluation.Verification;

/// <summary>
/// Accounts as the audit chain tells them: made, given rights, deprived of them, switched off, their passwords and second
/// factors. What the tables hold otherwise was put there by somebody else than this program.
/// </summary>
internal sealed class AccountRecords
{
    private readonly Dictionary<string, Told> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);

    /// <summary>Reads an entry; what does not concern accounts is passed over.</summary>
    public void Read(AuditEntry entry, JsonElement details)
    {
        var account = accounts.GetValueOrDefault(entry.Subject);
        switch (entry.Action)
        {
            case "create-account": accounts[entry.Subject] = Created(details); break;
            case "give-grant" when account is not null: account.Grants.Add(Given(entry, details)); break;
            case "end-grant" when account is not null: End(account, details); break;
            case "disable-account" when account is not null: (account.Disabled, account.LinksEnded) = (true, entry.At); break;
            case "enable-account" when account is not null: account.Disabled = false; break;
            case "factor-on" or "factor-off" when account is not null:
                (account.FactorOn, account.Factor) = (entry.Action == "factor-on", details.TryGetProperty("print", out var factor) ? factor.GetString() : null);
                break;
            case "external-linked" when account is not null:
                (account.Print, account.LinksEnded, account.Login) = (details.GetProperty("print").GetString(), entry.At, details.GetProperty("login").GetString());
                break;
            case "external-unlinked" when account is not null: account.Login = null; break;
            case "use-invitation" or "change-password" when account is not null:
                (account.Print, account.LinksEnded) = (details.GetProperty("print").GetString(), entry.At);
                break;
        }
    }

    /// <summary>What an account differs in from what the chain tells; the account counts as seen.</summary>
    /// <param name="account">As stored.</param>
    /// <param name="login">Print of the identity of a provider it is linked to; null for none.</param>
    public IEnumerable<string> Differences(Account account, string? login)
    {
        if (!accounts.Remove("account:" + account.Name, out var told))
        {
            yield return "审计日志中没有产生这条记录的操作。";
            yield break;
        }
        ended["account:" + account.Name] = told.LinksEnded;
        var held = account.Grants.OrderBy(g => g.Id).Select(Line).Order(StringComparer.Ordinal);
        if (!held.SequenceEqual(told.Grants.Select(g => g.Line).Order(StringComparer.Ordinal), StringComparer.Ordinal)) yield return "账号的授权与审计日志所载的不符。";
        if (told.Region is { } region && region != account.RegionCode) yield return "账号所属地区与审计日志所载的不符。";
        if (told.Login != login) yield return "账号关联的统一身份不是经本系统关联的。";
        if (told.Disabled != account.Disabled) yield return "账号停用与否和审计日志所载的不符。";
        if (told.FactorOn != account.FactorOn) yield return "账号的两步验证与审计日志所载的不符。";
        if (told is { FactorOn: true, Factor: { } factor } && account.FactorOn && factor != FactorLibrary.PrintOf(account)) yield return "两步验证的密钥不是经本系统设置的。";
        // Accounts of earlier programs have no print; an invited one has no password yet.
        var print = account.PasswordHash.Length == 0 ? "" : PasswordHash.PrintOf(account.PasswordHash);
        if (told.Print is { } known && known != print) yield return "账号的密码不是经本系统更改的。";
    }

    /// <summary>When the links of an account last ended, as the chain tells: with a new password, or when it was switched off.</summary>
    public DateTimeOffset LinksEnded(string account) => ended.GetValueOrDefault("account:" + account);

    /// <summary>Accounts the chain tells of that are not in the tables.</summary>
    public IEnumerable<string> Absent => accounts.Keys;

    private static Told Created(JsonElement details)
    {
        var region = details.TryGetProperty("region", out var code) ? code.GetInt32() : (int?)null;
        return new Told
        {
            Region = region,
            Print = details.TryGetProperty("print", out var print) ? print.GetString() : region is null ? null : "",
            Grants = [.. details.GetProperty("grants").EnumerateArray().Select(g => new ToldGrant(null, Text(g, "role"), Text(g, "regionCode"), Text(g, "unit"), "", "", ""))],
        };
    }

    private static ToldGrant Given(AuditEntry entry, JsonElement details) => new(
        details.GetProperty("grant").GetInt64(), Text(details, "role"), Text(details, "regionCode"), Text(details, "unit"),
        Text(details, "from"), Text(details, "to"), entry.Who);

    // The first grants of an account have no number in the log: they are known by what they give.
    private static void End(Told account, JsonElement details)
    {
        var id = details.GetProperty("grant").GetInt64();
        var found = account.Grants.FindIndex(g => g.Id == id);
        if (found < 0)
            found = account.Grants.FindIndex(g => g.Id is null && !g.Ended
                && (g.Role, g.Region, g.Unit) == (Text(details, "role"), Text(details, "regionCode"), Text(details, "unit")));
        if (found >= 0) account.Grants[found] = account.Grants[found] with { Ended = true };
    }

    private static string Line(AccountGrant grant) => new ToldGrant(
        grant.GivenBy.Length == 0 ? null : grant.Id, grant.Role, grant.RegionCode.ToString(CultureInfo.InvariantCulture), grant.Unit ?? "",
        Day(grant.ValidFrom), Day(grant.ValidTo), grant.GivenBy)
    { Ended = grant.EndedAt is not null }.Line;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private sealed class Told
    {
        public int? Region { get; init; }
        public required List<ToldGrant> Grants { get; init; }
        public bool Disabled { get; set; }
        public bool FactorOn { get; set; }
        public string? Print { get; set; }
        public string? Factor { get; set; }
        public string? Login { get; set; }
        public DateTimeOffset LinksEnded { get; set; }
    }

    private sealed record ToldGrant(long? Id, string Role, string Region, string Unit, string From, string To, string By)
    {
        public bool Ended { get; init; }

        public string Line => string.Create(CultureInfo.InvariantCulture, $"{Id}|{Role}|{Region}|{Unit}|{From}|{To}|{By}|{Ended}");
    }
}
