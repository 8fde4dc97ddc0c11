namespace Hengjian.Indicators.Language.Binding;

/// <summary>Units that must not be added or compared with each other. Units outside the list are not checked.</summary>
internal static class UnitRules
{
    private static readonly Dictionary<string, (string Dimension, double Scale)> Known = new(StringComparer.Ordinal)
    {
        ["元"] = ("money", 1),
        ["千元"] = ("money", 1e3),
        ["万元"] = ("money", 1e4),
        ["亿元"] = ("money", 1e8),
        ["平方米"] = ("area", 1),
        ["万平方米"] = ("area", 1e4),
        ["亩"] = ("area", 2000.0 / 3),
        ["公顷"] = ("area", 1e4),
        ["人"] = ("people", 1),
        ["名"] = ("people", 1),
        ["万人"] = ("people", 1e4),
        ["分钟"] = ("time", 1),
        ["小时"] = ("time", 60),
        ["学时"] = ("lessons", 1),
        ["Mbps"] = ("bandwidth", 1),
        ["Gbps"] = ("bandwidth", 1e3),
    };

    /// <summary>True when both units are known and a sum or comparison of them is nonsense.</summary>
    public static bool Clash(string? left, string? right) =>
        left is not null && right is not null && left != right
        && Known.TryGetValue(left, out var a) && Known.TryGetValue(right, out var b) && a != b;
}
