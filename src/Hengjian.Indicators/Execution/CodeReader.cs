using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Codes of one column as small numbers, however the column stores them.</summary>
internal sealed class CodeReader
{
    private readonly byte[]? codes;
    private readonly IReadOnlyList<string> labels;

    private CodeReader(byte[]? codes, IReadOnlyList<string> labels)
    {
        this.codes = codes;
        this.labels = labels;
    }

    /// <summary>Null when the column was not collected.</summary>
    public byte[]? Codes => codes;

    public byte CodeAt(int row) => codes is null ? CodeColumn.None : codes[row];

    public string? LabelAt(int row) => CodeAt(row) == CodeColumn.None ? null : labels[CodeAt(row)];

    /// <summary>A value for each of the 256 codes; a row without a code is asked for as null.</summary>
    public T[] Map<T>(Func<string?, T> valueOf)
    {
        var map = new T[256];
        Array.Fill(map, valueOf(null));
        for (var code = 0; code < labels.Count; code++) map[code] = valueOf(labels[code]);
        return map;
    }

    public static CodeReader Of(FactTable? table, string element)
    {
        if (table is null || !table.Columns.TryGetValue(element, out var column)) return new CodeReader(null, []);
        return column switch
        {
            CodeColumn codeColumn => new CodeReader(codeColumn.Codes, codeColumn.Labels),
            TextColumn text => OfText(text),
            _ => throw new ArgumentException($"Column {element} holds no codes."),
        };
    }

    private static CodeReader OfText(TextColumn text)
    {
        var labels = new List<string>();
        var known = new Dictionary<string, byte>(StringComparer.Ordinal);
        var codes = new byte[text.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = CodeColumn.None;
            if (text.Values[row] is not { } label) continue;
            if (!known.TryGetValue(label, out var code))
            {
                if (labels.Count == CodeColumn.None) throw new ArgumentException("More than 255 different codes.");
                known[label] = code = (byte)labels.Count;
                labels.Add(label);
            }
            codes[row] = code;
        }
        return new CodeReader(codes, labels);
    }
}
