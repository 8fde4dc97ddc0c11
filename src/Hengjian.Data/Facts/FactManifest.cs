using Hengjian.Data.Storage;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>manifest.json of a snapshot. Its hash is the snapshot's name; who gave it and when is in the records.</summary>
internal sealed record FactManifest(
    int Format,
    string Kind,
    Grain Grain,
    int Period,
    int RegionCode,
    int Rows,
    string DictionaryVersion,
    string DefinitionNote,
    IReadOnlyList<DefinitionChange> DefinitionChanges,
    IReadOnlyList<SourceFile>? Sources,
    IReadOnlyList<ManifestColumn> Columns,
    IReadOnlyList<StoredFile> Files)
{
    /// <summary>2: rows may name the sheet of their file. 3: narrow numbers; row heads and texts as ranges.</summary>
    public const int CurrentFormat = 3;
}

/// <summary>A column of a snapshot.</summary>
/// <param name="Element">Data element id.</param>
/// <param name="Kind">number, code or text.</param>
/// <param name="Labels">Chinese codes of a code column.</param>
/// <param name="Type">How the numbers are stored: u8, u16 or i32 over a divisor, or f64; the ending of their file.</param>
/// <param name="Divisor">What stored whole numbers are divided by; their largest value stands for no number.</param>
internal sealed record ManifestColumn(string Element, string Kind, IReadOnlyList<string>? Labels = null, string? Type = null, int? Divisor = null);
