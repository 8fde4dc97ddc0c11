using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hengjian.Data.Facts;

namespace Hengjian.Data.Storage;

/// <summary>
/// The one way stored JSON is written: UTF-8, members in the order of their declaration, Chinese as it is, enums by
/// name, no computed members; the same object always gives the same bytes.
/// </summary>
internal static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The bytes are no such object; their hash was right, so a program wrote them wrongly.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException("null where an object belongs");

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
        // What every start reads is described at build time: reflection would cost more than the reading.
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(StoreJsonContext.Default, new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>Shapes known at build time.</summary>
[JsonSerializable(typeof(FactManifest))]
internal sealed partial class StoreJsonContext : JsonSerializerContext;
