using System.Runtime.CompilerServices;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Reads the usual cell, digits with perhaps a point, straight from its bytes: they are the same in every encoding we read.</summary>
internal static class CellDigits
{
    private const int MostDigits = 9;

    /// <summary>A number as whole ÷ divisor in lowest terms; false for any other writing, which may still be a number.</summary>
    /// <param name="cell">The bytes.</param>
    /// <param name="whole">Below 1,000,000,000.</param>
    /// <param name="divisor">1 to 10,000.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> cell, out int whole, out int divisor)
    {
        (whole, divisor) = (0, 1);
        if (cell.Length is 0 or > MostDigits + 1) return false;
        var at = 0;
        for (; at < cell.Length; at++)
        {
            var digit = (uint)(cell[at] - '0');
            if (digit > 9) break;
            whole = (whole * 10) + (int)digit;
        }
        if (at == cell.Length) return at <= MostDigits;
        return cell[at] == '.' && at > 0 && TryFraction(cell[(at + 1)..], ref whole, out divisor);
    }

    /// <summary>Digits alone.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> cell, out int value) => TryRead(cell, out value, out _) && !cell.Contains((byte)'.');

    private static bool TryFraction(ReadOnlySpan<byte> cell, ref int whole, out int divisor)
    {
        divisor = 1;
        if (cell.IsEmpty) return false;
        // 12.50 is 12.5: equal numbers must not be kept in two ways.
        cell = cell.TrimEnd((byte)'0');
        if (cell.Length > 4) return false;
        foreach (var next in cell)
        {
            var digit = (uint)(next - '0');
            if (digit > 9) return false;
            whole = (whole * 10) + (int)digit;
            divisor *= 10;
        }
        return true;
    }
}
