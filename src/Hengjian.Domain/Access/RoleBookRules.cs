using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hengjian.Domain.Access;

/// <summary>A role somebody made: permissions taken from built-in roles, each as it is there.</summary>
/// <param name="Id">own-1; never used twice.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Purpose">Chinese: what people in it do.</param>
/// <param name="Closed">停用: it gives nothing, and cannot be given.</param>
/// <param name="Takes">Names of permissions by the id of the built-in role they come from.</param>
public sealed record OwnRole(string Id, string Name, string Purpose, bool Closed, IReadOnlyDictionary<string, IReadOnlyList<string>> Takes);

/// <summary>What a version of the matrix changes about the built-in roles, as it is stored.</summary>
/// <param name="Narrowed">Names of the permissions taken away, by role.</param>
/// <param name="Own">Roles that were made.</param>
public sealed record RoleBookRules(IReadOnlyDictionary<string, IReadOnlyList<string>> Narrowed, IReadOnlyList<OwnRole> Own)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Nothing is changed.</summary>
    public static RoleBookRules None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>As stored: the same rules give the same text, whatever the order they were put together in.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new RoleBookRules(Sorted(Narrowed), [.. Own.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => o with { Takes = Sorted(o.Takes) })]), Json);

    /// <summary>Stored rules; null when the text is none.</summary>
    public static RoleBookRules? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RoleBookRules>(text, Json) is { Narrowed: not null, Own: not null } rules
                && rules.Narrowed.Values.All(v => v is not null) && rules.Own.All(o => o is { Id: not null, Name: not null, Purpose: not null, Takes: not null } && o.Takes.Values.All(v => v is not null))
                ? rules : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>With another set of permissions taken from a built-in role.</summary>
    public RoleBookRules Narrow(string role, IEnumerable<Permission> taken)
    {
        var names = taken.Distinct().Order().Select(p => p.ToString()).ToList();
        var narrowed = Narrowed.Where(n => n.Key != role).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);
        if (names.Count > 0) narrowed[role] = names;
        return this with { Narrowed = narrowed };
    }

    /// <summary>With a role added, or another in the place of the one of its id.</summary>
    public RoleBookRules Set(OwnRole role) => this with { Own = [.. Own.Where(o => o.Id != role.Id), role] };

    private static SortedDictionary<string, IReadOnlyList<string>> Sorted(IReadOnlyDictionary<string, IReadOnlyList<string>> lists) => new(
        lists.Where(l => l.Value.Count > 0).ToDictionary(l => l.Key, l => (IReadOnlyList<string>)[.. l.Value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal),
        StringComparer.Ordinal);
}
