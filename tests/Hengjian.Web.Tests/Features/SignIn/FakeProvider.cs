using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hengjian.Web.Tests.Features.SignIn;

/// <summary>
/// A provider on the loopback of the test. It makes its tokens by hand, so that what is wrong with them is wrong by the standard's letter and not by a
/// library's.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private RSA key = RSA.Create(2048);
    private string keyId = "k1";
    private RSA? published;

    private FakeProvider(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public const string Client = "hengjian-test";
    public const string Secret = "very secret";

    /// <summary>Changes the claims of the next tokens.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = _ => { };

    /// <summary>Makes a token of header and payload; null signs it rightly.</summary>
    public Func<string, string>? Sign { get; set; }

    public string Algorithm { get; set; } = "RS256";

    public string Subject { get; set; } = "u-1";

    public int KeysAsked { get; private set; }

    public Dictionary<string, string> LastExchange { get; private set; } = [];

    /// <summary>What was asked for at the way out, by code.</summary>
    private readonly Dictionary<string, (string Nonce, string Challenge, string Back)> codes = [];

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => TypedResults.Json(new
        {
            issuer = provider.Address,
            authorization_endpoint = provider.Address + "/authorize",
            token_endpoint = provider.Address + "/token",
            jwks_uri = provider.Address + "/keys",
        }));
        app.MapGet("/keys", provider.Keys);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync();
        provider.Address = app.Urls.First();
        return provider;
    }

    /// <summary>What a person does there: signs in, and is sent back with a code.</summary>
    public string SignIn(Uri wayOut, string? state = null)
    {
        var query = HttpUtility.ParseQueryString(wayOut.Query);
        Assert.Equal(("code", Client, "S256"), (query["response_type"], query["client_id"], query["code_challenge_method"]));
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (query["nonce"]!, query["code_challenge"]!, query["redirect_uri"]!);
        return $"{new Uri(query["redirect_uri"]!).AbsolutePath}?code={code}&state={Uri.EscapeDataString(state ?? query["state"]!)}&iss={Uri.EscapeDataString(Address)}";
    }

    /// <summary>Another key from now on; the old one is no longer published.</summary>
    public void Rotate() => (key, keyId) = (RSA.Create(2048), "k" + Guid.NewGuid().ToString("N"));

    /// <summary>Signs with a key that is not the published one.</summary>
    public void SignWithAnother() => (published, key) = (key, RSA.Create(2048));

    private IResult Keys()
    {
        KeysAsked++;
        var shown = (published ?? key).ExportParameters(false);
        return TypedResults.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = keyId, n = Encode(shown.Modulus!), e = Encode(shown.Exponent!) } } });
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        LastExchange = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        LastExchange["authorization"] = request.Headers.Authorization.ToString();
        // A code works once, and for who began it.
        if (!codes.Remove(form["code"].ToString(), out var begun) || begun.Back != form["redirect_uri"]
            || Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != begun.Challenge) return TypedResults.Json(new { error = "invalid_grant" }, statusCode: 400);
        return TypedResults.Json(new { access_token = "x", token_type = "Bearer", id_token = Token(begun.Nonce) });
    }

    private string Token(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object> { ["iss"] = Address, ["sub"] = Subject, ["aud"] = Client, ["exp"] = now + 300, ["iat"] = now, ["nonce"] = nonce };
        Claims(claims);
        var text = Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = Algorithm, typ = "JWT", kid = keyId })) + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return Sign is { } other ? other(text) : text + "." + Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>The published key as text, as somebody would misuse it for a shared secret.</summary>
    public byte[] PublicKeyBytes => Encoding.ASCII.GetBytes(key.ExportRSAPublicKeyPem());

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
