using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>How one element is read from one file; the same for every part of it.</summary>
internal sealed class ColumnPlan
{
    private const short NoCode = -1;
    private readonly Dictionary<string, byte> codes = new(StringComparer.Ordinal);
    private readonly short[] codeOfByte = new short[128];
    private readonly double min;
    private readonly double max;

    /// <param name="element">The element.</param>
    /// <param name="source">How the manifest fills it.</param>
    /// <param name="field">Position in the file; -1 for a constant.</param>
    public ColumnPlan(DataElement element, ColumnSource source, int field)
    {
        Element = element;
        Source = source;
        Field = field;
        (min, max) = (element.Min ?? double.NegativeInfinity, element.Max ?? double.PositiveInfinity);
        for (byte i = 0; i < element.Codes.Count; i++) codes[element.Codes[i]] = i;
        foreach (var (inFile, ours) in source.Codes)
            if (codes.TryGetValue(ours, out var code)) codes[inFile] = code;
        Array.Fill(codeOfByte, NoCode);
        foreach (var (text, code) in codes)
            if (text.Length == 1 && char.IsAscii(text[0])) codeOfByte[text[0]] = code;
    }

    public DataElement Element { get; }

    public ColumnSource Source { get; }

    /// <summary>Position in the file; -1 for a constant.</summary>
    public int Field { get; }

    public bool IsCode => Element.Kind == ValueKind.Code;

    /// <summary>The helper column that divides the mean before it.</summary>
    public bool IsDivisor => Source.Element != Element.Id;

    /// <summary>What a readable cell would look like, for the message about one that is not.</summary>
    public string Expected => Element.Kind switch
    {
        ValueKind.Number => "数字，缺失留空",
        ValueKind.Bool => "1 或 0（是或否）",
        ValueKind.Date => "日期，如 2025-09-01",
        _ => string.Join("、", Source.Codes.Count > 0 ? Source.Codes.Keys : Element.Codes),
    };

    /// <summary>The code that a single ASCII character stands for.</summary>
    public bool TryCode(byte character, out byte code)
    {
        var found = character < 128 ? codeOfByte[character] : NoCode;
        code = (byte)found;
        return found >= 0;
    }

    /// <summary>The code that a text stands for.</summary>
    public bool TryCode(ReadOnlySpan<char> text, out byte code) =>
        codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Trim(), out code);

    /// <summary>Whether the element's bounds let a value in; no value is always let in.</summary>
    public bool Allows(double value) => !(value < min || value > max);
}
