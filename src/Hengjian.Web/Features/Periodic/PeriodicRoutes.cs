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

    public static string Rows(long form, int period, int region, string show = "all", int page = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"/periodic/{form}/rows?period={period}&region={region:D6}&show={show}&page={page}");

    /// <summary>The history of a report, of one of its rows, or of one value.</summary>
    public static string History(long report, long row = 0, string? field = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/periodic/reports/{report}/history") + (row, field) switch
        {
            (0, null) => "",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"?row={row}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"?row={row}&field={Uri.EscapeDataString(field)}"),
        };

    /// <summary>A page of the rows of a report.</summary>
    public static string ReportPage(long report, int page) => page <= 1 ? Report(report) : string.Create(CultureInfo.InvariantCulture, $"/periodic/reports/{report}?page={page}");

    /// <summary>Anchor of a field on the page of its report.</summary>
    public static string Anchor(string field) => "f-" + field;

    /// <summary>Anchor of a row.</summary>
    public static string RowAnchor(long row) => string.Create(CultureInfo.InvariantCulture, $"r-{row}");

    /// <summary>Anchor of a cell of a row.</summary>
    public static string CellAnchor(long row, string field) => string.Create(CultureInfo.InvariantCulture, $"r-{row}-{field.TrimStart('.')}");
}
