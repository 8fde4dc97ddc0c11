using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>
/// Money told in whole 元 or 万元, areas, marks and days told whole that are added up or subtracted, whole percentages that are compared: 900 万元、760 万元，共 1660 万元;
/// 8640 平方米 − 7210 平方米 = 1430 平方米. They are oftener told so than rounded, and writers reckon with what they print: one too many is an error then. Of many parts, or of large ones that are no round numbers, that is not sure, and
/// 12.36 亿元 − 11.88 亿元 may well be 4790 万元. See decision 0019.
/// </summary>
internal static class WholeAmounts
{
    private const int MostParts = 4;
    private const double Largest = 1e5;
    private const double RoundStep = 5;
    private const string Unrounded = "各项是整数，没有四舍五入。";

    /// <summary>The equation with its numbers taken as exact, and saying so, where they are such amounts; else as it is.</summary>
    public static Equation Exactly(Equation equation) => !Are([.. equation.Inputs.Select(t => t.Quantity)], equation.Stated.Quantity) ? equation : equation.Unrounded with
    {
        Assumption = () => equation.Assumption() + Unrounded,
    };

    /// <summary>True when the numbers are such amounts.</summary>
    public static bool Are(IReadOnlyList<Quantity> inputs, Quantity stated)
    {
        if (!IsWhole(stated) || stated.Kind == QuantityKind.Percent) return false;
        var (round, largest) = (true, stated.Printed);
        foreach (var input in inputs)
        {
            if (!IsWhole(input) || input.Kind == QuantityKind.Points || input.Factor != stated.Factor) return false;
            round &= input.Printed % RoundStep == 0;
            largest = Math.Max(largest, input.Printed);
        }
        return round || stated.Factor == 1 || inputs.Count <= MostParts && largest < Largest;
    }

    // 73280 平方米; 权重由 4% 提高到 6%，增加 2 个百分点. Shares that add up are rounded.
    private static bool IsWhole(Quantity quantity) =>
        quantity is { Known: true, Hedge: Hedge.None, Step: >= 1 } && (quantity is { Factor: 1 or 1e4, Unit.Family: "元" or "平方米" or "亩" or "分" or "天" } || quantity.Kind is QuantityKind.Percent or QuantityKind.Points);
}
