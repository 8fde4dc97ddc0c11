using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>
/// Amounts told in whole 万元 that are added up: 900 万元、760 万元，共 1661 万元. They are oftener paid so than rounded, and then add up to the last digit; of many
/// parts, or of large ones that are no round numbers, that is not sure.
/// </summary>
internal static class WholeAmounts
{
    private const int MostParts = 4;
    private const double Largest = 1e5;
    private const double RoundStep = 5;

    /// <summary>What is taken for granted.</summary>
    public const string Assumption = "各项是整万元，没有四舍五入。";

    /// <summary>True when the numbers are such amounts.</summary>
    public static bool Are(IReadOnlyList<Quantity> parts, Quantity total)
    {
        if (!IsWhole(total)) return false;
        var round = true;
        foreach (var part in parts)
        {
            if (!IsWhole(part)) return false;
            round &= part.Printed % RoundStep == 0;
        }
        return round || parts.Count <= MostParts && total.Printed < Largest;
    }

    /// <summary>The number without room for rounding.</summary>
    public static Quantity Exact(Quantity quantity) => quantity with { InWords = true };

    private static bool IsWhole(Quantity quantity) => quantity is { Scale: 1e4, Step: >= 1, Unit.Family: "元", Hedge: Hedge.None };
}
