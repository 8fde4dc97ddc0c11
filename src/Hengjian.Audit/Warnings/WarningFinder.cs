using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Warnings;

/// <summary>Finds everything that needs no arithmetic.</summary>
internal static class WarningFinder
{
    // A report full of blanks is a template: so many are enough to say so.
    private const int Most = 5000;

    // Personal data are told even where blanks have filled the list.
    private const int MostPersonal = 500;

    /// <summary>The warnings of a report by their place; those about the whole last.</summary>
    public static IReadOnlyList<Warning> Of(ReportText report, IReadOnlyList<string> required, ReportContext context)
    {
        var title = ReportTitle.Of(report);
        var (places, years, origin) = (new OtherPlaces(context, title), new YearSlips(context.Year ?? title.Year, context.Today), new UnsaidOrigin(context));
        var found = TitleMismatch.Of(title, context).ToList();
        var (numbering, broken) = (new NumberingGaps(), new BrokenNumbers(report.Text));
        var problems = false;
        foreach (var block in report.Blocks)
        {
            if (found.Count >= Most)
            {
                found.Add(new Warning("too-many-warnings", $"提示超过 {Most} 处，从这里起没有再看（包括空缺、编号、年份和个人信息）；请先处理前面的，再审核一次。", [new TextSpan(block.Start, block.Start)]));
                break;
            }
            found.AddRange(Placeholders.Of(report.Text, block.Start, block.End).Take(Most - found.Count));
            found.AddRange(PersonalData.Of(report.Text, block.Start, block.End).Take(Most + MostPersonal - found.Count));
            if (found.Count >= Most && block == report.Blocks[^1])
            {
                found.Add(new Warning("too-many-warnings", $"提示超过 {Most} 处，这一段里其余的没有列出；请先处理前面的，再审核一次。", [new TextSpan(block.Start, block.Start)]));
                break;
            }
            found.AddRange(broken.Of(block.Start, block.End).Take(Most - found.Count));
            if (numbering.Read(report.Text, block) is { } gap) found.Add(gap);
            if (block.Kind == BlockKind.Table) continue;
            if (NumberingGaps.Inside(report.Text, block) is { } jump) found.Add(jump);
            if (block.Kind == BlockKind.Heading)
            {
                origin.Heading(report.Text, block);
                if (years.Heading(report.Text, block) is { } other) found.Add(other);
            }
            else found.AddRange(origin.Of(report.Text, block));
            if (block.Kind == BlockKind.Heading) problems = block.Level > 1 && problems || IsProblem(report.Text.AsSpan(block.Start, block.End - block.Start));
            foreach (var (start, end) in Sentences.Of(report.Text, block.Start, block.End))
            {
                if (SentenceWarnings.LeftOpen(report.Text, start, end) is { } open) found.Add(open);
                if (problems && SentenceWarnings.WithoutCount(report.Text, start, end) is { } vague) found.Add(vague);
                if (places.Of(report.Text, start, end) is { } place) found.Add(place);
                found.AddRange(years.Of(report.Text, start, end));
            }
        }
        found.AddRange(years.Close());
        found.AddRange(report.Notices.Select(n => new Warning(n.Code, n.Message, n.End > n.Start ? [new TextSpan(n.Start, n.End)] : [])));
        found.AddRange(Structure.Of(report, required));
        return [.. found.OrderBy(w => w.Spans.Count > 0 ? w.Spans[0].Start : int.MaxValue)];
    }

    private static bool IsProblem(ReadOnlySpan<char> heading) => heading.Contains("问题", StringComparison.Ordinal) || heading.Contains("不足", StringComparison.Ordinal);
}
