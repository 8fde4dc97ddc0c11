using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hengjian.Web.Features.SignIn;

/// <summary>
/// The provider by the OIDC code flow: its settings and keys, the way out, and what comes back for a code. An id token is believed when it is signed by a
/// present key of the issuer, for this client, within its time, and carries the nonce of the way out (OpenID Connect Core 1.0, 3.1.3.7).
/// </summary>
public sealed class ExternalProvider(ExternalOptions options, HttpClient http, TimeProvider clock)
{
    /// <summary>Longest time for one question to the provider.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const int LongestSubject = 255;

    private static readonly TimeSpan SettingsLast = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Public keys only: with a shared secret whoever knows the client's could make tokens.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly SemaphoreSlim reading = new(1);
    private Settings? settings;

    private sealed record Settings(string Issuer, Uri Authorize, Uri Token, Uri Keys, bool SecretInForm, IReadOnlyList<SecurityKey> Signing, DateTimeOffset At, DateTimeOffset KeysAt);

    /// <summary>The address to go to.</summary>
    public async Task<Result<Uri>> WayOutAsync(string state, string nonce, string verifier, string back, CancellationToken cancel)
    {
        var read = await SettingsAsync(freshKeys: false, cancel);
        if (!read.TryGet(out var known)) return Result.Fail<Uri>(read.Problems);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = back,
            ["scope"] = "openid",
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        });
        return new Uri(known.Authorize + (known.Authorize.Query.Length > 0 ? "&" + query.Value![1..] : query.Value));
    }

    /// <summary>Who a code stands for.</summary>
    /// <param name="code">What the provider sent back.</param>
    /// <param name="issuer">Who says so, where the provider says it (RFC 9207).</param>
    /// <param name="verifier">Of the way out.</param>
    /// <param name="nonce">Of the way out.</param>
    /// <param name="back">The address it was sent back to.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<ExternalIdentity>> RedeemAsync(string code, string? issuer, string verifier, string nonce, string back, CancellationToken cancel)
    {
        var read = await SettingsAsync(freshKeys: false, cancel);
        if (!read.TryGet(out var known)) return Result.Fail<ExternalIdentity>(read.Problems);
        if (issuer is not null && issuer != known.Issuer) return ExternalProblems.NotBelieved("签发者不符");
        var token = await ExchangeAsync(known, code, verifier, back, cancel);
        if (!token.TryGet(out var text)) return Result.Fail<ExternalIdentity>(token.Problems);
        var seen = await ValidateAsync(known, text);
        // A key that is not known yet: the provider may have changed them since.
        if (seen.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException)
        {
            var again = await SettingsAsync(freshKeys: true, cancel);
            if (again.TryGet(out var fresh)) seen = await ValidateAsync(fresh, text);
        }
        return seen.IsValid ? Identity((JsonWebToken)seen.SecurityToken, known.Issuer, nonce) : ExternalProblems.NotBelieved(ReasonOf(seen.Exception));
    }

    private Result<ExternalIdentity> Identity(JsonWebToken token, string issuer, string nonce)
    {
        if (!token.TryGetClaim("nonce", out var said) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said.Value), Encoding.UTF8.GetBytes(nonce)))
            return ExternalProblems.NotBelieved("不是为这次登录签发的");
        var party = token.TryGetClaim("azp", out var azp) ? azp.Value : null;
        if ((party is not null && party != options.ClientId) || (token.Audiences.Count() > 1 && party is null)) return ExternalProblems.NotBelieved("不是签发给本系统的");
        return token.Subject is { Length: > 0 and <= LongestSubject } subject ? new ExternalIdentity(issuer, subject) : ExternalProblems.NotBelieved("没有身份编号");
    }

    private Task<TokenValidationResult> ValidateAsync(Settings known, string token) => Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = known.Issuer,
        ValidAudience = options.ClientId,
        IssuerSigningKeys = known.Signing,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return until > now - Skew && (from is null || from < now + Skew);
        },
    });

    private static string ReasonOf(Exception? why) => why switch
    {
        SecurityTokenInvalidIssuerException => "签发者不符",
        SecurityTokenInvalidAudienceException => "不是签发给本系统的",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException => "不在有效期内",
        SecurityTokenInvalidAlgorithmException => "签名算法不允许",
        _ => "签名不能核实",
    };

    private async Task<Result<string>> ExchangeAsync(Settings known, string code, string verifier, string back, CancellationToken cancel)
    {
        var fields = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = back, ["code_verifier"] = verifier };
        using var request = new HttpRequestMessage(HttpMethod.Post, known.Token);
        var secret = options.SecretFile is { } file ? (await File.ReadAllTextAsync(file, cancel)).Trim() : null;
        if (secret is not null && !known.SecretInForm)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}")));
        else fields["client_id"] = options.ClientId;
        if (secret is not null && known.SecretInForm) fields["client_secret"] = secret;
        request.Content = new FormUrlEncodedContent(fields);
        return await AskAsync(request, answer => answer.TryGetProperty("id_token", out var token) && token.GetString() is { Length: > 0 } text
            ? text : Result.Fail<string>([ExternalProblems.Away("没有返回身份信息")]), cancel);
    }

    private async Task<Result<Settings>> SettingsAsync(bool freshKeys, CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (settings is { } known && now < known.At + SettingsLast)
            {
                // Nobody makes this program ask for keys as often as they send tokens.
                if (!freshKeys || now < known.KeysAt + BetweenKeys) return known;
                var keys = await KeysAsync(known.Keys, cancel);
                if (!keys.TryGet(out var signing)) return Result.Fail<Settings>(keys.Problems);
                return settings = known with { Signing = signing, KeysAt = now };
            }
            var authority = options.Authority!.ToString().TrimEnd('/');
            using var request = new HttpRequestMessage(HttpMethod.Get, authority + "/.well-known/openid-configuration");
            var read = await AskAsync(request, answer => Parse(answer, authority, now), cancel);
            if (!read.TryGet(out var found)) return read;
            var fresh = await KeysAsync(found.Keys, cancel);
            if (!fresh.TryGet(out var first)) return Result.Fail<Settings>(fresh.Problems);
            return settings = found with { Signing = first };
        }
        finally
        {
            reading.Release();
        }
    }

    private static Result<Settings> Parse(JsonElement answer, string authority, DateTimeOffset now)
    {
        string? Text(string name) => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        Uri? Address(string name) => Uri.TryCreate(Text(name), UriKind.Absolute, out var address) && ExternalOptions.IsSafe(address) ? address : null;
        if (Text("issuer") is not { } issuer || issuer.TrimEnd('/') != authority) return ExternalProblems.Away("它的设置里签发者不符");
        if (Address("authorization_endpoint") is not { } authorize || Address("token_endpoint") is not { } token || Address("jwks_uri") is not { } keys) return ExternalProblems.Away("它的设置不全");
        var methods = answer.TryGetProperty("token_endpoint_auth_methods_supported", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(m => m.ToString()).ToList() : [];
        return new Settings(issuer, authorize, token, keys, methods.Contains("client_secret_post") && !methods.Contains("client_secret_basic"), [], now, now);
    }

    private async Task<Result<IReadOnlyList<SecurityKey>>> KeysAsync(Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await AskAsync<IReadOnlyList<SecurityKey>>(
            request, answer => Result.Ok<IReadOnlyList<SecurityKey>>([.. new JsonWebKeySet(answer.GetRawText()).Keys.Where(k => k.Kty is "RSA" or "EC" && k.Use is null or "" or "sig")]), cancel);
    }

    private async Task<Result<T>> AskAsync<T>(HttpRequestMessage request, Func<JsonElement, Result<T>> read, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (!answer.IsSuccessStatusCode) return ExternalProblems.Away(FormattableString.Invariant($"它答复 {(int)answer.StatusCode}"));
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement.Clone()) : ExternalProblems.Away("它的答复看不懂");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ArgumentException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return ExternalProblems.Away(e is OperationCanceledException ? "它没有答复" : e is HttpRequestException ? "连不上它" : "它的答复看不懂");
        }
    }
}
