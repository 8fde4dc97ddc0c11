using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>Computes one value from others; null when it cannot (a divisor that may be zero).</summary>
public delegate Interval? Formula(ReadOnlySpan<Interval> inputs);

/// <summary>One number of an equation.</summary>
/// <param name="Role">As in <see cref="ClaimNumber"/>.</param>
/// <param name="Quantity">The number.</param>
public readonly record struct Term(string Role, Quantity Quantity);

/// <summary>A wrong way to compute the stated value that people are known to take.</summary>
/// <param name="Code">As in <see cref="Diagnosis"/>.</param>
/// <param name="Text">Chinese: what was done.</param>
/// <param name="Formula">The wrong way.</param>
public sealed record Mistake(string Code, string Text, Formula Formula);

/// <summary>What a statement says about its numbers: the stated one follows from the others.</summary>
public sealed record Equation
{
    /// <summary>Kind of the statement.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>What the stated number is computed from.</summary>
    public required IReadOnlyList<Term> Inputs { get; init; }

    /// <summary>The number to check.</summary>
    public required Term Stated { get; init; }

    /// <summary>How, in base units; the result is in the base unit of the stated number.</summary>
    public required Formula Formula { get; init; }

    /// <summary>−1 when the words say that the stated number is downwards, 0 when they leave it open, else 1.</summary>
    public int Sign { get; init; } = 1;

    /// <summary>True when the words name every number: 由 A 增加到 B, 占 B 的, 其中 with all parts. Placed side by side they are not named.</summary>
    public bool Named { get; init; }

    /// <summary>Writes the arithmetic out, given the computed value in words.</summary>
    public required Func<string, string> Arithmetic { get; init; }

    /// <summary>Known wrong ways; words are made only for an equation that fails.</summary>
    public Func<IReadOnlyList<Mistake>> Mistakes { get; init; } = static () => [];

    /// <summary>Chinese: what is taken for granted; made only for a claim.</summary>
    public Func<string> Assumption { get; init; } = static () => "";

    /// <summary>The same with numbers that are not rounded: as exact as their digits.</summary>
    public Equation Unrounded => this with { Inputs = [.. Inputs.Select(Exact)], Stated = Exact(Stated) };

    private static Term Exact(Term term) => term with { Quantity = term.Quantity with { InWords = true } };
}
