using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Execution;

/// <summary>Two operands. Blocks without flags take a plain loop in which NaN carries the missing values.</summary>
internal sealed class BinaryVector(int size, BinaryOperator op, Vector left, Vector right) : Vector(size)
{
    public override Block Fill(int start, int count)
    {
        var a = left.Fill(start, count);
        var b = right.Fill(start, count);
        var plain = !a.Flagged && !b.Flagged;
        if (plain && op == BinaryOperator.Divide) plain = !HasZero(b.Values.AsSpan(0, count));
        if (plain) Plain(a.Values.AsSpan(0, count), b.Values.AsSpan(0, count), Out.Values.AsSpan(0, count));
        else Slow(a, b, count);
        Out.Flagged = !plain;
        return Out;
    }

    private static bool HasZero(ReadOnlySpan<double> divisors) => divisors.Contains(0.0);

    private void Plain(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> o)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] + b[i];
                break;
            case BinaryOperator.Subtract:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] - b[i];
                break;
            case BinaryOperator.Multiply:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] * b[i];
                break;
            case BinaryOperator.Divide:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] / b[i];
                break;
            case BinaryOperator.AtLeast:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] >= b[i] ? 1 : a[i] < b[i] ? 0 : double.NaN;
                break;
            case BinaryOperator.AtMost:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] <= b[i] ? 1 : a[i] > b[i] ? 0 : double.NaN;
                break;
            case BinaryOperator.Above:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] > b[i] ? 1 : a[i] <= b[i] ? 0 : double.NaN;
                break;
            case BinaryOperator.Below:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] < b[i] ? 1 : a[i] >= b[i] ? 0 : double.NaN;
                break;
            case BinaryOperator.Equal:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] == b[i] ? 1 : Known(a[i], b[i]) ? 0 : double.NaN;
                break;
            case BinaryOperator.NotEqual:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] == b[i] ? 0 : Known(a[i], b[i]) ? 1 : double.NaN;
                break;
            case BinaryOperator.And:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] == 0 || b[i] == 0 ? 0 : a[i] + b[i] - 1;
                break;
            case BinaryOperator.Or:
                for (var i = 0; i < o.Length; i++) o[i] = a[i] == 1 || b[i] == 1 ? 1 : a[i] + b[i];
                break;
            default:
                throw new InvalidOperationException(op.ToString());
        }
    }

    private void Slow(Block a, Block b, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (value, flag) = op is BinaryOperator.And or BinaryOperator.Or
                ? Kleene(a.Values[i], a.FlagAt(i), b.Values[i], b.FlagAt(i))
                : Strict(a.Values[i], a.FlagAt(i), b.Values[i], b.FlagAt(i));
            Out.Set(i, value, flag);
        }
    }

    private (double Value, ValueFlag Flag) Strict(double a, ValueFlag aFlag, double b, ValueFlag bFlag)
    {
        var flag = ValueFlags.Worse(aFlag, bFlag);
        if (!ValueFlags.HasValue(flag)) return (double.NaN, flag);
        // 0/0: nothing to measure. Something over nothing: the divisor cannot be right.
        if (op == BinaryOperator.Divide && b == 0) return (double.NaN, a == 0 ? ValueFlag.NotApplicable : ValueFlag.Missing);
        Span<double> result = stackalloc double[1];
        Plain([a], [b], result);
        return (result[0], flag);
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

    private static bool Known(double a, double b) => !double.IsNaN(a) && !double.IsNaN(b);
}
