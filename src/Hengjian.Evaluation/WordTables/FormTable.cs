using System.Security.Cryptography;
using System.Text;
using Hengjian.Documents.WordTables;

namespace Hengjian.Evaluation.WordTables;

/// <summary>Which table.</summary>
public enum FormTableKind
{
    /// <summary>责任分解表.</summary>
    Breakdown,

    /// <summary>自评表.</summary>
    SelfCheck,

    /// <summary>考评表, the familiar five columns.</summary>
    Assessment,
}

/// <summary>A table as the product holds it now.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Package">The package.</param>
/// <param name="Name">责任分解表.</param>
/// <param name="Owner">Region and round, for titles.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">One for each item.</param>
public sealed record FormTable(FormTableKind Kind, long Package, string Name, string Owner, IReadOnlyList<WordColumn> Columns, IReadOnlyList<FormTableRow> Rows)
{
    /// <summary>The columns people change.</summary>
    public IEnumerable<int> Editable => Columns.Select((c, i) => (c, i)).Where(c => c.c.Editable).Select(c => c.i);

    /// <summary>The hidden name of a row: table, package, item, and a print of what people may change as it was when it went out.</summary>
    public string MarkOf(FormTableRow row) => FormattableString.Invariant(
        $"_hj{(int)Kind}x{Package}x{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(row.Item))}x{PrintOf(row)}");

    /// <summary>What people may change in a row, in eight digits.</summary>
    public string PrintOf(FormTableRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', Editable.Select(i => FormTableText.Plain(row.Cells[i]))))))[..8];

    /// <summary>The same of the whole table.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(r => r.Item + PrintOf(r))))))[..16];
}

/// <summary>A row of such a table.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Name">Its title.</param>
/// <param name="Cells">As shown, one for each column.</param>
/// <param name="ChangedBy">Who changed it last, and when; empty when nobody did.</param>
public sealed record FormTableRow(string Item, string Name, IReadOnlyList<string> Cells, string ChangedBy);

/// <summary>Texts as they are compared.</summary>
public static class FormTableText
{
    /// <summary>Lines without white space around them and without empty ones.</summary>
    public static string Plain(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}

/// <summary>A cell that differs.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Name">Its title.</param>
/// <param name="Column">Heading.</param>
/// <param name="Old">As the product holds it.</param>
/// <param name="New">As the file says.</param>
/// <param name="Since">Who changed the row since the table went out; empty for nobody.</param>
/// <param name="Wrong">Why it cannot be taken; null when it can.</param>
public sealed record FormTableChange(string Item, string Name, string Column, string Old, string New, string Since, Kernel.Problem? Wrong)
{
    /// <summary>Names it in a form.</summary>
    public string Key => Item + "|" + Column;
}

/// <summary>A file beside what the product holds.</summary>
/// <param name="Table">What it holds.</param>
/// <param name="Changes">Cells that differ, in the order of the table.</param>
/// <param name="Remarks">Rows and cells that were not read or were known by name only.</param>
/// <param name="Absent">Items the file does not have; they stay as they are.</param>
/// <param name="Sha256">The file, as it is kept; empty before it was.</param>
public sealed record FormTableDifference(FormTable Table, IReadOnlyList<FormTableChange> Changes, IReadOnlyList<Kernel.Problem> Remarks, int Absent, string Sha256);
