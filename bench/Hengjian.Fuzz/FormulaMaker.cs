using System.Globalization;
using System.Text;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Functions;

namespace Hengjian.Fuzz;

/// <summary>Makes formulas nobody would write. The same seed and number give the same formula.</summary>
public sealed class FormulaMaker
{
    private static readonly string[] Signs =
    [
        "(", ")", "（", "）", ",", "，", "+", "-", "−", "*", "×", "/", "÷", ">=", "≥", "<=", "≤", ">", "<", "==", "!=", "≠", "and", "or",
        "not", "in", "true", "false", "=", "&", "|", "%", "'", "\"", "`", "[", "]", "【", "】", "@", ".", "..", "\n", "\t", " ", "_", "\0",
    ];

    private static readonly string[] Oddities =
    [
        "\ud840", "\udc00", "𠀀", "\u200b", "\u202e", "\u0301", "e\u0301", "\ufeff", "\u3000", "👨‍👩‍👧‍👦", "İ", "ß", "ﬀ", "Ａ", "１", "²", "\u0085",
        "\u2028", "ไทย", "\uffff", "\u001b[31m", "\r", "ￗ", "一二三", "\u00a0",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "2", "5", "6", "100", "0.85", "1.1", "00", "0.0", "1.", ".5", "1e9", "1e400", "0x10", "999999999999999999999", "4294967296",
        "9007199254740993", "0.1000000000000000055511151231257827", "5e-324", "1_000", "50%", "3人",
    ];

    private readonly string[] names;
    private readonly string[] formulas;
    private readonly string[] words;

    /// <summary>Takes the words of a catalogue, and further formulas to start from.</summary>
    public FormulaMaker(IndicatorCatalogue catalogue, IEnumerable<string> corpus)
    {
        var elements = catalogue.Dictionary.Elements;
        names = [
            .. elements.Select(e => e.Id), .. elements.Select(e => e.NameZh),
            .. catalogue.Indicators.Select(i => $"[{i.Id}]"),
            .. catalogue.Indicators.Take(40).SelectMany(i => i.Stages.Take(1), (i, s) => $"[{i.Id}@{s.ToString().ToLowerInvariant()}]"),
            .. catalogue.Limits.Select(l => l.Id), .. elements.SelectMany(e => e.Codes).Distinct().Select(c => $"\"{c}\""),
        ];
        formulas = [.. catalogue.Indicators.Select(i => i.Formula), .. corpus];
        words = [.. FunctionList.All.Select(f => f.Name + "("), .. FunctionList.All.Select(f => f.Name), .. Signs, .. Numbers];
    }

    /// <summary>The formula of a number.</summary>
    public string Make(ulong seed, long number)
    {
        var random = new Random(unchecked((int)(seed * 0x9E3779B97F4A7C15UL >> 33) ^ number.GetHashCode()));
        return random.Next(8) switch
        {
            0 => Bytes(random),
            1 => Soup(random, random.Next(1, 60)),
            2 => Nest(random),
            3 => Repeat(random),
            4 => Grow(random, random.Next(1, 7)),
            5 => Cross(random),
            _ => Mutate(random, Pick(random, formulas), random.Next(1, 6)),
        };
    }

    // Any bytes, read as UTF-8 (with replacement signs) or as UTF-16 (with lone surrogates).
    private static string Bytes(Random random)
    {
        var bytes = new byte[2 * random.Next(1, 120)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Unicode.GetString(bytes);
    }

    private string Soup(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(Word(random)).Append(random.Next(3) == 0 ? "" : " ");
        return text.ToString();
    }

    private string Word(Random random) => random.Next(10) switch
    {
        0 => Pick(random, Oddities),
        1 => random.NextDouble().ToString(random.Next(2) == 0 ? "R" : "F300", CultureInfo.InvariantCulture),
        < 6 => Pick(random, names),
        _ => Pick(random, words),
    };

    private string Nest(Random random)
    {
        var (open, close) = random.Next(7) switch
        {
            0 => ("(", ")"),
            1 => ("-", ""),
            2 => ("not ", ""),
            3 => ("abs(", ")"),
            4 => ("prev(", random.Next(2) == 0 ? ", 5)" : ")"),
            5 => ("1 + (2 * -", ")"),
            _ => ("max_of(1, ", ")"),
        };
        var depth = random.Next(2) == 0 ? random.Next(1, 70) : random.Next(70, 1500);
        return string.Concat(Enumerable.Repeat(open, depth)) + Grow(random, 1)
            + string.Concat(Enumerable.Repeat(close, random.Next(4) == 0 ? random.Next(depth) : depth));
    }

    // Long chains, long lists, long names: what is linear must stay so.
    private string Repeat(Random random)
    {
        var part = random.Next(3) == 0 ? Pick(random, Oddities) : Word(random);
        var joint = Pick(random, ["+", " and ", " or ", ",", "", " ", "*", "-", " >= ", "\n", " in ("]);
        var text = string.Join(joint, Enumerable.Repeat(part, random.Next(1, 4500 / (part.Length + joint.Length + 1) + 2)));
        return random.Next(4) switch { 0 => $"max_of({text})", 1 => $"stu in ({text})", 2 => $"sum({text})", _ => text };
    }

    // A formula by the grammar, mostly meaningful: it gets past the parser and often past the binder.
    private string Grow(Random random, int depth)
    {
        if (depth == 0) return random.Next(4) == 0 ? Pick(random, Numbers.AsSpan(0, 8)) : Pick(random, names);
        string Inner() => Grow(random, depth - 1);
        return random.Next(12) switch
        {
            0 => $"({Inner()}) {Pick(random, ["+", "-", "*", "/"])} {Inner()}",
            1 => $"{Inner()} {Pick(random, [">=", "<", "==", "!="])} {Inner()}",
            2 => $"not ({Inner()} and {Inner()})",
            3 => $"sum({Inner()})",
            4 => $"count_if({Inner()} >= {Inner()})",
            5 => $"sum_if({Inner()}, {Inner()} or {Inner()})",
            6 => $"wcv({Inner()}, {Inner()})",
            7 => $"prev({Inner()}, {random.Next(0, 7)})",
            8 => $"at_least({random.Next(0, 4)}, {Inner()}, {Inner()})",
            9 => $"{Inner()} in ({Inner()}, {Inner()})",
            10 => $"{Pick(random, FunctionList.All.Select(f => f.Name).ToArray())}({Inner()})",
            _ => $"-{Inner()}",
        };
    }

    private string Cross(Random random)
    {
        var (a, b) = (Pick(random, formulas), Pick(random, formulas));
        var text = a[..random.Next(a.Length + 1)] + b[random.Next(b.Length + 1)..];
        return random.Next(2) == 0 ? text : Mutate(random, text, 1);
    }

    private string Mutate(Random random, string text, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Word(random)),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => string.Concat(text.AsSpan(0, at), Word(random), text.AsSpan(at + length)),
                4 => text.Replace(Pick(random, ["(", ")", " ", ",", "sum", "count", "/"]), Word(random), StringComparison.Ordinal),
                5 => $"({text}) {Pick(random, ["/", "and", "-", ">=", "in"])} ({text})",
                _ => string.Concat(text.AsSpan(0, at), ((char)random.Next(0x10000)).ToString(), text.AsSpan(at)),
            };
            if (text.Length > 9000) text = text[..9000];
        }
        return text;
    }

    private static string Pick(Random random, ReadOnlySpan<string> from) => from[random.Next(from.Length)];
}
