using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Something wrong with the settings, and which field it is about.</summary>
/// <param name="Key">Key of the lever; null when it concerns all.</param>
/// <param name="Problem">What, where, what would be right.</param>
public sealed record SettingProblem(string? Key, Problem Problem);

/// <summary>Settings as read from what was typed: what is no change is left out, what is no number is told.</summary>
/// <param name="Settings">The settings; only to be used when there are no problems.</param>
/// <param name="Problems">Every problem, in the order of the levers.</param>
public sealed record ReadSettings(WhatIfSettings Settings, IReadOnlyList<SettingProblem> Problems)
{
    /// <summary>Reads typed texts by lever key; a lever that is not among them stays as it is.</summary>
    public static ReadSettings From(WhatIfBasis basis, IEnumerable<KeyValuePair<string, string>> typed, PointsFit fit)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in typed) texts[key] = text;
        var (changes, problems) = (new List<KeyValuePair<string, double>>(), new List<SettingProblem>());
        foreach (var lever in basis.Levers)
        {
            if (!texts.Remove(lever.Key, out var text)) continue;
            if (Number(text) is not { } value) problems.Add(new(lever.Key, WhatIfProblems.NotANumber(lever.FullName, text, lever.Official)));
            else if (lever.IsWhole && (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue))
                problems.Add(new(lever.Key, WhatIfProblems.NotWhole(lever.FullName, text)));
            else if (value != lever.Official) changes.Add(new(lever.Key, value));
        }
        problems.AddRange(texts.Keys.Order(StringComparer.Ordinal).Select(k =>
            new SettingProblem(null, WhatIfProblems.UnknownLever(k, NearestName.Of(k, basis.Levers.Select(l => l.Key))))));
        return new ReadSettings(WhatIfSettings.Of(changes, fit), problems);
    }

    // A number a person types: 1,200 and full-width digits are read; NaN, infinity and 1e400 are no numbers.
    private static double? Number(string text)
    {
        var plain = text.Trim().Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && Math.Abs(value) <= 1e12
            ? value == 0 ? 0 : value
            : null;
    }
}
