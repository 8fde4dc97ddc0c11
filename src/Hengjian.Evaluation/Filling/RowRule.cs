using System.Globalization;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// A condition over the figures of one row (edu_spend &lt;= fiscal_spend), as collection plans state them: sums, products and
/// comparisons, and, or, not. Unknown figures leave it open. What it cannot read it says so: the engine judges those.
/// </summary>
public sealed class RowRule
{
    private readonly Func<Func<string, double?>, bool?> holds;

    private RowRule(Func<Func<string, double?>, bool?> holds, IReadOnlyList<string> elements) => (this.holds, Elements) = (holds, elements);

    /// <summary>The figures it reads, in order of first use.</summary>
    public IReadOnlyList<string> Elements { get; }

    /// <summary>Whether it holds; null when figures are missing.</summary>
    /// <param name="valueOf">A figure by its name; null for none.</param>
    public bool? Holds(Func<string, double?> valueOf) => holds(valueOf);

    /// <summary>Reads a condition; null when it is more than a condition over one row.</summary>
    public static RowRule? TryRead(string formula)
    {
        var parser = new Reader(formula);
        var condition = parser.Or();
        return condition is not null && parser.AtEnd ? new RowRule(condition, parser.Names) : null;
    }

    /// <summary>Reads a sum or product over one row, with the figures it reads; null when it is more than that.</summary>
    public static (Func<Func<string, double?>, double?> ValueOf, IReadOnlyList<string> Elements)? TryReadValue(string formula)
    {
        var parser = new Reader(formula);
        var value = parser.Sum();
        return value is not null && parser.AtEnd ? (value, parser.Names) : null;
    }

    private sealed class Reader(string text)
    {
        private int at;

        public List<string> Names { get; } = [];

        public bool AtEnd => Peek() == '\0';

        public Func<Func<string, double?>, bool?>? Or()
        {
            var left = And();
            while (left is not null && Word("or"))
            {
                var (a, b) = (left, And());
                if (b is null) return null;
                left = v => a(v) is var x && x == true ? true : b(v) is var y && y == true ? true : x is null || y is null ? null : false;
            }
            return left;
        }

        private Func<Func<string, double?>, bool?>? And()
        {
            var left = Not();
            while (left is not null && Word("and"))
            {
                var (a, b) = (left, Not());
                if (b is null) return null;
                left = v => a(v) is var x && x == false ? false : b(v) is var y && y == false ? false : x is null || y is null ? null : true;
            }
            return left;
        }

        private Func<Func<string, double?>, bool?>? Not()
        {
            if (!Word("not")) return Comparison();
            var inner = Not();
            return inner is null ? null : v => !inner(v);
        }

        private Func<Func<string, double?>, bool?>? Comparison()
        {
            var start = at;
            var left = Sum();
            string[] signs = ["<=", ">=", "==", "!=", "<", ">"];
            Peek();
            var sign = left is null ? null : Array.Find(signs, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0);
            if (sign is null)
            {
                // (a <= b) in brackets: a condition, not a sum.
                at = start;
                if (!Sign('(')) return null;
                var inner = Or();
                return inner is not null && Sign(')') ? inner : null;
            }
            at += sign.Length;
            var right = Sum();
            return right is null ? null : v => Compare(sign, left!(v), right(v));
        }

        public Func<Func<string, double?>, double?>? Sum()
        {
            var left = Product();
            while (left is not null && Peek() is '+' or '-')
            {
                var plus = text[at++] == '+';
                var (a, b) = (left, Product());
                if (b is null) return null;
                left = plus ? v => a!(v) + b(v) : v => a!(v) - b(v);
            }
            return left;
        }

        private Func<Func<string, double?>, double?>? Product()
        {
            var left = Factor();
            while (left is not null && Peek() is '*' or '/')
            {
                var times = text[at++] == '*';
                var (a, b) = (left, Factor());
                if (b is null) return null;
                left = times ? v => a!(v) * b(v) : v => b(v) is { } d && d != 0 ? a!(v) / d : null;
            }
            return left;
        }

        private Func<Func<string, double?>, double?>? Factor()
        {
            if (Sign('-'))
            {
                var inner = Factor();
                return inner is null ? null : v => -inner(v);
            }
            if (Sign('('))
            {
                var inner = Sum();
                return inner is not null && Sign(')') ? inner : null;
            }
            var start = at;
            if (char.IsAsciiDigit(Peek()))
            {
                start = at;
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
                var number = double.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
                return _ => number;
            }
            return Name();
        }

        private Func<Func<string, double?>, double?>? Name()
        {
            Peek();
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
            var name = text[start..at];
            // A function is more than a row.
            if (name.Length == 0 || name is "and" or "or" or "not" || Peek() == '(') return null;
            if (!Names.Contains(name)) Names.Add(name);
            return v => v(name);
        }

        private bool Word(string word)
        {
            Peek();
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
            var end = at + word.Length;
            if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) return false;
            at = end;
            return true;
        }

        private bool Sign(char sign)
        {
            if (Peek() != sign) return false;
            at++;
            return true;
        }

        private char Peek()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            return at < text.Length ? text[at] : '\0';
        }

        private static bool? Compare(string sign, double? left, double? right) => (left, right) is not ({ } a, { } b) ? null : sign switch
        {
            "<=" => a <= b,
            ">=" => a >= b,
            "<" => a < b,
            ">" => a > b,
            "==" => a == b,
            _ => a != b,
        };
    }
}
