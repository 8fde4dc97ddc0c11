using System.Net.Http.Json;
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

/// <summary>Shape of the JSON a webhook takes.</summary>
public enum WebhookShape
{
    /// <summary>企业微信.</summary>
    WeCom,

    /// <summary>钉钉.</summary>
    DingTalk,
}

/// <summary>How messages leave the house; without a host or address nothing does.</summary>
public sealed class MessagingOptions
{
    /// <summary>Name of the configuration section: --messaging:mailHost ….</summary>
    public const string Section = "messaging";

    /// <summary>SMTP server; null sends no mail.</summary>
    public string? MailHost { get; set; }

    /// <summary>Its port.</summary>
    public int MailPort { get; set; } = 25;

    /// <summary>TLS after STARTTLS.</summary>
    public bool MailTls { get; set; }

    /// <summary>Sender.</summary>
    public string MailFrom { get; set; } = "hengjian@localhost";

    /// <summary>User at the SMTP server; null for none.</summary>
    public string? MailUser { get; set; }

    /// <summary>File with the user's password, so that it stands in no command line.</summary>
    public string? MailPasswordFile { get; set; }

    /// <summary>Address of a group robot; null posts nothing.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Which robot it is.</summary>
    public WebhookShape WebhookShape { get; set; }

    /// <summary>Where this site is reached, for links in messages: http://10.1.2.3:5080.</summary>
    public string Site { get; set; } = "";
}

/// <summary>Sends what the outbox holds for people: by e-mail to those whose address is known, and to the webhook.</summary>
/// <remarks>A message names what waits and where, never contents. Sent again after a stop it carries the same Message-ID.</remarks>
public sealed class MessageSender(Workspace workspace, MessagingOptions options, HttpClient http)
{
    /// <summary>A mail server or robot that takes longer is given up for this time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Handles duties of <see cref="MessageOutbox.Kind"/>.</summary>
    public async Task<Result<bool>> SendAsync(OutboxRecord row, CancellationToken cancel)
    {
        var message = Outbox.Read<Message>(row);
        if (options.MailHost is { } host && await AddressesAsync(message, cancel) is { Count: > 0 } to) await MailAsync(host, row.Key, message, to, cancel);
        if (options.Webhook is { } address) await PostAsync(address, message, cancel);
        return true;
    }

    private async Task MailAsync(string host, string key, Message message, IReadOnlyList<string> to, CancellationToken cancel)
    {
        using var client = new SmtpClient(host, options.MailPort) { EnableSsl = options.MailTls, Timeout = 20_000 };
        if (options.MailUser is { } user)
        {
            var password = options.MailPasswordFile is { } file ? (await File.ReadAllTextAsync(file, cancel)).Trim() : "";
            client.Credentials = new System.Net.NetworkCredential(user, password);
        }
        using var mail = new MailMessage { From = new MailAddress(options.MailFrom, "衡鉴", Encoding.UTF8), Subject = message.Title, SubjectEncoding = Encoding.UTF8 };
        mail.Body = $"{message.Text}\n\n{options.Site}{message.Link}\n\n本邮件由系统发出，请勿回复。";
        mail.BodyEncoding = Encoding.UTF8;
        mail.Headers.Add("Message-ID", $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}@hengjian>");
        foreach (var address in to) mail.Bcc.Add(address);
        await client.SendMailAsync(mail, cancel);
    }

    private async Task PostAsync(Uri address, Message message, CancellationToken cancel)
    {
        var text = $"**{message.Title}**\n{message.Text}\n[去办理]({options.Site}{message.Link})";
        object body = options.WebhookShape == WebhookShape.WeCom
            ? new { msgtype = "markdown", markdown = new { content = text } }
            : new { msgtype = "markdown", markdown = new { title = message.Title, text } };
        using var answer = await http.PostAsJsonAsync(address, body, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(Message message, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var people = message switch
        {
            { Account: { } name } => db.Accounts.Where(a => a.Name == name && a.PersonId != null).Select(a => a.PersonId!.Value),
            { Unit: { } unit } => db.Appointments
                .Where(a => a.From <= today && (a.To == null || a.To >= today) && db.Posts.Any(p => p.Id == a.PostId && p.UnitId == unit)).Select(a => a.PersonId),
            _ => HoldersOf(db, message),
        };
        var mails = await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.Active && p.Mail != "").Select(p => p.Mail).ToListAsync(cancel);
        return [.. mails.Where(m => MailAddress.TryCreate(m, out _)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }

    private static IQueryable<long> HoldersOf(AppDb db, Message message)
    {
        var roles = Enum.TryParse<Permission>(message.Permission, out var permission)
            ? Roles.All.Where(r => r.Has(permission)).Select(r => r.Id).ToList() : [];
        return db.Accounts
            .Where(a => a.PersonId != null && a.Grants.Any(g => g.RegionCode == message.Region && roles.Contains(g.Role) && g.EndedAt == null))
            .Select(a => a.PersonId!.Value);
    }
}
