using Hengjian.Domain.Accounts;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.SignIn;

/// <summary>The OIDC provider of the house; without an authority there is none, and nothing of it shows.</summary>
/// <param name="Authority">Where its settings are found: https://id.example.cn/realms/edu. Null: off.</param>
/// <param name="ClientId">Name of this system there.</param>
/// <param name="SecretFile">File with its secret, so that it stands in no command line; null for a public client.</param>
/// <param name="Name">What the buttons say.</param>
/// <param name="Site">Where this site is reached; null takes it from the request.</param>
public sealed record ExternalOptions(Uri? Authority, string ClientId, string? SecretFile, string Name, Uri? Site)
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "oidc";

    /// <summary>No provider.</summary>
    public static ExternalOptions Off { get; } = new(null, "", null, "统一身份认证", null);

    /// <summary>Whether somebody can sign in by it.</summary>
    public bool IsOn => Authority is not null;

    /// <summary>Reads the settings; a wrong one keeps the program from starting, for half a door is none.</summary>
    public static Result<ExternalOptions> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["authority"] is not { Length: > 0 } text) return Off;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !IsSafe(authority)) return ExternalProblems.BadSettings("authority 要是 https 地址（本机可用 http）");
        if (section["clientId"] is not { Length: > 0 } client) return ExternalProblems.BadSettings("没有 clientId");
        if (section["secretFile"] is { Length: > 0 } file && !File.Exists(file)) return ExternalProblems.BadSettings($"没有密钥文件 {file}");
        Uri? site = null;
        if (section["site"] is { Length: > 0 } typed && !Uri.TryCreate(typed, UriKind.Absolute, out site)) return ExternalProblems.BadSettings("site 不是地址");
        return new ExternalOptions(authority, client, section["secretFile"] is { Length: > 0 } secret ? secret : null, section["name"] is { Length: > 0 } name ? name : Off.Name, site);
    }

    // Tokens travel to and from there.
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
