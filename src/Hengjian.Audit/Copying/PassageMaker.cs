namespace Hengjian.Audit.Copying;

/// <summary>Compares stretches of two texts character by character and says where exactly they agree.</summary>
/// <param name="common">What does not count.</param>
/// <param name="options">What counts as copied.</param>
internal sealed class PassageMaker(CommonWords common, CopyOptions options)
{
    private const int Longest = 40_000;

    // Characters between two tiles beyond which passages are two.
    private const int Gap = 100;

    /// <summary>True when a region was longer than is looked through: its passages are then only a part.</summary>
    public bool Cut { get; private set; }

    /// <summary>What was found, in characters of the plain forms.</summary>
    internal readonly record struct Found(int A, int EndA, int B, int EndB, int Counted, double Similarity, IReadOnlyList<Tile> Tiles);

    /// <summary>The passages in a region, offsets in the plain forms.</summary>
    public IEnumerable<Found> Of(PlainForm a, PlainForm b, Region region)
    {
        var (startA, endA) = Stretch(a, region.FirstA, region.LastA);
        var (startB, endB) = Stretch(b, region.FirstB, region.LastB);
        var tiles = Tiling.Of(a.Signs.AsSpan(startA, endA - startA), b.Signs.AsSpan(startB, endB - startB))
            .ConvertAll(t => new Tile(t.A + startA, t.B + startB, t.Length));
        foreach (var group in Groups(tiles))
            if (Measure(a, Trimmed(WithoutStrays(group))) is { } found) yield return found;
    }

    /// <summary>True when numbers stand at the same places of the words and differ.</summary>
    public static bool FiguresDiffer(string textA, PlainForm a, string textB, PlainForm b, IReadOnlyList<Tile> tiles)
    {
        foreach (var tile in tiles)
            for (var i = 0; i < tile.Length; i++)
                if (a.Signs[tile.A + i] == PlainForm.Number && Figures(textA, a.Places[tile.A + i]) != Figures(textB, b.Places[tile.B + i])) return true;
        return false;
    }

    private static string Figures(string text, (int Start, int End) place) =>
        string.Concat(text[place.Start..place.End].Where(c => c is not ',').Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c == '．' ? '.' : c));

    // A sentence more on both sides: the copy may begin in the middle of one.
    private (int Start, int End) Stretch(PlainForm form, int first, int last)
    {
        var start = form.Units[Math.Max(0, first - 1)];
        var end = form.Units[Math.Min(form.Units.Length - 1, last + 2)];
        if (end - start <= Longest) return (start, end);
        Cut = true;
        return (start, start + Longest);
    }

    private static IEnumerable<List<Tile>> Groups(List<Tile> tiles)
    {
        var group = new List<Tile>();
        foreach (var tile in tiles)
        {
            if (group.Count > 0 && tile.A - (group[^1].A + group[^1].Length) > Gap)
            {
                yield return group;
                group = [];
            }
            group.Add(tile);
        }
        if (group.Count > 0) yield return group;
    }

    // Short tiles that lie elsewhere in the other text are chance.
    private static List<Tile> WithoutStrays(List<Tile> tiles)
    {
        var main = tiles.MaxBy(t => t.Length);
        var length = tiles[^1].A + tiles[^1].Length - tiles[0].A;
        var reach = Math.Max(Gap, length);
        return tiles.FindAll(t => t.Length >= 16 && Math.Abs(t.B - main.B - (t.A - main.A)) <= 2 * reach || Math.Abs(t.B - main.B - (t.A - main.A)) <= Gap);
    }

    // A short tile at the edge, further from the next than it is long, is chance too.
    private static List<Tile> Trimmed(List<Tile> tiles)
    {
        const int sure = 12;
        var (first, last) = (0, tiles.Count - 1);
        while (first < last && tiles[first].Length < sure && tiles[first + 1].A - tiles[first].A - tiles[first].Length > tiles[first].Length) first++;
        while (first < last && tiles[last].Length < sure && tiles[last].A - tiles[last - 1].A - tiles[last - 1].Length > tiles[last].Length) last--;
        return tiles.GetRange(first, last - first + 1);
    }

    private Found? Measure(PlainForm a, List<Tile> tiles)
    {
        if (tiles.Count == 0) return null;
        var (startA, endA) = (tiles[0].A, tiles[^1].A + tiles[^1].Length);
        var (startB, endB) = (tiles.Min(t => t.B), tiles.Max(t => t.B + t.Length));
        var similarity = 2.0 * tiles.Sum(t => t.Length) / (endA - startA + endB - startB);
        var counted = tiles.Sum(t => Counted(a, t));
        return counted >= options.MinLength && similarity >= options.MinSimilarity ? new Found(startA, endA, startB, endB, counted, similarity, tiles) : null;
    }

    private int Counted(PlainForm a, Tile tile)
    {
        var counted = 0;
        for (var at = tile.A; at + Shingles.Length <= tile.A + tile.Length; at++)
            if (!common.Has(Shingles.At(a.Signs, at))) counted++;
        return counted == 0 ? 0 : counted + Shingles.Length - 1;
    }
}
