using System.Globalization;
using Hengjian.Domain.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// The file of a table that is handed in whole, as the value of each of its columns: so it is saved, kept, opened, returned and
/// sealed as a typed value is.
/// </summary>
/// <param name="Sha256">Hash of its bytes, by which it is stored.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Name">As it was called.</param>
public sealed record FileValue(string Sha256, long Rows, string Name)
{
    private const string Prefix = "sha256:";
    private const int LongestName = 120;
    private const int HashLength = 64;

    /// <summary>As the cell says it.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Sha256} {Rows}行 {(Name.Length > LongestName ? Name[..LongestName] : Name)}");

    /// <summary>The file a value stands for; null when it is no file.</summary>
    public static FileValue? Of(CellRevisionRecord? revision)
    {
        if (revision is not { Code: { } code, Number: { } rows } || code.Length != HashLength || !revision.Text.StartsWith(Prefix + code, StringComparison.Ordinal)) return null;
        var rest = revision.Text[(Prefix.Length + code.Length)..].TrimStart();
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        return new FileValue(code, (long)rows, space < 0 ? "" : rest[(space + 1)..]);
    }

    internal ReadCell For(DataElement element) => new(element, Text, new Importing.Cells.ParsedCell(ValueFlag.Present, Rows), Sha256);
}
