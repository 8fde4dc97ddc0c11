using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Catalogue.Editing;

/// <summary>Writes an indicator as it stands in a topic's file; reading it back gives an equal indicator.</summary>
public static partial class IndicatorYaml
{
    private const string YesNoUnit = "是/否";

    /// <summary>The entry under <c>indicators:</c>, each line ending with a line feed.</summary>
    /// <param name="indicator">What to write.</param>
    /// <param name="indent">Spaces before the dash.</param>
    public static string Write(Indicator indicator, int indent = 0)
    {
        var pairs = Pairs(indicator).ToList();
        var margin = new string(' ', indent);
        var text = new StringBuilder();
        for (var i = 0; i < pairs.Count; i++)
            text.Append(margin).Append(i == 0 ? "- " : "  ").Append(pairs[i].Key).Append(": ").Append(pairs[i].Value).Append('\n');
        if (indicator.Thresholds.Count > 0) text.Append(margin).Append("  thresholds:\n");
        foreach (var threshold in indicator.Thresholds)
            text.Append(margin).Append("  - {").Append(string.Join(", ", Pairs(threshold, indicator.Unit).Select(p => $"{p.Key}: {p.Value}"))).Append("}\n");
        return text.ToString();
    }

    private static IEnumerable<(string Key, string Value)> Pairs(Indicator indicator)
    {
        var usualRows = indicator.ResultGrain == Grain.SectionYear ? Grain.SectionYear : Grain.SchoolYear;
        yield return ("id", Text(indicator.Id));
        yield return ("name", Text(indicator.NameZh));
        yield return ("unit", Text(indicator.Unit));
        yield return ("direction", Word(CatalogueWords.Directions, indicator.Direction));
        if (indicator.ResultGrain != Grain.RegionYear) yield return ("result", Word(CatalogueWords.ResultGrains, indicator.ResultGrain));
        if (indicator.Rows != usualRows) yield return ("rows", Word(CatalogueWords.RowGrains, indicator.Rows));
        if (indicator.Levels.Count > 0) yield return ("levels", List(CatalogueWords.Levels, indicator.Levels));
        if (indicator.Stages is not [SchoolStage.All]) yield return ("stages", List(CatalogueWords.Stages, indicator.Stages));
        yield return ("decimals", indicator.Decimals.ToString(CultureInfo.InvariantCulture));
        if (indicator.NeverAbove100) yield return ("never_above_100", "true");
        yield return ("formula", Quoted(indicator.Formula));
        yield return ("definition", Text(indicator.Definition));
        if (indicator.Missing.Length > 0) yield return ("missing", Text(indicator.Missing));
        if (indicator.Notes.Length > 0) yield return ("notes", Text(indicator.Notes));
        if (indicator.Source is { } source) yield return ("source", Text(source));
        yield return ("evidence", Word(CatalogueWords.Evidence, indicator.Evidence));
    }

    private static IEnumerable<(string Key, string Value)> Pairs(Threshold threshold, string unit)
    {
        var value = unit == YesNoUnit && threshold.Comparison == Comparison.Equal && threshold.Value is 0 or 1
            ? threshold.Value == 0 ? "false" : "true"
            : Number(threshold.Value);
        yield return (Word(CatalogueWords.Comparisons, threshold.Comparison),
            threshold.Comparison == Comparison.Between ? $"[{value}, {Number(threshold.Upper ?? threshold.Value)}]" : value);
        if (threshold.Stage != SchoolStage.All) yield return ("stage", Word(CatalogueWords.Stages, threshold.Stage));
        if (threshold.Role != ThresholdRole.Standard) yield return ("role", Word(CatalogueWords.Roles, threshold.Role));
        yield return ("source", Quoted(threshold.Source));
        yield return ("evidence", Word(CatalogueWords.Evidence, threshold.Evidence));
        if (threshold.Note.Length > 0) yield return ("note", Quoted(threshold.Note));
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Word<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;

    private static string List<T>(IReadOnlyDictionary<string, T> words, IReadOnlyList<T> values) =>
        $"[{string.Join(", ", values.Select(v => Word(words, v)))}]";

    // Plain where nothing in it could mean something else to YAML.
    private static string Text(string text) => Plain().IsMatch(text) && !Reserved().IsMatch(text) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u0085' or '\u2028' or '\u2029' or '\ufeff'))
            return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        var escaped = new StringBuilder("\"");
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' => FormattableString.Invariant($"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }
        return escaped.Append('"').ToString();
    }

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}A-Za-z][\p{IsCJKUnifiedIdeographs}A-Za-z0-9_（）《》〔〕“”、，。；/%-]*(?:\.[\p{IsCJKUnifiedIdeographs}A-Za-z0-9_（）《》〔〕“”、，。；/%-]+)*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
