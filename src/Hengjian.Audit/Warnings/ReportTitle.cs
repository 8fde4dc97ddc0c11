using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>What the title of a report says: whose it is and of which year.</summary>
/// <param name="Region">The region, with its level: 青禾县; null when the title names none.</param>
/// <param name="Year">The year; null when the title names none or two.</param>
/// <param name="Span">Where it stands; null when the report has none.</param>
internal sealed partial record ReportTitle(string? Region, int? Year, TextSpan? Span)
{
    private const int Blocks = 6;
    private const int LongestTitle = 80;

    /// <summary>Reads the first lines of a report.</summary>
    public static ReportTitle Of(ReportText report)
    {
        foreach (var block in report.Blocks.Take(Blocks))
        {
            if (block.Table is not null || block.End - block.Start > LongestTitle) continue;
            // A title may be broken into two lines.
            var line = report.Text[block.Start..block.End].Replace("\n", "", StringComparison.Ordinal);
            if (!IsTitle().IsMatch(line)) continue;
            return new ReportTitle(RegionOf(line), YearOf(line), new TextSpan(block.Start, block.End));
        }
        return new ReportTitle(null, null, null);
    }

    private static int? YearOf(string line)
    {
        var years = Years().Matches(line).Select(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        return years.Count == 1 && !line.Contains("学年", StringComparison.Ordinal) ? years[0] : null;
    }

    // 临江市青禾县人民政府…: the last name before the office is whose report it is.
    private static string? RegionOf(string line)
    {
        var rest = Lead().Replace(line, "");
        string? found = null;
        while (Name().Match(rest) is { Success: true } match)
        {
            found = match.Value;
            rest = rest[match.Length..];
        }
        return found;
    }

    [GeneratedRegex("(报告|汇报|自评|自查|总结)", RegexOptions.CultureInvariant)]
    private static partial Regex IsTitle();

    [GeneratedRegex("(20[0-9]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("^(关于|中共|20[0-9]{2}年度?|《)*", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("^[\u4e00-\u9fff]{2,6}?(?:自治[区州县旗]|省|市(?![政级])|县|区|州|旗)(?!域|内|级)", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
