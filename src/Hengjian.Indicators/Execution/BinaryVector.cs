using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Execution;

/// <summary>Two operands. Blocks without flags take a plain loop in which NaN carries the missing values.</summary>
internal sealed class BinaryVector(int size, BinaryOperator op, Vector left, Vector right) : Vector(size)
{
    protected override void Fill(in Slice slice)
    {
        var a = left.At(slice);
        var b = right.At(slice);
        var count = slice.Count;
        Out.Flagged = false;
        Plain(a.Values.AsSpan(0, count), b.Values.AsSpan(0, count), Out.Values.AsSpan(0, count));
        if (a.Flagged || b.Flagged) Flagged(a, b, count);
        else if (op == BinaryOperator.Divide) Zeros(a.Values, b.Values.AsSpan(0, count));
    }

    private void Plain(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        switch (op)
        {
            case BinaryOperator.Add: Lanes.Map<Lanes.Add>(a, b, target); break;
            case BinaryOperator.Subtract: Lanes.Map<Lanes.Subtract>(a, b, target); break;
            case BinaryOperator.Multiply: Lanes.Map<Lanes.Multiply>(a, b, target); break;
            case BinaryOperator.Divide: Lanes.Map<Lanes.Divide>(a, b, target); break;
            case BinaryOperator.AtLeast: Lanes.Map<Lanes.AtLeast>(a, b, target); break;
            case BinaryOperator.AtMost: Lanes.Map<Lanes.AtMost>(a, b, target); break;
            case BinaryOperator.Above: Lanes.Map<Lanes.Above>(a, b, target); break;
            case BinaryOperator.Below: Lanes.Map<Lanes.Below>(a, b, target); break;
            case BinaryOperator.Equal: Lanes.Map<Lanes.Equal>(a, b, target); break;
            case BinaryOperator.NotEqual: Lanes.Map<Lanes.NotEqual>(a, b, target); break;
            case BinaryOperator.And: Lanes.Map<Lanes.And>(a, b, target); break;
            case BinaryOperator.Or: Lanes.Map<Lanes.Or>(a, b, target); break;
            default: throw new InvalidOperationException(op.ToString());
        }
    }

    // 0/0: nothing to measure. Something over nothing: the divisor cannot be right.
    private void Zeros(double[] a, ReadOnlySpan<double> divisors)
    {
        if (Lanes.CountEqual(divisors, 0) == 0) return;
        Out.Flag(divisors.Length);
        for (var i = 0; i < divisors.Length; i++)
        {
            if (divisors[i] == 0) Out.Set(i, double.NaN, a[i] == 0 ? ValueFlag.NotApplicable : ValueFlag.Missing);
        }
    }

    private void Flagged(Block a, Block b, int count)
    {
        Out.Flagged = true;
        for (var i = 0; i < count; i++)
        {
            var (value, flag) = op is BinaryOperator.And or BinaryOperator.Or
                ? Kleene(a.Values[i], a.FlagAt(i), b.Values[i], b.FlagAt(i))
                : Strict(a.Values[i], a.FlagAt(i), b.Values[i], b.FlagAt(i), Out.Values[i]);
            Out.Set(i, value, flag);
        }
    }

    private (double Value, ValueFlag Flag) Strict(double a, ValueFlag aFlag, double b, ValueFlag bFlag, double plain)
    {
        var flag = ValueFlags.Worse(aFlag, bFlag);
        if (!ValueFlags.HasValue(flag)) return (double.NaN, flag);
        if (op == BinaryOperator.Divide && b == 0) return (double.NaN, a == 0 ? ValueFlag.NotApplicable : ValueFlag.Missing);
        return (plain, flag);
    }

    // The operand that decides alone brings its own flag; the other one, even missing, no longer matters.
    private (double Value, ValueFlag Flag) Kleene(double a, ValueFlag aFlag, double b, ValueFlag bFlag)
    {
        var deciding = op == BinaryOperator.And ? 0.0 : 1.0;
        if (a == deciding && b == deciding) return (deciding, ValueFlags.Milder(aFlag, bFlag));
        if (a == deciding) return (deciding, aFlag);
        if (b == deciding) return (deciding, bFlag);
        return (1 - deciding, ValueFlags.Worse(aFlag, bFlag));
    }
}
