using System.Net.Http.Json;
using System.Text;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>An address and who gets through it.</summary>
/// <param name="Address">Method and pattern, as the program maps it.</param>
/// <param name="Of">What it names; see <see cref="RightsWorld.Things"/>. Empty for a general door, which asks for a role alone.</param>
/// <param name="May">Who gets through: a statement; for a general door roles, * for whoever has signed in, - for everybody.</param>
/// <param name="Sees">Who is told why not; to others the thing does not exist. Null for who may.</param>
/// <param name="Body">What is sent: something that would be taken from who may.</param>
internal sealed record Door(string Address, string Of, string May, string? Sees = null, Func<RightsWorld, HttpContent>? Body = null)
{
    public HttpMethod Method => new(Address[..Address.IndexOf(' ', StringComparison.Ordinal)]);

    public string Pattern => Address[(Address.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>Added to the address.</summary>
    public string Query { get; init; } = "";

    /// <summary>Who sees it and may not is told on the page itself, or nothing of what was sent is theirs to change: what counts is that nothing changes.</summary>
    public bool InWords { get; init; }

    /// <summary>A file leaves with the answer, which is written down.</summary>
    public bool Logged { get; init; }

    /// <summary>The scene in which the first who may does it, and it is taken; null where another test shows that.</summary>
    public Scene? Shown { get; init; }

    /// <summary>Whether the role of somebody is named: else the role alone shuts the door.</summary>
    public bool Names(string person) => RightsWorld.People[person].Any(g => $" {May} {Sees}".Contains($" {g.Role}:", StringComparison.Ordinal));

    public bool IsGeneral => Of.Length == 0;

    public bool IsRead => Method == HttpMethod.Get;
}

/// <summary>Bodies of requests.</summary>
internal static class Bodies
{
    public static Func<RightsWorld, HttpContent> Form(params (string Name, string Value)[] fields) =>
        // A form without a field would not be taken for one.
        _ => new FormUrlEncodedContent(fields.Append(("sent", "yes")).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    public static Func<RightsWorld, HttpContent> Form(Func<RightsWorld, (string Name, string Value)[]> fields) => w => Form(fields(w))(w);

    public static Func<RightsWorld, HttpContent> Json(Func<RightsWorld, object> body) => w => JsonContent.Create(body(w));

    public static Func<RightsWorld, HttpContent> Bytes(string text) => _ => new ByteArrayContent(Encoding.UTF8.GetBytes(text));

    public static Func<RightsWorld, HttpContent> File(string field, string name, Func<RightsWorld, byte[]> content, params (string Name, string Value)[] more) => w =>
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content(w)), field, name } };
        foreach (var (key, value) in more) form.Add(new StringContent(value), key);
        return form;
    };
}
