namespace Hengjian.Audit.Copying;

/// <summary>A stretch that is the same in both texts.</summary>
/// <param name="A">Where it begins in the one.</param>
/// <param name="B">Where it begins in the other.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct Tile(int A, int B, int Length);

/// <summary>
/// Covers one stretch by pieces of another, each used once, in whatever order they come (greedy string tiling, Wise 1993, from
/// left to right).
/// </summary>
internal static class Tiling
{
    private const int Shortest = 6;
    private const int MostPlaces = 24;

    /// <summary>The tiles by their place in the first.</summary>
    public static List<Tile> Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var places = Index(b);
        var used = new bool[b.Length];
        var tiles = new List<Tile>();
        for (var at = 0; at + Shingles.Length <= a.Length;)
        {
            var expected = tiles.Count > 0 ? tiles[^1].B + tiles[^1].Length : -1;
            var best = places.TryGetValue(Shingles.At(a, at), out var found) ? Longest(a, b, at, found, used, expected) : default;
            if (best.Length < Shortest)
            {
                at++;
                continue;
            }
            used.AsSpan(best.B, best.Length).Fill(true);
            tiles.Add(best);
            at += best.Length;
        }
        return tiles;
    }

    // Of equally long ones the nearest after the last tile: text mostly goes on where it was.
    private static Tile Longest(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int at, List<int> places, bool[] used, int expected)
    {
        var best = default(Tile);
        foreach (var place in places)
        {
            var length = 0;
            while (at + length < a.Length && place + length < b.Length && a[at + length] == b[place + length] && !used[place + length]) length++;
            if (length > best.Length || length == best.Length && Math.Abs(place - expected) < Math.Abs(best.B - expected)) best = new Tile(at, place, length);
        }
        return best;
    }

    private static Dictionary<uint, List<int>> Index(ReadOnlySpan<char> b)
    {
        var places = new Dictionary<uint, List<int>>(b.Length);
        for (var at = 0; at + Shingles.Length <= b.Length; at++)
        {
            var hash = Shingles.At(b, at);
            if (!places.TryGetValue(hash, out var list)) places[hash] = list = [];
            if (list.Count < MostPlaces) list.Add(at);
        }
        return places;
    }
}
