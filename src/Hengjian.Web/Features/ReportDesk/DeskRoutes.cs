using System.Globalization;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Every address of the report desk.</summary>
internal static class DeskRoutes
{
    internal const string Root = "/report-audit";
    internal const string Upload = Root + "/upload";
    internal const string Help = Root + "/help";
    internal const string Export = Root + "/export";
    internal const string AllXlsx = Root + "/findings.xlsx";
    internal const string AllJson = Root + "/findings.json";
    internal const string Copies = Root + "/copies";
    internal const string AllAgain = Root + "/again";
    internal const string ReportPattern = Root + "/{id:long}";

    internal static string Report(long id) => $"{Root}/{id.ToString(CultureInfo.InvariantCulture)}";

    internal static string Report(long id, DeskFilter filter, string? flag = null) => Report(id) + filter.Query(flag);

    internal static string Answers(long id) => Report(id) + "/answers";

    internal static string AnswersTogether(long id) => Report(id) + "/answers-together";

    internal static string Again(long id) => Report(id) + "/again";

    internal static string Json(long id) => Report(id) + "/findings.json";

    internal static string Docx(long id) => Report(id) + "/comments.docx";

    internal static string Xlsx(long id) => Report(id) + "/findings.xlsx";

    internal static string Original(long id) => Report(id) + "/file";

    internal static string Compare(long id, long? with = null, int page = 1) =>
        Report(id) + "/compare" + (with is { } w ? "?with=" + w.ToString(CultureInfo.InvariantCulture) : "") + (page > 1 ? "&page=" + page.ToString(CultureInfo.InvariantCulture) : "");

    internal static string NextVersion(long id) => Upload + "?of=" + id.ToString(CultureInfo.InvariantCulture);
}
