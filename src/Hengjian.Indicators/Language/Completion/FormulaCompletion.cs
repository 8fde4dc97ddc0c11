using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Functions;
using Hengjian.Indicators.Language.Syntax;

namespace Hengjian.Indicators.Language.Completion;

/// <summary>What a proposed name stands for.</summary>
public enum NameKind
{
    /// <summary>数据项.</summary>
    Element,

    /// <summary>函数.</summary>
    Function,

    /// <summary>指标.</summary>
    Indicator,

    /// <summary>限值表.</summary>
    Limit,

    /// <summary>取值 of a coded element or a limit table.</summary>
    Code,

    /// <summary>学段 behind @.</summary>
    Stage,
}

/// <summary>A name that may be meant.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Insert">What to write in the place of what was typed.</param>
/// <param name="Name">The name shown first, Chinese where there is one.</param>
/// <param name="Other">Its other name: the id, or a function's arguments; empty for none.</param>
/// <param name="Unit">Unit, with the grain of an element: 人，学校级; empty for none.</param>
/// <param name="Meaning">Chinese, short; empty when there is nothing to say.</param>
public sealed record ProposedName(NameKind Kind, string Insert, string Name, string Other, string Unit, string Meaning);

/// <summary>What may be written at a place.</summary>
/// <param name="Length">UTF-16 units before the place that the chosen name replaces.</param>
/// <param name="Names">Best first; empty when nothing was begun or nothing is like it.</param>
public sealed record Completion(int Length, IReadOnlyList<ProposedName> Names)
{
    /// <summary>Nothing to propose.</summary>
    public static readonly Completion None = new(0, []);
}

/// <summary>Proposes names for what is being typed: pure, and as quick as a look through the catalogue's names.</summary>
public static class FormulaCompletion
{
    /// <summary>Most names proposed.</summary>
    public const int Most = 12;

    /// <summary>Characters looked back; a name is never longer.</summary>
    public const int LookBack = 200;

    /// <summary>Proposes names at the end of a text.</summary>
    /// <param name="catalogue">Where the names come from.</param>
    /// <param name="before">The formula up to the cursor; more than <see cref="LookBack"/> characters are not looked at.</param>
    public static Completion At(IndicatorCatalogue catalogue, string before)
    {
        var line = before[Math.Max(before.Length - LookBack, before.LastIndexOf('\n') + 1)..];
        if (Open(line, "[【", "]】") is { } bracket) return Bracketed(catalogue, line[bracket..]);
        if (Quote(line) is { } quote) return Quoted(catalogue, line[..quote], line[(quote + 1)..]);
        var start = line.Length;
        while (start > 0 && IsName(line[start - 1])) start--;
        var typed = line[start..];
        if (typed.Length == 0 || char.IsAsciiDigit(typed[0])) return Completion.None;
        var length = start > 0 && line[start - 1] == '`' ? typed.Length + 1 : typed.Length;
        var names = InLimit(line[..start]) ? Limits(catalogue) : [.. Elements(catalogue), .. Functions(), .. Indicators(catalogue), .. Limits(catalogue)];
        return new Completion(length, NameRanking.Best(names, typed, Most));
    }

    /// <summary>Names like a word, whatever stands around it: for a search without scripts.</summary>
    public static IReadOnlyList<ProposedName> Like(IndicatorCatalogue catalogue, string word) =>
        NameRanking.Best([.. Elements(catalogue), .. Functions(), .. Indicators(catalogue), .. Limits(catalogue)], word.Trim(), 3 * Most);

    private static Completion Bracketed(IndicatorCatalogue catalogue, string typed)
    {
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return new Completion(typed.Length, NameRanking.Best(Indicators(catalogue), typed[1..].Trim(), Most));
        var id = typed[1..at].Trim();
        if (!catalogue.TryFind(id, out var indicator)) return Completion.None;
        var stages = indicator.Stages.Select(s => new ProposedName(
            NameKind.Stage, $"[{id}@{s.ToChinese()}]", s.ToChinese(), s.ToFileName(), "", indicator.NameZh));
        return new Completion(typed.Length, NameRanking.Best([.. stages], typed[(at + 1)..].Trim(), Most, also: true));
    }

    // The codes of the last coded element or limit table named before the quote.
    private static Completion Quoted(IndicatorCatalogue catalogue, string before, string typed)
    {
        foreach (var name in Words(before).Reverse())
        {
            IReadOnlyList<string>? codes = catalogue.Dictionary.TryFind(name, out var element) && element.Kind == ValueKind.Code
                ? element.Codes
                : catalogue.Limits.FirstOrDefault(l => l.Id == name || l.NameZh == name)?.Values.Keys.Order(StringComparer.Ordinal).ToList();
            if (codes is null) continue;
            var names = codes.Select(c => new ProposedName(NameKind.Code, $"\"{c}\"", c, "", "", element?.NameZh ?? name)).ToList();
            return new Completion(typed.Length + 1, NameRanking.Best(names, typed, Most, also: true));
        }
        return Completion.None;
    }

    private static List<ProposedName> Elements(IndicatorCatalogue catalogue) =>
    [
        .. catalogue.Dictionary.Elements.Where(e => e.Kind != ValueKind.Text).Select(e => new ProposedName(
            NameKind.Element, Lexer.Written(e.NameZh), e.NameZh, e.Id,
            (e.Unit.Length > 0 ? e.Unit + "，" : "") + NameWords.GrainOf(e.Grain), NameWords.Short(e.Definition))),
    ];

    private static List<ProposedName> Indicators(IndicatorCatalogue catalogue) =>
        [.. catalogue.Indicators.Select(i => new ProposedName(NameKind.Indicator, $"[{i.Id}]", i.NameZh, i.Id, i.Unit, NameWords.Short(i.Definition)))];

    private static List<ProposedName> Limits(IndicatorCatalogue catalogue) =>
        [.. catalogue.Limits.Select(l => new ProposedName(NameKind.Limit, l.Id, l.NameZh, l.Id, "", NameWords.Short(l.Note)))];

    private static IEnumerable<ProposedName> Functions() =>
        FunctionList.All.Select(f => new ProposedName(NameKind.Function, f.Name + "(", f.NameZh, f.Signature, "", NameWords.Of(f)));

    private static int? Open(string line, string opening, string closing)
    {
        var (open, close) = (line.LastIndexOfAny([.. opening]), line.LastIndexOfAny([.. closing]));
        return open > close ? open : null;
    }

    private static int? Quote(string line)
    {
        int? open = null;
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '"' or '“' or '”' or '＂') open = open is null ? i : null;
        return open;
    }

    private static bool InLimit(string before)
    {
        var trimmed = before.TrimEnd(' ', '`');
        return trimmed.EndsWith("limit(", StringComparison.Ordinal) || trimmed.EndsWith("limit（", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsName(text[i]))
            {
                if (start < 0) start = i;
            }
            else if (start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    private static bool IsName(char c) => c == '_' || char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
