using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hengjian.Web.Components.Tables;

/// <summary>A list as a file: every row that matches, never cut short.</summary>
public static class TableExport
{
    /// <summary>CSV in UTF-8 with a byte-order mark, so that Excel and WPS read the Chinese.</summary>
    /// <param name="view">The list as asked for.</param>
    /// <param name="name">Start of the file name; the number of rows follows.</param>
    public static FileContentHttpResult Csv<TRow>(TableView<TRow> view, string name)
    {
        var text = new StringBuilder();
        Line(text, view.Spec.Columns.Select(c => c.Unit.Length > 0 ? $"{c.Title}（{c.Unit}）" : c.Title));
        foreach (var row in view.Matching) Line(text, view.Spec.Columns.Select(c => c.Text(row)));
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray();
        return TypedResults.File(bytes, "text/csv; charset=utf-8", $"{name}_{view.Matching.Count}行.csv");
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string value)
    {
        // A spreadsheet would run a text that begins like a formula; a number may begin with a minus.
        var number = double.TryParse(value, CultureInfo.InvariantCulture, out _);
        var safe = !number && value is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
