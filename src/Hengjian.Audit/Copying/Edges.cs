namespace Hengjian.Audit.Copying;

/// <summary>Takes off what a passage caught of the sentence before it and after it: “…12所。” ends many sentences.</summary>
internal static class Edges
{
    private const int Most = 10;

    /// <summary>The passage without few characters beyond the end of a sentence, where both texts have one there.</summary>
    public static PassageMaker.Found Trim(PassageMaker.Found passage, (string Text, PlainForm Form) a, (string Text, PlainForm Form) b) =>
        TrimEnd(TrimStart(passage, a, b), a, b);

    private static PassageMaker.Found TrimStart(PassageMaker.Found passage, (string Text, PlainForm Form) a, (string Text, PlainForm Form) b)
    {
        var first = passage.Tiles[0];
        for (var i = Math.Min(Most, first.Length - 1); i > 0 && first.B == passage.B; i--)
        {
            if (!Stops(a, first.A + i) || !Stops(b, first.B + i)) continue;
            var rest = new Tile(first.A + i, first.B + i, first.Length - i);
            return passage with { A = rest.A, B = rest.B, Counted = passage.Counted - i, Tiles = [rest, .. passage.Tiles.Skip(1)] };
        }
        return passage;
    }

    private static PassageMaker.Found TrimEnd(PassageMaker.Found passage, (string Text, PlainForm Form) a, (string Text, PlainForm Form) b)
    {
        var last = passage.Tiles[^1];
        for (var i = Math.Min(Most, last.Length - 1); i > 0 && last.B + last.Length == passage.EndB; i--)
        {
            if (!Stops(a, passage.EndA - i) || !Stops(b, passage.EndB - i)) continue;
            var rest = last with { Length = last.Length - i };
            return passage with { EndA = passage.EndA - i, EndB = passage.EndB - i, Counted = passage.Counted - i, Tiles = [.. passage.Tiles.SkipLast(1), rest] };
        }
        return passage;
    }

    // A sentence ends between the character before and this one.
    private static bool Stops((string Text, PlainForm Form) side, int at)
    {
        var (from, to) = (side.Form.Places[at - 1].End, side.Form.Places[at].Start);
        return side.Text.AsSpan(from, to - from).IndexOfAny("。；！？\n") >= 0;
    }
}
