using System.Net;
using System.Text.RegularExpressions;

namespace Hengjian.Evening;

/// <summary>One clerk's browser: cookies, the form token, and the requests a page sends.</summary>
internal sealed partial class ClerkSession : IDisposable
{
    private readonly HttpClient client;
    private string token = "";

    public ClerkSession(Uri server, string name)
    {
        Name = name;
        client = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(30),
            ConnectTimeout = TimeSpan.FromSeconds(20),
        })
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>Name at the door.</summary>
    public string Name { get; }

    /// <summary>Signs in through the same form as a person.</summary>
    /// <exception cref="InvalidOperationException">The door did not open.</exception>
    public async Task SignInAsync(string password, CancellationToken cancel)
    {
        await OpenAsync("/sign-in", cancel);
        using var form = new FormUrlEncodedContent([new("account", Name), new("password", password), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync("/sign-in", form, cancel);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{Name}: sign-in answered {(int)answer.StatusCode}.");
    }

    /// <summary>Reads a page and keeps its form token.</summary>
    public async Task<string> OpenAsync(string address, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(address, cancel);
        var body = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address.Split('?')[0]}: {(int)answer.StatusCode}");
        if (FormToken().Match(body) is { Success: true } found) token = WebUtility.HtmlDecode(found.Groups[1].Value);
        return body;
    }

    /// <summary>Sends a body with the form token in its header, as the page's script does.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string address, HttpContent content, CancellationToken cancel, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request, cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>Sends a form, as a page without scripts does.</summary>
    /// <returns>Where it sends the browser, or what its page complains of.</returns>
    public async Task<(HttpStatusCode Status, string? Next)> SubmitAsync(string address, CancellationToken cancel, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(address, form, cancel);
        if (answer.Headers.Location is { } next) return (answer.StatusCode, next.ToString());
        var alert = Alert().Match(await answer.Content.ReadAsStringAsync(cancel));
        return (answer.StatusCode, Tag().Replace(alert.Groups[1].Value, " "));
    }

    /// <summary>Sends a form with files.</summary>
    public async Task<(HttpStatusCode Status, string? Next)> SubmitAsync(string address, MultipartFormDataContent form, CancellationToken cancel)
    {
        form.Add(new StringContent(token), "__RequestVerificationToken");
        using var answer = await client.PostAsync(address, form, cancel);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("role=\"alert\"([\\s\\S]{0,800})")]
    private static partial Regex Alert();

    [GeneratedRegex("<[^>]*>|\\s+")]
    private static partial Regex Tag();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
