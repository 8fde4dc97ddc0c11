using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Retold;

/// <summary>
/// An amount told with the very digits of another, and with 亿 for its 万: 应配套 2684 万元，到位 2684 亿元. Two amounts ten thousand times apart have four and more
/// digits in common only when one was copied.
/// </summary>
internal sealed class OtherScales
{
    private const int LeastDigits = 4;
    private const double Myriad = 1e4;

    // The first amount of each print and scale.
    private readonly Dictionary<(double Printed, double Step, double Scale), int> firsts = [];

    private readonly IReadOnlyList<Telling> all;

    /// <summary>Prepares for a report.</summary>
    public OtherScales(IReadOnlyList<Telling> all)
    {
        this.all = all;
        for (var i = 0; i < all.Count; i++)
            if (IsAmount(all[i])) firsts.TryAdd(Key(all[i], 1), i);
    }

    /// <summary>The earlier amount with the same digits; null when none has them, or the value is told before too.</summary>
    public (Telling Before, Diagnosis Slip)? Of(int at)
    {
        var told = all[at];
        if (!IsAmount(told) || told.Mention is null || firsts[Key(told, 1)] != at) return null;
        foreach (var factor in (ReadOnlySpan<double>)[Myriad, 1 / Myriad])
            if (firsts.TryGetValue(Key(told, factor), out var first) && first < at) return (all[first], new Diagnosis("unit-slip", factor > 1 ? "单位少了“万”" : "单位多了“万”"));
        return null;
    }

    private static bool IsAmount(Telling t) => t is { Quantity.Unit.Family: "元", Digits: >= LeastDigits } && t.Quantity.Factor >= Myriad;

    private static (double, double, double) Key(Telling t, double factor) => (t.Quantity.Printed, t.Quantity.Step, Math.Round(t.Quantity.Factor * factor));
}
