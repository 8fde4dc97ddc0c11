using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Warnings;

/// <summary>A title that names another place or year than the report was handed in for: the wrong file, or the wrong choice.</summary>
internal static class TitleMismatch
{
    /// <summary>The warnings; none where the title or what it was handed in for is not known. A place is told only by a name that is known.</summary>
    public static IEnumerable<Warning> Of(ReportTitle title, ReportContext context)
    {
        if (title.Span is not { } span) yield break;
        if (title.Year is { } year && context.Year is { } chosen && year != chosen)
            yield return new Warning("title-year", $"题目写的是 {year} 年，上传时选的是 {chosen} 年：请核对文件和所选年度。", [span]);
        if (title.Region is { } named && context.OwnPlaces is [var own, ..] && named != own && (context.OtherPlaces.Contains(named) || context.OwnPlaces.Contains(named)))
            yield return new Warning("title-place", $"题目写的是“{named}”，上传时选的是“{own}”：请核对文件和所选地区。", [span]);
    }
}
