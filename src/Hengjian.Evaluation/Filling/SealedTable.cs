using System.Globalization;
using System.Text;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>A row of sealed figures.</summary>
/// <param name="Stage">Stage of the row.</param>
/// <param name="Key">School or project code; empty for a region's row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Text by element, as an import reads it.</param>
internal sealed record SealedRow(SchoolStage Stage, string Key, string Name, IReadOnlyDictionary<string, string> Cells);

/// <summary>Gathers the rows of a table from what is known already and from cells.</summary>
internal sealed class SealedRows(DataDictionary dictionary)
{
    private readonly SortedDictionary<(SchoolStage, string), (string Name, SortedDictionary<string, string> Cells)> rows = [];

    /// <summary>Rows that facts in force know: of schools the whole table is given, for a correction of it replaces all rows.</summary>
    public void AddKnown(KnownFacts known, ImportKind kind, int period, IReadOnlySet<string> removed)
    {
        foreach (var row in known.Rows(kind, period).Where(r => !removed.Contains(r.Key)))
            foreach (var element in dictionary.Of(kind.Grain()))
                if (row.TextOf(element) is { } text) At(row.Stage, row.Key, row.Name).Cells[element.Id] = text;
    }

    /// <summary>A cell; it stands over what was known.</summary>
    public void Add(SchoolStage stage, string key, string name, CellRevisionRecord cell)
    {
        if (dictionary.TryFind(cell.Element, out var element)) At(stage, key, name).Cells[element.Id] = SealedTable.TextOf(element, cell);
    }

    /// <summary>The rows by stage and key.</summary>
    public IReadOnlyList<SealedRow> ToList() => [.. rows.Select(r => new SealedRow(r.Key.Item1, r.Key.Item2, r.Value.Name, r.Value.Cells))];

    private (string Name, SortedDictionary<string, string> Cells) At(SchoolStage stage, string key, string name)
    {
        if (!rows.TryGetValue((stage, key), out var there)) rows[(stage, key)] = there = (name, new SortedDictionary<string, string>(StringComparer.Ordinal));
        return there;
    }
}

/// <summary>Sealed figures as a file in the form of the import template: reading it gives the table of facts, each row with its line.</summary>
internal static class SealedTable
{
    /// <summary>UTF-8 CSV: heads, then the rows; the same figures give the same bytes.</summary>
    public static byte[] Write(ImportKind kind, int region, IReadOnlyList<SealedRow> rows, DataDictionary dictionary)
    {
        var given = rows.SelectMany(r => r.Cells.Keys).ToHashSet(StringComparer.Ordinal);
        var fields = ImportFields.Of(kind, dictionary)
            .Where(f => f.Element is { } e ? given.Contains(e.Id) : f.Role is KeyRole.Region or KeyRole.Stage or KeyRole.Key or KeyRole.Name).ToList();
        var text = new StringBuilder().AppendJoin(',', fields.Select(f => Quoted(f.NameZh))).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', fields.Select(f => Quoted(CellOf(f, region, row)))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A stored value as an import reads it again.</summary>
    public static string TextOf(DataElement element, CellRevisionRecord cell) => cell switch
    {
        { ProblemCode: not null } or { Flag: ValueFlag.Missing } => "—",
        { Flag: ValueFlag.NotApplicable } => "不适用",
        { Code: { } code } => code,
        { Number: { } number } when element.Kind == ValueKind.Bool => number == 0 ? "否" : "是",
        { Number: { } number } when element.Kind == ValueKind.Date => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        // Through decimal: 1.5E+16 is no number to people or to imports.
        { Number: { } number } => Plain(number) + (cell.Flag == ValueFlag.Estimated ? "估" : ""),
        _ => cell.Text,
    };

    private static string Plain(double number)
    {
        if (Math.Abs(number) >= 1e15) return number.ToString("R", CultureInfo.InvariantCulture);
        var plain = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return double.Parse(plain, CultureInfo.InvariantCulture) == number ? plain : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string CellOf(ImportField field, int region, SealedRow row) => field.Role switch
    {
        KeyRole.Region => region.ToString("D6", CultureInfo.InvariantCulture),
        KeyRole.Stage => row.Stage.ToChinese(),
        KeyRole.Key => row.Key,
        KeyRole.Name => row.Name,
        _ => row.Cells.GetValueOrDefault(field.Element!.Id, "—"),
    };

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}
