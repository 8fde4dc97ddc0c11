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
    /// <summary>2: rows may name the sheet of their file.</summary>
    public const int CurrentFormat = 2;
}

/// <summary>A column of a snapshot.</summary>
/// <param name="Element">Data element id.</param>
/// <param name="Kind">number, code or text.</param>
/// <param name="Labels">Chinese codes of a code column.</param>
internal sealed record ManifestColumn(string Element, string Kind, IReadOnlyList<string>? Labels);
