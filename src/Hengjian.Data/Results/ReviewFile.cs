using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hengjian.Data.Storage;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Data.Results;

/// <summary>Review inputs as text: one JSON object a line, lines in ordinal order, so that their order never matters.</summary>
public static class ReviewFile
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>SHA-256 over the text, lower-case hex.</summary>
    public static string Hash(ReviewInputs reviews) => Convert.ToHexStringLower(SHA256.HashData(Write(reviews)));

    /// <summary>The text as UTF-8.</summary>
    internal static byte[] Write(ReviewInputs reviews)
    {
        var text = new StringBuilder();
        foreach (var line in reviews.Entries.Select(e => JsonSerializer.Serialize(e, Options)).Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <exception cref="JsonException">A line is no review input.</exception>
    internal static ReviewInputs Read(byte[] bytes) => new(
    [
        .. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<ReviewInput>(l, Options) ?? throw new JsonException("null where an input belongs")),
    ]);

    private static JsonSerializerOptions MakeOptions()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type =>
        {
            if (type.Type != typeof(ReviewInput)) return;
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = "kind",
                DerivedTypes =
                {
                    new JsonDerivedType(typeof(ExpertScore), "expert-score"),
                    new JsonDerivedType(typeof(YesNoAnswer), "yes-no"),
                    new JsonDerivedType(typeof(CaseCount), "case-count"),
                    new JsonDerivedType(typeof(NotApplicableDecision), "not-applicable"),
                    new JsonDerivedType(typeof(SelfScore), "self-score"),
                },
            };
        });
        return new JsonSerializerOptions(StoreJson.Options) { WriteIndented = false, TypeInfoResolver = resolver };
    }
}
