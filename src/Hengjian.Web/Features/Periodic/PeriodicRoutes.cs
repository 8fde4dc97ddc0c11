using System.Globalization;

namespace Hengjian.Web.Features.Periodic;

/// <summary>Addresses of periodic reports.</summary>
internal static class PeriodicRoutes
{
    public const string Root = "/periodic";
    public const string Library = "/periodic/library";
    public const string LibraryPattern = Library + "/{code}";
    public const string FormPattern = "/periodic/{form:long}";
    public const string ReportPattern = "/periodic/reports/{id:long}";

    public static string LibraryForm(string code) => Library + "/" + Uri.EscapeDataString(code);

    public static string Form(long form) => string.Create(CultureInfo.InvariantCulture, $"/periodic/{form}");

    public static string Report(long report) => string.Create(CultureInfo.InvariantCulture, $"/periodic/reports/{report}");

    public static string Totals(long form, int period, int region) => string.Create(CultureInfo.InvariantCulture, $"/periodic/{form}/totals?period={period}&region={region:D6}");

    public static string Trend(long form, string field, int region) => string.Create(CultureInfo.InvariantCulture, $"/periodic/{form}/trend?field={field}&region={region:D6}");

    public static string Late(long form, int period) => string.Create(CultureInfo.InvariantCulture, $"/periodic/{form}/late?period={period}");

    /// <summary>Anchor of a field on the page of its report.</summary>
    public static string Anchor(string field) => "f-" + field;
}
