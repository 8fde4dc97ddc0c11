using System.Globalization;

namespace Hengjian.Web.Features.Filling;

/// <summary>Addresses of data entry.</summary>
internal static class FillRoutes
{
    public const string Root = "/fill";
    public const string SheetPattern = "/fill/{sheet:long}";
    public const string CellPattern = SheetPattern + "/cell/{row:long}/{element}";
    public const string RowPattern = SheetPattern + "/row/{row:long}";

    public const string BookPattern = SheetPattern + "/book";
    public const string FilePattern = SheetPattern + "/file";
    public const string BookFilePattern = SheetPattern + "/book.xlsx";

    public static string Book(long id) => Sheet(id) + "/book";

    public static string Sheet(long id) => string.Create(CultureInfo.InvariantCulture, $"/fill/{id}");

    /// <summary>A sheet cut down to what the item of a part asks for.</summary>
    public static string Sheet(long id, long? part) => Sheet(id) + (part is { } of ? string.Create(CultureInfo.InvariantCulture, $"?part={of}") : "");

    public static string Cell(long sheet, long row, string element) =>
        string.Create(CultureInfo.InvariantCulture, $"/fill/{sheet}/cell/{row}/{Uri.EscapeDataString(element)}");

    public static string Row(long sheet, long row) => string.Create(CultureInfo.InvariantCulture, $"/fill/{sheet}/row/{row}");

    public static string Part(long contribution) => string.Create(CultureInfo.InvariantCulture, $"/fill?part={contribution}");

    /// <summary>Anchor of a cell on the page of its sheet.</summary>
    public static string Anchor(long row, string element) => string.Create(CultureInfo.InvariantCulture, $"c-{row}-{element}");
}
