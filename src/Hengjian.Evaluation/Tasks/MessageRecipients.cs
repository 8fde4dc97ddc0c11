using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tasks;

/// <summary>For whom messages are, in Chinese: what the system administrator is shown of those that did not go out.</summary>
internal static class MessageRecipients
{
    /// <summary>王某，w***@example.cn.</summary>
    public static async Task<string> OfMailAsync(AppDb db, OutboxRecord row, CancellationToken cancel)
    {
        var person = Outbox.Read<MailDuty>(row).Person;
        var found = await db.People.AsNoTracking().Where(p => p.Id == person).Select(p => new { p.Name, p.Mail }).SingleOrDefaultAsync(cancel);
        return found is null ? "人员已不在" : $"{found.Name}，{(found.Mail.Length > 0 ? Masked(found.Mail) : "没有邮箱")}";
    }

    /// <summary>岚溪市的群.</summary>
    public static async Task<string> OfChatAsync(AppDb db, OutboxRecord row, CancellationToken cancel)
    {
        var group = Outbox.Read<ChatDuty>(row).Group;
        return group.Length == 0 ? "总群" : await RegionAsync(db, group, cancel) + "的群";
    }

    /// <summary>A unit, an account, or whoever does something in a region.</summary>
    public static async Task<string> OfMessageAsync(AppDb db, OutboxRecord row, CancellationToken cancel)
    {
        var message = Outbox.Read<Message>(row);
        if (message.Account is { } account) return await db.Accounts.Where(a => a.Name == account).Select(a => a.DisplayName).SingleOrDefaultAsync(cancel) ?? account;
        if (message.Unit is { } unit) return await db.Units.Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(cancel) ?? unit;
        var what = Enum.TryParse<Permission>(message.Permission, out var permission) ? permission.NameOf() : message.Permission;
        return $"{await RegionAsync(db, message.Region.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), cancel)}有“{what}”权限的人";
    }

    private static async Task<string> RegionAsync(AppDb db, string code, CancellationToken cancel) =>
        !int.TryParse(code, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? code
            : await db.Regions.AsNoTracking().Where(r => r.RegionCode == number).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefaultAsync(cancel) ?? code;

    // The first letter and the host are enough to tell which it is.
    private static string Masked(string mail) => mail.IndexOf('@', StringComparison.Ordinal) is var at && at < 1 ? "***" : $"{mail[0]}***{mail[at..]}";
}
