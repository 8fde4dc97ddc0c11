using Hengjian.Audit.Findings;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>What a report lacks as a whole: problems without measures, sections that a scheme asks for.</summary>
internal static class Structure
{
    private static readonly string[] Problems = ["问题", "不足", "困难", "短板"];
    private static readonly string[] Measures = ["措施", "整改", "打算", "下一步", "对策", "建议", "改进", "今后"];

    /// <summary>The warnings about the whole report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="required">Names of sections or items that must be spoken of; empty when none are asked for.</param>
    public static IEnumerable<Warning> Of(ReportText report, IReadOnlyList<string> required)
    {
        var headings = report.Blocks.Where(b => b.Kind == BlockKind.Heading).ToList();
        var problem = headings.Find(h => Any(report.Text, h, Problems));
        if (problem is not null && !headings.Exists(h => h.Start >= problem.Start && Any(report.Text, h, Measures)) && !Later(report, problem))
            yield return new Warning("no-measures", "写了问题，没有写整改措施或下一步打算。", [new TextSpan(problem.Start, problem.End)]);
        foreach (var name in required)
            if (!Spoken(report.Text, name)) yield return new Warning("missing-section", $"没有找到与“{name}”有关的内容。", []);
    }

    private static bool Any(string text, ReportBlock block, string[] words)
    {
        var span = text.AsSpan(block.Start, block.End - block.Start);
        foreach (var word in words)
            if (span.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool Later(ReportText report, ReportBlock after)
    {
        var rest = report.Text.AsSpan(after.End);
        return rest.Contains("下一步", StringComparison.Ordinal) || rest.Contains("整改措施", StringComparison.Ordinal) || rest.Contains("改进措施", StringComparison.Ordinal);
    }

    // The name itself, or most of its pairs of characters: reports shorten names.
    private static bool Spoken(string text, string name)
    {
        if (text.Contains(name, StringComparison.Ordinal)) return true;
        var (found, all) = (0, 0);
        for (var i = 0; i + 2 <= name.Length; i += 2)
        {
            all++;
            if (text.AsSpan().Contains(name.AsSpan(i, 2), StringComparison.Ordinal)) found++;
        }
        return all > 1 && found >= 0.75 * all;
    }
}
