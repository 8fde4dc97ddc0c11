namespace Hengjian.Indicators.Facts;

/// <summary>One column of a fact table.</summary>
public abstract class Column
{
    /// <summary>Number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>What stands behind the cell of a row.</summary>
    public abstract ValueFlag FlagAt(int row);
}

/// <summary>Codes of a short list.</summary>
public sealed class CodeColumn : Column
{
    /// <summary>The code of a cell without a value.</summary>
    public const byte None = 255;

    /// <summary>Wraps the array without copying.</summary>
    /// <param name="codes">Positions in <paramref name="labels"/>, or <see cref="None"/>.</param>
    /// <param name="labels">The Chinese codes, fewer than 255.</param>
    public CodeColumn(byte[] codes, IReadOnlyList<string> labels)
    {
        Codes = codes;
        Labels = labels;
    }

    /// <summary>Positions in <see cref="Labels"/>, or <see cref="None"/>.</summary>
    public byte[] Codes { get; }

    /// <summary>The Chinese codes.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public override int Length => Codes.Length;

    /// <inheritdoc/>
    public override ValueFlag FlagAt(int row) => Codes[row] == None ? ValueFlag.Missing : ValueFlag.Present;

    /// <summary>The same column but for one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="label">Its code; null for none.</param>
    /// <exception cref="ArgumentException">The column has no such code.</exception>
    public CodeColumn With(int row, string? label)
    {
        var code = Enumerable.Range(0, Labels.Count).Where(i => Labels[i] == label).Select(i => (byte?)i).FirstOrDefault();
        if (label is not null && code is null) throw new ArgumentException($"There is no code {label}.", nameof(label));
        byte[] changed = [.. Codes];
        changed[row] = code ?? None;
        return new CodeColumn(changed, Labels);
    }

    /// <summary>The Chinese code of a row; null when missing.</summary>
    public string? LabelAt(int row) => Codes[row] == None ? null : Labels[Codes[row]];
}

/// <summary>Free text.</summary>
public sealed class TextColumn(string?[] values) : Column
{
    /// <summary>The texts; null where there is none.</summary>
    public string?[] Values { get; } = values;

    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override ValueFlag FlagAt(int row) => Values[row] is null ? ValueFlag.Missing : ValueFlag.Present;
}
