using System.Globalization;
using Hengjian.Data.ClickHouse.Servers;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>A piece of SQL and the names it reads.</summary>
/// <param name="Text">An expression, in brackets where it needs them.</param>
/// <param name="Layer">The select it can be written in: 0 reads the rows, each further one reads the one before.</param>
/// <param name="Names">The columns it reads.</param>
internal sealed record SqlExpr(string Text, int Layer, IReadOnlyList<string> Names)
{
    /// <summary>True when it reads no column.</summary>
    public bool IsConstant => Names.Count == 0;

    /// <summary>True when it is a column.</summary>
    public bool IsName => Names.Count == 1 && Names[0] == Text;

    public static SqlExpr Name(string name, int layer) => new(name, layer, [name]);

    public static SqlExpr Constant(string text) => new(text, 0, []);

    /// <summary>A number as a Float64.</summary>
    public static SqlExpr Number(double value) => Constant($"toFloat64({SqlText.Number(value)})");

    /// <summary>Fills {0}, {1}… of a pattern.</summary>
    public static SqlExpr Of(string pattern, params SqlExpr[] parts) => new(
        string.Format(CultureInfo.InvariantCulture, pattern, [.. parts.Select(object (p) => p.Text)]),
        parts.Select(p => p.Layer).DefaultIfEmpty().Max(),
        [.. parts.SelectMany(p => p.Names).Distinct()]);

    /// <summary>Several with a sign between: a + b + c.</summary>
    public static SqlExpr Join(string sign, IReadOnlyList<SqlExpr> parts) => parts.Count == 1
        ? parts[0]
        : Of("(" + string.Join(sign, Enumerable.Range(0, parts.Count).Select(i => "{" + i.ToString(CultureInfo.InvariantCulture) + "}")) + ")", [.. parts]);

    /// <summary>The greatest of several.</summary>
    public static SqlExpr Greatest(IReadOnlyList<SqlExpr> parts) => parts.Aggregate((a, b) => Of("greatest({0}, {1})", a, b));
}

/// <summary>Numbers as SQL text that is read back to the same bits.</summary>
internal static class SqlText
{
    /// <summary>Always with a point or an exponent: 2 would be a whole number of some other type.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        // The server's parser refuses what is smaller than the smallest normal number.
        if (value != 0 && !double.IsNormal(value))
            throw new ClickHouseException(ClickHouseProblems.NotPushed(value.ToString("R", CultureInfo.InvariantCulture)));
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;
    }

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value of every row, in SQL.</summary>
/// <param name="Value">Float64; NaN exactly where there is no value.</param>
/// <param name="Flag">
/// What stands behind it as in the flag columns, 0 (present) to 5 (missing); null when the value says it all: a number is
/// present, NaN is missing.
/// </param>
internal sealed record SqlValue(SqlExpr Value, SqlExpr? Flag)
{
    public static readonly SqlValue Missing = new(SqlExpr.Constant("toFloat64(nan)"), null);

    public static SqlValue Number(double value) => new(SqlExpr.Number(value), null);
}
