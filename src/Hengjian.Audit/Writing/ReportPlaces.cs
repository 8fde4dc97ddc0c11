using System.Globalization;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Writing;

/// <summary>Names places of a report as its readers find them: “（二）教师队伍”第 3 段, “三、投入”表 1 第 4 行.</summary>
public sealed class ReportPlaces
{
    private const int LongestHeading = 24;
    private readonly ReportText report;
    private readonly string[] names;

    /// <summary>Goes through a report once.</summary>
    public ReportPlaces(ReportText report)
    {
        this.report = report;
        names = new string[report.Blocks.Count];
        var (heading, paragraphs, tables) = ("", 0, 0);
        for (var i = 0; i < names.Length; i++)
        {
            var block = report.Blocks[i];
            if (block.Kind == BlockKind.Heading)
            {
                (heading, paragraphs, tables) = (Short(report.Text.AsSpan(block.Start, block.End - block.Start)), 0, 0);
                names[i] = "标题" + heading;
            }
            else if (block.Kind == BlockKind.Table) names[i] = string.Create(CultureInfo.InvariantCulture, $"{heading}表 {++tables}");
            else names[i] = string.Create(CultureInfo.InvariantCulture, $"{heading}第 {++paragraphs} 段");
        }
    }

    /// <summary>The place of an offset; 全文 for one that is in no block.</summary>
    public string Of(int offset)
    {
        var (low, high) = (0, names.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (report.Blocks[middle].End <= offset) low = middle + 1;
            else if (report.Blocks[middle].Start > offset) high = middle - 1;
            else return names[middle] + Row(report.Blocks[middle], offset);
        }
        return "全文";
    }

    private static string Row(ReportBlock block, int offset)
    {
        for (var i = 0; i < (block.Table?.Rows.Count ?? 0); i++)
            if (block.Table!.Rows[i].Any(c => c.Start <= offset && offset < c.End)) return string.Create(CultureInfo.InvariantCulture, $" 第 {i + 1} 行");
        return "";
    }

    private static string Short(ReadOnlySpan<char> heading) =>
        "“" + (heading.Length > LongestHeading ? string.Concat(heading[..LongestHeading], "…") : heading.ToString()) + "”";
}
