using System.Globalization;

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

    /// <summary>Group of the one robot for everything.</summary>
    public const string Everywhere = "";

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

    /// <summary>Longest time for one mail, in seconds.</summary>
    public int MailSeconds { get; set; } = 30;

    /// <summary>Address of a group robot for what concerns whole regions, and for the morning's summary; null posts nothing.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Robots of single regions by code: --messaging:webhooks:990100=https://…. They get what concerns the units of the region, too.</summary>
    public Dictionary<string, Uri> Webhooks { get; set; } = [];

    /// <summary>Which robots they are.</summary>
    public WebhookShape WebhookShape { get; set; }

    /// <summary>Least seconds between two posts to one robot: most take 20 a minute and drop what is more.</summary>
    public double WebhookSeconds { get; set; } = 3.5;

    /// <summary>Where this site is reached, for links in messages: http://10.1.2.3:5080.</summary>
    public string Site { get; set; } = "";

    /// <summary>The groups there are: codes of regions, and the one for everything.</summary>
    public IEnumerable<string> Groups => (Webhook is null ? [] : (IEnumerable<string>)[Everywhere]).Concat(Webhooks.Keys.Order(StringComparer.Ordinal));

    /// <summary>Address of a group's robot; null when it has none any more.</summary>
    public Uri? AddressOf(string group) => group == Everywhere ? Webhook : Webhooks.GetValueOrDefault(group);

    /// <summary>The group a message goes to: what concerns one unit only to the robot of its region. Null: to none.</summary>
    public string? GroupOf(Message message)
    {
        if (message.Account is not null) return null;
        var own = message.Unit is { Length: > 6 } unit ? unit[..6] : message.Region.ToString("D6", CultureInfo.InvariantCulture);
        if (Webhooks.ContainsKey(own)) return own;
        return message.Unit is null && Webhook is not null ? Everywhere : null;
    }
}
