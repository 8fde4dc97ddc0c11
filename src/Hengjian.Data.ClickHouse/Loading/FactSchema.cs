using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>How a column of a data element is kept.</summary>
/// <param name="Element">The data element.</param>
/// <param name="Type">ClickHouse type without Nullable: UInt8, UInt16, UInt32, Float64, or Enum16 for codes.</param>
/// <param name="Labels">The Chinese codes in the order of their numbers; empty for numbers.</param>
internal sealed record FactColumn(DataElement Element, string Type, IReadOnlyList<string> Labels)
{
    /// <summary>Quoted name of the column of values; NULL where there is none.</summary>
    public string Value => FactSchema.Quote("e_" + Element.Id);

    /// <summary>Quoted name of the column that says what stands behind a cell.</summary>
    public string Flag => FactSchema.Quote("f_" + Element.Id);

    public bool IsCode => Element.Kind == ValueKind.Code;

    /// <summary>Some cell is not applicable or estimated, in some year: there is a flag column.</summary>
    public bool Flagged { get; init; }
}

/// <summary>The tables that a snapshot's rows go to: one a grain, the years together.</summary>
/// <remarks>
/// A value column is Nullable: NULL is no value, never 0. Where some cells are not applicable or estimated a flag column
/// stands beside it; without one NULL means missing. Flags are numbered by how much they weigh, so that the worse of two
/// is the greater. Columns of data elements are called e_… and f_…, so that no element can take the name of a key.
/// </remarks>
internal static class FactSchema
{
    /// <summary>What a flag column holds.</summary>
    public const string FlagType = "Enum8('present'=0,'estimated'=1,'ruled'=2,'partial'=3,'not-applicable'=4,'missing'=5)";

    /// <summary>The place of rows whose region is not in the tree, and the school of classes that have none.</summary>
    public const uint None = uint.MaxValue;

    private const string RegionColumns = "region UInt32, county UInt32, city UInt32, province UInt32";

    /// <summary>The table of a grain; null for those that stay in the program.</summary>
    public static string? TableOf(Grain grain) => grain switch
    {
        Grain.SchoolYear => "school",
        Grain.ClassYear => "class",
        Grain.Project => "project",
        _ => null,
    };

    /// <summary>The statement that makes a table.</summary>
    public static string Create(string database, Grain grain, IReadOnlyList<FactColumn> columns)
    {
        var keys = grain switch
        {
            Grain.SchoolYear => "pos UInt32, stages UInt16, has_classes UInt8, key_no UInt32, key String, name String",
            Grain.ClassYear => "stage UInt8, parent UInt32",
            _ => "pos UInt32, stages UInt16, key_no UInt32, key String, name String",
        };
        var order = grain == Grain.ClassYear ? "(stage, place, row_no)" : "(place, row_no)";
        var cells = columns.Select(c => $", {c.Value} Nullable({c.Type})" + (c.Flagged ? $", {c.Flag} {FlagType}" : ""));
        return $"CREATE TABLE {database}.{TableOf(grain)} (year UInt16, place UInt32, row_no UInt32, {RegionColumns}, {keys}"
            + string.Concat(cells) + $") ENGINE = MergeTree() PARTITION BY year ORDER BY {order}";
    }

    /// <summary>An identifier in back quotes.</summary>
    public static string Quote(string name) => "`" + name.Replace(".", "$", StringComparison.Ordinal) + "`";

    /// <summary>A text in quotes.</summary>
    public static string Text(string text) =>
        "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
