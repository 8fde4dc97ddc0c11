using System.Globalization;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>What becomes of the full marks that nobody changed when the changed ones no longer add up with them.</summary>
public enum PointsFit
{
    /// <summary>其余条目按比例配平: the others share what is left of 100, in proportion, to the hundredth of a point.</summary>
    Rest,

    /// <summary>自己凑足: all stay as typed; what does not add up to 100 is refused.</summary>
    Own,
}

/// <summary>推演设置: the numbers that differ from the run, and nothing else. Equal settings give equal results.</summary>
/// <param name="Changes">New value by key of a <see cref="Lever"/>, in ordinal order of the keys.</param>
/// <param name="Fit">How full marks are made to add up.</param>
public sealed record WhatIfSettings(IReadOnlyDictionary<string, double> Changes, PointsFit Fit = PointsFit.Rest)
{
    private const char Between = '~';

    /// <summary>Nothing is changed.</summary>
    public static WhatIfSettings None { get; } = Of([]);

    /// <summary>Settings from pairs; the last of a repeated key counts.</summary>
    public static WhatIfSettings Of(IEnumerable<KeyValuePair<string, double>> changes, PointsFit fit = PointsFit.Rest)
    {
        var sorted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, value) in changes) sorted[key] = value;
        return new WhatIfSettings(sorted, fit);
    }

    /// <summary>The changes as they stand in an address: <c>points/4.1~8</c>.</summary>
    public IEnumerable<string> Words => Changes.Select(c => c.Key + Between + c.Value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Key and typed text of a change in an address; null when it is none.</summary>
    public static KeyValuePair<string, string>? ReadWord(string? word)
    {
        var at = word?.LastIndexOf(Between) ?? -1;
        return at <= 0 ? null : KeyValuePair.Create(word![..at], word[(at + 1)..]);
    }
}
