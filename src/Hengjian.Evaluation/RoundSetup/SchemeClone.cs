using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>Last year's scheme for another year: ids and rules stay, year, title and baseline years move together.</summary>
public static partial class SchemeClone
{
    /// <summary>The text of the same scheme for a year.</summary>
    /// <param name="yaml">A scheme file.</param>
    /// <param name="year">The year to be evaluated.</param>
    public static string ToYear(string yaml, int year)
    {
        if (!YearLine().IsMatch(yaml)) return yaml;
        var written = int.Parse(YearLine().Match(yaml).Groups[1].Value, CultureInfo.InvariantCulture);
        if (written == year) return yaml;
        var back = written - year;
        var dated = YearLine().Replace(yaml, "year: " + Text(year));
        dated = BaselineLine().Replace(dated, m => "baseline_year: " + Text(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - back));
        return NameLine().Replace(dated, m => m.Value.Replace(Text(written) + "年", Text(year) + "年", StringComparison.Ordinal))
            .Replace(Text(written) + "年履行", Text(year) + "年履行", StringComparison.Ordinal);
    }

    /// <summary>The text with items of one's own added as a last area, their points on top of the full marks.</summary>
    /// <param name="yaml">A scheme file whose items are points.</param>
    /// <param name="fullMarks">Its full marks.</param>
    /// <param name="areaName">Chinese: 本市增设.</param>
    /// <param name="items">At least one.</param>
    public static string WithItems(string yaml, double fullMarks, string areaName, IReadOnlyList<LocalItem> items)
    {
        var total = items.Sum(i => i.Points);
        var marks = "full_marks: " + Text(fullMarks + total);
        var text = FullMarksLine().IsMatch(yaml) ? FullMarksLine().Replace(yaml, marks) : KindLine().Replace(yaml, m => m.Value + "\n" + marks, 1);
        var added = new StringBuilder(text.TrimEnd('\n')).Append('\n');
        added.Append(CultureInfo.InvariantCulture, $"  - id: L\n    name: {Quoted(areaName)}\n    points: {Text(total)}\n    items:\n");
        foreach (var item in items) Write(added, item);
        return added.ToString();
    }

    private static void Write(StringBuilder text, LocalItem item) => text
        .Append(CultureInfo.InvariantCulture, $"      - id: {Quoted(item.Id)}\n        name: {Quoted(item.Name)}\n        points: {Text(item.Points)}\n")
        .Append(CultureInfo.InvariantCulture, $"        lead: {Quoted(item.Lead)}\n        source: OWN\n        evidence: inferred\n")
        .Append(CultureInfo.InvariantCulture, $"        problem_topic: {item.Topic}\n        problem_text: {Quoted(item.Name + "落实不到位")}\n        requirement_text: {Quoted("抓好" + item.Name)}\n")
        .Append("        rule: ").Append(item.Method == LocalMethod.YesNo ? "{method: yes-no, evidence_required: true}" : "{method: expert, minimum_reviewers: 2}").Append('\n');

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?m)^year: (\d{4})")]
    private static partial Regex YearLine();

    [GeneratedRegex(@"baseline_year: (\d{4})")]
    private static partial Regex BaselineLine();

    [GeneratedRegex(@"(?m)^name: .*$")]
    private static partial Regex NameLine();

    [GeneratedRegex(@"(?m)^kind: .*$")]
    private static partial Regex KindLine();

    [GeneratedRegex(@"(?m)^full_marks: .*$")]
    private static partial Regex FullMarksLine();
}

/// <summary>How an item of one's own is scored.</summary>
public enum LocalMethod
{
    /// <summary>专家评分.</summary>
    Expert,

    /// <summary>是否，须有佐证.</summary>
    YesNo,
}

/// <summary>增设条目: an item a city adds to the scheme it takes over.</summary>
/// <param name="Id">L.1: local ids begin with L.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Points">分值.</param>
/// <param name="Lead">Department.</param>
/// <param name="Topic">One of the report's problem topics.</param>
/// <param name="Method">How it is scored.</param>
public sealed record LocalItem(string Id, string Name, double Points, string Lead, string Topic, LocalMethod Method);
