using System.Globalization;
using System.Text;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>Text to tree by recursive descent, after docs/formula-language.md. Throws on anything it does not know.</summary>
internal sealed class FormulaReader
{
    private static readonly string[] Signs = [">=", "<=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    private static readonly Dictionary<char, string> FullWidth = new()
    {
        ['（'] = "(",
        ['）'] = ")",
        ['，'] = ",",
        ['＋'] = "+",
        ['－'] = "-",
        ['＊'] = "*",
        ['／'] = "/",
        ['×'] = "*",
        ['÷'] = "/",
        ['≥'] = ">=",
        ['≤'] = "<=",
        ['≠'] = "!=",
        ['＞'] = ">",
        ['＜'] = "<",
        ['＝'] = "=",
    };

    // Kinds: n number, w word, t text, i indicator, s sign.
    private readonly List<(char Kind, string Text)> tokens;
    private int at;

    private FormulaReader(List<(char, string)> tokens) => this.tokens = tokens;

    public static Node Read(string formula)
    {
        var reader = new FormulaReader(Split(formula));
        var node = reader.Or();
        return reader.at == reader.tokens.Count ? node : throw new FormatException($"{formula}: rest at {reader.tokens[reader.at]}");
    }

    private static List<(char, string)> Split(string formula)
    {
        var text = Plain(formula);
        var tokens = new List<(char, string)>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c)) i++;
            else if (c == '"') tokens.Add(('t', Quoted(text, '"', ref i)));
            else if (c == '`') tokens.Add(('w', Quoted(text, '`', ref i)));
            else if (c == '[') tokens.Add(('i', Quoted(text, ']', ref i)));
            else if (char.IsAsciiDigit(c)) tokens.Add(('n', While(text, x => char.IsAsciiDigit(x) || x == '.', ref i)));
            else if (char.IsLetter(c) || c == '_') tokens.Add(('w', While(text, x => char.IsLetterOrDigit(x) || x == '_', ref i)));
            else tokens.Add(('s', Sign(text, ref i)));
        }
        return tokens;
    }

    // Full-width signs are read as plain ones, but not inside quotes and names.
    private static string Plain(string formula)
    {
        var text = new StringBuilder();
        var end = '\0';
        foreach (var c in formula)
        {
            if (end != '\0')
            {
                if (c == end) end = '\0';
                text.Append(c);
                continue;
            }
            end = c switch { '"' => '"', '`' => '`', '[' => ']', _ => '\0' };
            text.Append(FullWidth.TryGetValue(c, out var plain) ? plain : c);
        }
        return text.ToString();
    }

    private static string Quoted(string text, char close, ref int i)
    {
        var end = text.IndexOf(close, i + 1);
        if (end < 0) throw new FormatException($"{text}: {close} is missing");
        var inside = text[(i + 1)..end];
        i = end + 1;
        return inside;
    }

    private static string While(string text, Func<char, bool> wanted, ref int i)
    {
        var start = i;
        while (i < text.Length && wanted(text[i])) i++;
        return text[start..i];
    }

    private static string Sign(string text, ref int i)
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, i, sign, 0, sign.Length) != 0) continue;
            i += sign.Length;
            return sign;
        }
        throw new FormatException($"{text}: what is {text[i]}?");
    }

    private bool Take(char kind, params string[] texts)
    {
        if (at >= tokens.Count || tokens[at].Kind != kind || !texts.Contains(tokens[at].Text)) return false;
        at++;
        return true;
    }

    private void Need(string sign)
    {
        if (!Take('s', sign)) throw new FormatException($"{sign} expected at token {at}");
    }

    private Node Or()
    {
        var left = And();
        while (Take('w', "or")) left = new SignPart("or", left, And());
        return left;
    }

    private Node And()
    {
        var left = Not();
        while (Take('w', "and")) left = new SignPart("and", left, Not());
        return left;
    }

    private Node Not() => Take('w', "not") ? new SignPart("not", Not()) : Comparison();

    private Node Comparison()
    {
        var left = Additive();
        if (Take('w', "in")) return new InPart([left, .. List()]);
        return Take('s', ">=", "<=", "==", "!=", "<", ">") ? new SignPart(tokens[at - 1].Text, left, Additive()) : left;
    }

    private Node Additive()
    {
        var left = Multiplicative();
        while (Take('s', "+", "-")) left = new SignPart(tokens[at - 1].Text, left, Multiplicative());
        return left;
    }

    private Node Multiplicative()
    {
        var left = Unary();
        while (Take('s', "*", "/")) left = new SignPart(tokens[at - 1].Text, left, Unary());
        return left;
    }

    private Node Unary() => Take('s', "-") ? new SignPart("negative", Unary()) : Primary();

    private Node Primary()
    {
        if (Take('s', "("))
        {
            var inside = Or();
            Need(")");
            return inside;
        }
        var (kind, text) = tokens[at++];
        return kind switch
        {
            'n' => new NumberPart(double.Parse(text, CultureInfo.InvariantCulture)),
            't' => new TextPart(text),
            'i' => Indicator(text),
            'w' when text is "true" or "false" => new NumberPart(text == "true" ? 1 : 0, yesNo: true),
            'w' when at < tokens.Count && tokens[at] is ('s', "(") => new CallPart(text, List()),
            'w' => new NamePart(text),
            _ => throw new FormatException($"{text} at token {at - 1}"),
        };
    }

    private Node[] List()
    {
        Need("(");
        var parts = new List<Node> { Or() };
        while (Take('s', ",")) parts.Add(Or());
        Need(")");
        return [.. parts];
    }

    private static IndicatorPart Indicator(string text)
    {
        var split = text.Split('@');
        return new IndicatorPart(split[0].Trim(), split.Length > 1 ? Words.Stage(split[1].Trim()) : null);
    }
}
