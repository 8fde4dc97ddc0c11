using System.Numerics;

namespace Hengjian.Documents.Inspecting;

/// <summary>
/// Difference hash of a picture: its brightness in 9 × 8 areas, one bit for each two neighbours in a row (left darker than
/// right by more than 2 of 255 is 1), rows from the top, from the highest bit. Scaling, saving again and slight changes of light leave nearly all bits.
/// </summary>
public static class PictureHash
{
    /// <summary>Areas across.</summary>
    internal const int Columns = 9;

    /// <summary>Areas down.</summary>
    internal const int Rows = 8;

    /// <summary>Bits by which two hashes of the same picture may differ; above it they are different pictures.</summary>
    public const int SameWithin = 6;

    // Without it the noise of saving again decides where a page is blank.
    private const double Margin = 2;

    /// <summary>The hash of a grid of brightness, row by row.</summary>
    internal static ulong Of(ReadOnlySpan<double> grid)
    {
        ulong hash = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns - 1; column++)
                hash = (hash << 1) | (grid[(row * Columns) + column] + Margin < grid[(row * Columns) + column + 1] ? 1UL : 0);
        }
        return hash;
    }

    /// <summary>How many bits differ, 0–64.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    /// <summary>
    /// Whether a hash says anything: a blank page or an even sky has nearly no darker and lighter neighbours, and all such
    /// pictures would look alike.
    /// </summary>
    public static bool IsTelling(ulong hash) => BitOperations.PopCount(hash) is >= 8 and <= 56;
}
