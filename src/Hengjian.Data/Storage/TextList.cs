using System.Collections;
using System.Text;

namespace Hengjian.Data.Storage;

/// <summary>
/// Texts as they lie in their file, decoded when they are asked for: an evaluation needs the names of few of half a
/// million schools. Distinct texts are numbered in the order of their first row.
/// </summary>
internal sealed class TextList : IReadOnlyList<string?>
{
    private readonly ReadOnlyMemory<byte> texts;

    // Where each distinct text ends.
    private readonly int[] ends;

    // Ranges of places as IntRanges has them, and the row where each ends.
    private readonly int[] ranges;
    private readonly int[] rangeEnds;

    private TextList(ReadOnlyMemory<byte> texts, int[] ends, int[] ranges, int[] rangeEnds) =>
        (this.texts, this.ends, this.ranges, this.rangeEnds) = (texts, ends, ranges, rangeEnds);

    /// <summary>Number of rows.</summary>
    public int Count => rangeEnds.Length == 0 ? 0 : rangeEnds[^1];

    /// <summary>Number of distinct texts.</summary>
    public int Distinct => ends.Length;

    /// <summary>The text of a row.</summary>
    public string? this[int index] => PlaceOf(index) is >= 0 and var place ? Encoding.UTF8.GetString(Utf8(place)) : null;

    /// <summary>How many runs <see cref="Runs"/> gives.</summary>
    public int RunCount
    {
        get
        {
            var count = 0;
            for (var range = 0; range < rangeEnds.Length; range++) count += ranges[(2 * range) + 1] > 0 ? 1 : -ranges[(2 * range) + 1];
            return count;
        }
    }

    /// <summary>The bytes of a distinct text.</summary>
    public ReadOnlySpan<byte> Utf8(int place)
    {
        var start = place == 0 ? 0 : ends[place - 1];
        return texts.Span[start..ends[place]];
    }

    /// <summary>Which distinct text a row has; -1 for none.</summary>
    public int PlaceOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        var (low, high) = (0, rangeEnds.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (rangeEnds[middle] > row) high = middle;
            else low = middle + 1;
        }
        var start = low == 0 ? 0 : rangeEnds[low - 1];
        return ranges[(2 * low) + 1] < 0 ? ranges[2 * low] + row - start : ranges[2 * low];
    }

    /// <summary>Rows that follow each other with one text: where they end, exclusive, and its place; -1 for none.</summary>
    public IEnumerable<(int End, int Place)> Runs()
    {
        var row = 0;
        for (var range = 0; range < rangeEnds.Length; range++)
        {
            if (ranges[(2 * range) + 1] > 0)
            {
                row = rangeEnds[range];
                yield return (row, ranges[2 * range]);
                continue;
            }
            for (var place = ranges[2 * range]; row < rangeEnds[range]; place++) yield return (++row, place);
        }
    }

    /// <summary>All texts decoded; equal texts share one object.</summary>
    public string?[] ToArray()
    {
        var decoded = new string?[Distinct];
        var all = new string?[Count];
        var row = 0;
        foreach (var (end, place) in Runs())
        {
            var text = place < 0 ? null : decoded[place] ??= Encoding.UTF8.GetString(Utf8(place));
            all.AsSpan(row..end).Fill(text);
            row = end;
        }
        return all;
    }

    /// <summary>The texts of any list, decoded.</summary>
    public static string?[] ArrayOf(IReadOnlyList<string?> texts) => texts as string?[] ?? (texts as TextList)?.ToArray() ?? [.. texts];

    /// <summary>Puts a list together.</summary>
    /// <param name="texts">The distinct texts one after the other, in UTF-8.</param>
    /// <param name="lengths">Their bytes.</param>
    /// <param name="ranges">The places of the rows; see <see cref="IntRanges"/>.</param>
    /// <param name="count">Number of rows.</param>
    /// <returns>Null when these do not fit each other.</returns>
    public static TextList? Of(ReadOnlyMemory<byte> texts, int[] lengths, int[] ranges, int count)
    {
        long at = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 0 || (at += lengths[i]) > texts.Length) return null;
            lengths[i] = (int)at;
        }
        if (at != texts.Length || ranges.Length % 2 != 0) return null;
        var rangeEnds = new int[ranges.Length / 2];
        long row = 0;
        for (var i = 0; i < rangeEnds.Length; i++)
        {
            var (first, length) = (ranges[2 * i], Math.Abs((long)ranges[(2 * i) + 1]));
            var last = ranges[(2 * i) + 1] < 0 ? first + length - 1 : first;
            if (length == 0 || length > count - row || first < -1 || last >= lengths.Length) return null;
            rangeEnds[i] = (int)(row += length);
        }
        return row == count ? new TextList(texts, lengths, ranges, rangeEnds) : null;
    }

    /// <inheritdoc/>
    public IEnumerator<string?> GetEnumerator()
    {
        var row = 0;
        foreach (var (end, place) in Runs())
        {
            var text = place < 0 ? null : Encoding.UTF8.GetString(Utf8(place));
            for (; row < end; row++) yield return text;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
