namespace Hengjian.Audit.Findings;

/// <summary>A stretch of the text.</summary>
/// <param name="Start">First UTF-16 offset.</param>
/// <param name="End">Offset after the last.</param>
public readonly record struct TextSpan(int Start, int End);

/// <summary>One number of a claim.</summary>
/// <param name="Start">First UTF-16 offset.</param>
/// <param name="End">Offset after its unit.</param>
/// <param name="Value">As printed; null for a blank.</param>
/// <param name="Unit">Scale and unit as written: 亿元, %.</param>
/// <param name="Role">base, current, delta, rate, total, part, whole, share, numerator, denominator, stated, norm, item.</param>
public readonly record struct ClaimNumber(int Start, int End, double? Value, string Unit, string Role);

/// <summary>A statement that numbers of the text can be checked for, and what checking gave.</summary>
public sealed record Claim
{
    /// <summary>Stable: the same statement has the same id while its words and its order among equal ones stay, wherever it moves.</summary>
    public string Id { get; init; } = "";

    /// <summary>What kind of statement.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>What checking gave.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The value checked, as printed; null when it has none.</summary>
    public double? Stated { get; init; }

    /// <summary>The value that follows from the others, in the unit of the stated one; null when it cannot be computed.</summary>
    public double? Computed { get; init; }

    /// <summary>The least and greatest value that follow from the others as exactly as they are printed; null when not computed.</summary>
    public (double Low, double High)? Bounds { get; init; }

    /// <summary>Unit of stated and computed.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Chinese: the arithmetic written out, and what does not agree or what is missing.</summary>
    public required string Message { get; init; }

    /// <summary>Chinese: what was taken for granted (which number is the base, that the parts are all parts); empty when nothing.</summary>
    public string Assumption { get; init; } = "";

    /// <summary>What the error may be, most likely first; empty when consistent or without an idea.</summary>
    public IReadOnlyList<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>True when the words name every number, so that a failing claim needs no other ground.</summary>
    internal bool Named { get; init; }

    /// <summary>True for what the columns of one table say of each other.</summary>
    internal bool OfTable { get; init; }

    /// <summary>The words it was read from, in order.</summary>
    public required IReadOnlyList<TextSpan> Spans { get; init; }

    /// <summary>The numbers it rests on, in order.</summary>
    public required IReadOnlyList<ClaimNumber> Numbers { get; init; }
}

/// <summary>A guess at what went wrong.</summary>
/// <param name="Code">wrong-base, digit-swap, decimal-shift, off-by-one, unit-slip, point-percent, sign, ratio-for-rate, complement, stale-value.</param>
/// <param name="Text">Chinese, one clause.</param>
public sealed record Diagnosis(string Code, string Text)
{
    /// <summary>How probable it is that a guess of this kind fits though the numbers do not belong together; 0 when that was ruled out.</summary>
    internal double Chance { get; init; }

    /// <summary>True for a number written with two digits swapped, its point moved or another unit: what seldom fits by chance.</summary>
    internal bool IsMiswritten => Code is "digit-swap" or "decimal-shift" or "unit-slip";
}
