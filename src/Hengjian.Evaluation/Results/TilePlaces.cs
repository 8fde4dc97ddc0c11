using System.Text.Json;

namespace Hengjian.Evaluation.Results;

/// <summary>Where cities stand on the tile map: map-tiles.json of a workspace, an array of {region, column, row}.</summary>
public static class TilePlaces
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "map-tiles.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The places; empty when the workspace has none: then tiles lie in the order of the codes.</summary>
    public static IReadOnlyList<TilePlace> Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<TilePlace>>(File.ReadAllBytes(path), Options) ?? [];
        }
        catch (JsonException)
        {
            // A map is comfort: a damaged layout must not hide the results, the order of codes serves.
            return [];
        }
    }

    /// <summary>Writes the places.</summary>
    public static void Write(string directory, IReadOnlyList<TilePlace> places) =>
        File.WriteAllBytes(Path.Combine(directory, FileName), JsonSerializer.SerializeToUtf8Bytes(places, Options));
}
