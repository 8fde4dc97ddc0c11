using System.Globalization;

namespace Hengjian.Web.Features.Reports;

/// <summary>Addresses of the report pages; all carry the round.</summary>
internal static class ReportsRoutes
{
    internal const string Root = "/reports";
    internal const string Problems = "/reports/problems";
    internal const string ReportFile = "/reports/evaluation.docx";
    internal const string ProblemsFile = "/reports/problems.xlsx";
    internal const string OpinionPattern = "/reports/opinions/{code:int}.docx";

    internal static string Of(string path, long round) => path + "?round=" + round.ToString(CultureInfo.InvariantCulture);

    internal static string Editor(long round) => Of(ReportFile, round) + "&edition=editor";

    internal static string Opinion(int code, long round) =>
        Of($"/reports/opinions/{code.ToString("D6", CultureInfo.InvariantCulture)}.docx", round);
}
