using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tasks;

/// <summary>One mail to one person, as the outbox keeps it; the address is looked up when it goes.</summary>
/// <param name="Person">Number of the person.</param>
/// <param name="Title">Chinese subject.</param>
/// <param name="Text">Chinese.</param>
/// <param name="Link">Address of the page, from the root.</param>
public sealed record MailDuty(long Person, string Title, string Text, string Link);

/// <summary>One post to one group.</summary>
/// <param name="Group">Code of a region; empty for the robot for everything.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Text">Chinese.</param>
/// <param name="Link">Address of the page, from the root.</param>
public sealed record ChatDuty(string Group, string Title, string Text, string Link);

/// <summary>
/// Sends what the outbox holds for people. A message becomes a duty for each recipient and one for the group, so that one bad address or a robot that
/// is down repeats nothing to anybody else, and neither keeps the other waiting.
/// </summary>
/// <remarks>A message names what waits and where, never contents. Sent again after a stop it carries the same Message-ID.</remarks>
public sealed class MessageSender(Workspace workspace, MessagingOptions options, HttpClient http)
{
    /// <summary>Kind of the duty to send one mail.</summary>
    public const string MailKind = "mail";

    /// <summary>Kind of the duty to post to one group.</summary>
    public const string ChatKind = "chat";

    /// <summary>A robot that takes longer is given up for this time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ChatRobots robots = new(options, http);

    /// <summary>The handlers, each with a line of its own in the outbox.</summary>
    public IReadOnlyList<OutboxDuty> Duties =>
    [
        new(MessageOutbox.Kind, ExpandAsync) { Name = "分发消息", ToWhom = MessageRecipients.OfMessageAsync },
        new(MailKind, MailAsync) { Name = "发邮件", ToWhom = MessageRecipients.OfMailAsync },
        new(ChatKind, ChatAsync) { Name = "发群消息", ToWhom = MessageRecipients.OfChatAsync },
    ];

    /// <summary>Makes the duties of a message; made again they are the same.</summary>
    private async Task<Result<bool>> ExpandAsync(OutboxRecord row, CancellationToken cancel)
    {
        var message = Outbox.Read<Message>(row);
        var now = workspace.Clock.GetUtcNow();
        await using var db = workspace.OpenDb();
        if (options.MailHost is not null)
        {
            var people = await PeopleAsync(db, message, cancel);
            var print = PrintOf(row.Key);
            await Outbox.PutManyAsync(
                db, MailKind, [.. people.Select(p => (string.Create(CultureInfo.InvariantCulture, $"{print}:{p}"), (object)new MailDuty(p, message.Title, message.Text, message.Link)))], now, cancel);
        }
        if (options.GroupOf(message) is { } group)
        {
            // A notice to twenty units is told to the group of their region once.
            var chat = new ChatDuty(group, message.Title, message.Text, message.Link);
            await Outbox.PutAsync(db, ChatKind, $"{PrintOf($"{group}\n{chat.Title}\n{chat.Text}\n{chat.Link}")}:{BeijingTime.DayOf(now):yyyyMMdd}", chat, now, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<Result<bool>> MailAsync(OutboxRecord row, CancellationToken cancel)
    {
        var duty = Outbox.Read<MailDuty>(row);
        if (options.MailHost is not { } host) return true;
        string? address;
        await using (var db = workspace.OpenDb())
            address = await db.People.AsNoTracking().Where(p => p.Id == duty.Person && p.Active).Select(p => p.Mail).FirstOrDefaultAsync(cancel);
        if (!MailAddress.TryCreate(address, out var to)) return true;
        using var client = new SmtpClient(host, options.MailPort) { EnableSsl = options.MailTls };
        if (options.MailUser is { } user)
        {
            var password = options.MailPasswordFile is { } file ? (await File.ReadAllTextAsync(file, cancel)).Trim() : "";
            client.Credentials = new System.Net.NetworkCredential(user, password);
        }
        using var mail = new MailMessage { From = new MailAddress(options.MailFrom, "衡鉴", Encoding.UTF8), Subject = ShortText.OneLine(duty.Title), SubjectEncoding = Encoding.UTF8 };
        mail.Body = $"{duty.Text}\n\n{options.Site}{duty.Link}\n\n本邮件由系统发出，请勿回复。";
        mail.BodyEncoding = Encoding.UTF8;
        mail.Headers.Add("Message-ID", $"<{PrintOf(row.Key)}@hengjian>");
        mail.To.Add(to);
        // The client's own time-out does not hold for what is awaited.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.MailSeconds));
        await client.SendMailAsync(mail, limit.Token);
        return true;
    }

    private async Task<Result<bool>> ChatAsync(OutboxRecord row, CancellationToken cancel)
    {
        var duty = Outbox.Read<ChatDuty>(row);
        return options.AddressOf(duty.Group) is { } address ? await robots.PostAsync(address, duty.Title, duty.Text, duty.Link, cancel) : true;
    }

    private async Task<IReadOnlyList<long>> PeopleAsync(AppDb db, Message message, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        List<long> people = message switch
        {
            { Account: { } name } => await db.Accounts.Where(a => a.Name == name && !a.Disabled && a.PersonId != null).Select(a => a.PersonId!.Value).ToListAsync(cancel),
            { Unit: { } unit } => await db.Appointments
                .Where(a => a.From <= today && (a.To == null || a.To >= today) && db.Posts.Any(p => p.Id == a.PostId && p.UnitId == unit)).Select(a => a.PersonId).ToListAsync(cancel),
            _ => await HoldersAsync(db, message, cancel),
        };
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.Active && p.Mail != "").Select(p => p.Id).Order().ToListAsync(cancel);
    }

    // Whoever holds the permission in exactly this region now: rights that have ended, or not begun, and roles without it get nothing.
    private async Task<List<long>> HoldersAsync(AppDb db, Message message, CancellationToken cancel)
    {
        if (!Enum.TryParse<Permission>(message.Permission, out var permission)) return [];
        var now = workspace.Clock.GetUtcNow();
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants)
            .Where(a => a.PersonId != null && !a.Disabled && a.Grants.Any(g => g.RegionCode == message.Region)).ToListAsync(cancel);
        return [.. accounts.Where(a => a.Grants.Any(g => g.RegionCode == message.Region && g.IsInForce(now) && book.Find(g.Role)?.Has(permission) == true)).Select(a => a.PersonId!.Value)];
    }

    private static string PrintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
