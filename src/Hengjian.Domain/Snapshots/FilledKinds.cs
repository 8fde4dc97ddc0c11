namespace Hengjian.Domain.Snapshots;

/// <summary>
/// Kinds of snapshots that hold the sealed cells of a table and nothing else: region-filled. They stand beside the import
/// of that table and outrank it where they say something.
/// </summary>
public static class FilledKinds
{
    private const string Ending = "-filled";

    /// <summary>The kind of the sealed cells of a table.</summary>
    public static string Of(string kind) => kind + Ending;

    /// <summary>The table a filled kind is about; null for kinds that are none.</summary>
    public static string? BaseOf(string kind) => kind.EndsWith(Ending, StringComparison.Ordinal) ? kind[..^Ending.Length] : null;
}
