using Hengjian.Data.Storage;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Facts;

/// <summary>Number columns as files: whole numbers in the fewest bytes that keep every bit, read back as they lie.</summary>
internal static class NumberFiles
{
    /// <summary>The one form of a column's numbers: equal numbers become equal bytes however they were held.</summary>
    public static NumberStore Canonical(NumberColumn column) =>
        NumberStore.Narrowest(column.Store is DoubleStore doubles ? new DoubleStore(BinaryFiles.Canonical(doubles.Values)) : column.Store);

    /// <summary>Type and divisor as the manifest has them.</summary>
    public static (string Type, int? Divisor) FormOf(NumberStore store) => store switch
    {
        ScaledStore<byte> bytes => ("u8", bytes.Divisor),
        ScaledStore<ushort> words => ("u16", words.Divisor),
        ScaledStore<int> wide => ("i32", wide.Divisor),
        _ => ("f64", null),
    };

    /// <summary>The bytes; not copied.</summary>
    public static ReadOnlySpan<byte> BytesOf(NumberStore store) => store switch
    {
        ScaledStore<byte> bytes => bytes.Codes,
        ScaledStore<ushort> words => BinaryFiles.BytesOf(words.Codes),
        ScaledStore<int> wide => BinaryFiles.BytesOf(wide.Codes),
        DoubleStore doubles => BinaryFiles.BytesOf(doubles.Values),
        _ => throw new ArgumentException("A store of an unknown kind."),
    };

    /// <summary>Reads a column's numbers; null when the file's length is wrong.</summary>
    public static NumberStore? Read(string path, ManifestColumn column, int rows) => column.Type switch
    {
        "u8" => BinaryFiles.ReadArray<byte>(path, rows) is { } codes ? new ScaledStore<byte>(codes, column.Divisor ?? 1) : null,
        "u16" => BinaryFiles.ReadArray<ushort>(path, rows) is { } codes ? new ScaledStore<ushort>(codes, column.Divisor ?? 1) : null,
        "i32" => BinaryFiles.ReadArray<int>(path, rows) is { } codes ? new ScaledStore<int>(codes, column.Divisor ?? 1) : null,
        _ => BinaryFiles.ReadArray<double>(path, rows) is { } values ? new DoubleStore(values) : null,
    };
}
