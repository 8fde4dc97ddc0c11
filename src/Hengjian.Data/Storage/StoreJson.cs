using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hengjian.Data.Storage;

/// <summary>
/// The one way stored JSON is written: UTF-8, members in the order of their declaration, Chinese as it is, enums by
/// name, no computed members; the same object always gives the same bytes.
/// </summary>
internal static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = ReadOnly();

    /// <summary>The same, to be completed: for shapes that are described at build time.</summary>
    public static JsonSerializerOptions NewOptions() => Make();

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The bytes are no such object; their hash was right, so a program wrote them wrongly.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException("null where an object belongs");

    private static JsonSerializerOptions ReadOnly()
    {
        var options = Make();
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            WriteIndented = true,
            NewLine = "\n",
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
