using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Settings as kept with a scenario: the same settings, the same text.</summary>
public static class ScenarioText
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>{"fit":"rest","changes":{"points/4.1":8}}.</summary>
    public static string Write(WhatIfSettings settings) => new JsonObject
    {
        ["fit"] = settings.Fit == PointsFit.Own ? "own" : "rest",
        ["changes"] = new JsonObject(settings.Changes.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value)))),
    }.ToJsonString(Json);

    /// <summary>The settings; what the round no longer knows is told when they are run.</summary>
    /// <exception cref="JsonException">The row was damaged.</exception>
    public static WhatIfSettings Read(string text)
    {
        using var read = JsonDocument.Parse(text);
        var fit = read.RootElement.GetProperty("fit").GetString() == "own" ? PointsFit.Own : PointsFit.Rest;
        return WhatIfSettings.Of(
            read.RootElement.GetProperty("changes").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetDouble())), fit);
    }
}
