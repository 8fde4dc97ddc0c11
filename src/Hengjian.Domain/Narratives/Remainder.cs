using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hengjian.Domain.Narratives;

/// <summary>剩余对象: what is still to be done, by name or by a stated number.</summary>
/// <param name="Objects">Names of schools, places or projects, in the order written; empty when only counted.</param>
/// <param name="Count">How many, as stated; null when the names say it.</param>
public sealed record Remainder(IReadOnlyList<string> Objects, int? Count)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing is named and nothing counted.</summary>
    public static Remainder None { get; } = new([], null);

    /// <summary>Neither a name nor a number above 0.</summary>
    public bool IsEmpty => Objects.Count == 0 && Count is null or 0;

    /// <summary>From what was typed: names by lines, or by 、 ； and commas.</summary>
    /// <param name="names">The names; may be null.</param>
    /// <param name="count">The number; null when none was typed.</param>
    public static Remainder Read(string? names, int? count) =>
        new([.. (names ?? "").Split(['\n', '\r', '、', '；', ';', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)], count);

    /// <summary>As stored in a version; empty when there is nothing.</summary>
    public string Store() => Objects.Count == 0 && Count is null ? "" : JsonSerializer.Serialize(this, Json);

    /// <summary>From a version.</summary>
    public static Remainder Load(string stored) => stored.Length == 0 ? None : JsonSerializer.Deserialize<Remainder>(stored, Json) ?? None;

    /// <summary>Chinese: 15 个：东溪幼儿园、西山幼儿园.</summary>
    public string Words() => (Count, Objects.Count) switch
    {
        (null, 0) => "",
        ({ } n, 0) => FormattableString.Invariant($"{n} 个"),
        (var n, var named) => FormattableString.Invariant($"{n ?? named} 个：{string.Join('、', Objects)}"),
    };
}
