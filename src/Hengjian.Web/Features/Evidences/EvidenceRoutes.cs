using System.Globalization;

namespace Hengjian.Web.Features.Evidences;

/// <summary>Every address of evidence.</summary>
internal static class EvidenceRoutes
{
    internal const string Root = "/evidence";
    internal const string Export = Root + "/export";
    internal const string Uploads = Root + "/uploads";
    internal const string UploadPattern = Uploads + "/{id}";
    internal const string Plain = Root + "/plain";
    internal const string ItemPattern = Root + "/{id:long}";
    internal const string VersionPattern = ItemPattern + "/v/{number:int}";
    internal const string WorkPattern = Root + "/work/{id:long}";
    internal const string Register = "/documents-register";

    internal static string Item(long id) => $"{Root}/{Text(id)}";

    internal static string Work(long contribution) => $"{Root}/work/{Text(contribution)}";

    internal static string View(long id, int number, int? page = null) =>
        $"{Item(id)}/v/{Text(number)}/view" + (page is { } p ? "?page=" + Text(p) : "");

    internal static string Content(long id, int number) => $"{Item(id)}/v/{Text(number)}/content";

    internal static string File(long id, int number) => $"{Item(id)}/v/{Text(number)}/file";

    internal static string Uses(long id) => Item(id) + "/uses";

    internal static string Unuse(long id, long use) => $"{Uses(id)}/{Text(use)}/remove";

    internal static string Details(long id) => Item(id) + "/details";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
