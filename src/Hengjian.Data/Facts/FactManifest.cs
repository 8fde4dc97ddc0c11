using System.Text.Json;
using System.Text.Json.Serialization;
using Hengjian.Data.Storage;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>manifest.json of a snapshot. Its hash is the snapshot's name; who gave it and when is in the records.</summary>
internal sealed record FactManifest(
    int Format,
    string Kind,
    Grain Grain,
    int Period,
    int RegionCode,
    int Rows,
    string DictionaryVersion,
    string DefinitionNote,
    IReadOnlyList<DefinitionChange> DefinitionChanges,
    IReadOnlyList<SourceFile>? Sources,
    IReadOnlyList<ManifestColumn> Columns,
    IReadOnlyList<StoredFile> Files)
{
    /// <summary>2: rows may name the sheet of their file. 3: narrow numbers; row heads and texts as ranges.</summary>
    public const int CurrentFormat = 3;
}

/// <summary>A column of a snapshot.</summary>
/// <param name="Element">Data element id.</param>
/// <param name="Kind">number, code or text.</param>
/// <param name="Labels">Chinese codes of a code column.</param>
/// <param name="Type">How the numbers are stored: u8, u16 or i32 over a divisor, or f64; the ending of their file.</param>
/// <param name="Divisor">What stored whole numbers are divided by; their largest value stands for no number.</param>
internal sealed record ManifestColumn(string Element, string Kind, IReadOnlyList<string>? Labels = null, string? Type = null, int? Divisor = null);

/// <summary>The manifest's shape, described at build time: every start reads some, and reflection would cost more than the reading.</summary>
[JsonSerializable(typeof(FactManifest))]
internal sealed partial class FactManifestJson : JsonSerializerContext
{
    private static readonly FactManifestJson Shared = new(StoreJson.NewOptions());

    /// <exception cref="JsonException">The bytes are no manifest; their hash was right, so a program wrote them wrongly.</exception>
    public static FactManifest Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Shared.FactManifest) ?? throw new JsonException("null where an object belongs");

    public static byte[] Write(FactManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Shared.FactManifest);
}
