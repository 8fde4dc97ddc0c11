using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Filling;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>
/// The form of a sheet as a workbook: one row of ids over the values and one column of ids before them, so that rows and
/// columns may be sorted and hidden; a hidden sheet says which sheet it is and which revision each cell showed.
/// </summary>
internal static class SheetBookFormat
{
    public const string MarkSheet = "_衡鉴填报";
    public const string ListSheet = "_衡鉴选项";
    public const string LastYearSheet = "上年数据";
    public const string GuideSheet = "填表说明";
    public const string ComputedSheet = "系统计算";
    public const string Magic = "hengjian-sheet";
    public const string Version = "1";

    /// <summary>Where the row of ids and the column of ids meet.</summary>
    public const string Corner = "标识";

    public const string CodeColumn = "@code";
    public const string NameColumn = "@name";
    public const string UnitColumn = "@unit";
    public const string LastColumn = "@last";

    public const int NameRow = 1;
    public const int UnitRow = 2;
    public const int IdRow = 3;

    // A table of few rows stands upright, as on the page.
    private const int TallRows = 4;

    /// <summary>Larger books were not made here.</summary>
    public const int MostRows = 20_000;

    /// <summary>More columns than any sheet has.</summary>
    public const int MostColumns = 1000;

    /// <summary>What is read before a file counts as an attack or a mistake.</summary>
    public static SheetOptions Limits { get; } = SheetOptions.Default with
    {
        MaxFileBytes = 20L << 20,
        MaxUnpackedBytes = 256L << 20,
        MaxSharedCharacters = 8L << 20,
        MaxColumns = MostColumns,
    };

    public static bool IsTall(SheetView view) => view.Rows.Count <= TallRows;

    public static string KeyOf(long row) => "#" + row.ToString(CultureInfo.InvariantCulture);

    public static long? RowOf(string key) =>
        key.StartsWith('#') && long.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
