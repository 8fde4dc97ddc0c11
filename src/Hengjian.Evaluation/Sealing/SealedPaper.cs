using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hengjian.Evaluation.Sealing;

/// <summary>The entry of a file of evidence in a manifest: the file, what is said of it, and what it is used for.</summary>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">As its sender named it.</param>
/// <param name="Version">Number of the version; 0 in lists of format 1, which did not hold it.</param>
/// <param name="Title">名称; null in format 1.</param>
/// <param name="Kind">类别; null in format 1.</param>
/// <param name="Number">文号; null in format 1.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="PeriodFrom">First day it is about.</param>
/// <param name="PeriodTo">Last day it is about.</param>
/// <param name="Slot">The slot it fills; null for none.</param>
/// <param name="Element">The element it proves; null for none.</param>
/// <param name="PageFrom">First page cited; null for the whole.</param>
/// <param name="PageTo">Last page cited.</param>
/// <param name="Quote">Words cited.</param>
public sealed record SealedPaper(
    string Sha256, long Size, string Name, int Version, string? Title, string? Kind, string? Number, DateOnly? IssuedOn, DateOnly? PeriodFrom, DateOnly? PeriodTo,
    string? Slot, string? Element, int? PageFrom, int? PageTo, string? Quote)
{
    /// <summary>Number of the evidence; null before format 3.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Evidence { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SealedPaper Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<SealedPaper>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The entry is empty.");
}
