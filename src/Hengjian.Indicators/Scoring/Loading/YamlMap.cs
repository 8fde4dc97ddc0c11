using System.Globalization;
using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>
/// One mapping read strictly: every key is asked for by name, each wrong one becomes a problem with its line, and
/// <see cref="Close"/> reports the keys nobody asked for. Reading goes on after a problem, to find them all.
/// </summary>
internal sealed class YamlMap(YamlMappingNode node, string fileName, string place, List<Problem> problems)
{
    private readonly List<string> asked = [];

    /// <summary>“city.yaml 第 12 行，条目 4.1”.</summary>
    public string Where => At(node);

    /// <summary>A text; null (and a problem when required) if absent.</summary>
    public string? Text(string key, bool required = false)
    {
        var found = Find(key, required);
        if (found is null) return null;
        if (found is YamlScalarNode { Value: { } text } && text.Trim().Length > 0) return text.Trim();
        problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "一段文字"));
        return null;
    }

    /// <summary>A finite number.</summary>
    public double? Number(string key, bool required = false)
    {
        var found = Find(key, required);
        if (found is null) return null;
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (found is YamlScalarNode s && double.TryParse(s.Value, Styles, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)) return number;
        problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "一个数，如 3 或 0.5"));
        return null;
    }

    /// <summary>A whole number.</summary>
    public int? Whole(string key, bool required = false)
    {
        var found = Find(key, required);
        if (found is null) return null;
        if (found is YamlScalarNode s && int.TryParse(s.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n))
            return n;
        problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "一个整数"));
        return null;
    }

    /// <summary>true or false; false if absent.</summary>
    public bool Flag(string key)
    {
        var found = Find(key, false);
        if (found is null or YamlScalarNode { Value: "false" }) return false;
        if (found is YamlScalarNode { Value: "true" }) return true;
        problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "true 或 false"));
        return false;
    }

    /// <summary>One of a fixed list of words; <paramref name="otherwise"/> if absent or wrong.</summary>
    public T Choice<T>(string key, IReadOnlyList<(string Word, T Value)> words, T otherwise, bool required = false)
    {
        var text = Text(key, required);
        return text is null ? otherwise : ChoiceOf(key, text, words, otherwise);
    }

    /// <summary>The same for a word already read, one of a list under <paramref name="key"/>.</summary>
    public T ChoiceOf<T>(string key, string text, IReadOnlyList<(string Word, T Value)> words, T otherwise)
    {
        foreach (var (word, value) in words)
            if (word == text) return value;
        var known = words.Select(w => w.Word).ToList();
        problems.Add(SchemeProblems.UnknownChoice(At(Find(key, false)!), key, text, NearestName.Of(text, known), known));
        return otherwise;
    }

    /// <summary>The mapping under a key; null if absent or no mapping.</summary>
    public YamlMap? Map(string key, bool required = false)
    {
        var found = Find(key, required);
        if (found is null) return null;
        if (found is YamlMappingNode map) return new YamlMap(map, fileName, place, problems);
        problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "缩进的“键: 值”"));
        return null;
    }

    /// <summary>The mappings of a list; empty if absent.</summary>
    public IReadOnlyList<YamlMap> List(string key, bool required = false)
    {
        var found = Find(key, required);
        if (found is null) return [];
        if (found is not YamlSequenceNode list)
        {
            problems.Add(SchemeProblems.WrongKind(At(found), key, Given(found), "用“-”开头的列表"));
            return [];
        }
        var maps = new List<YamlMap>();
        foreach (var child in list.Children)
        {
            if (child is YamlMappingNode map) maps.Add(new YamlMap(map, fileName, place, problems));
            else problems.Add(SchemeProblems.WrongKind(At(child), key, Given(child), "“- 键: 值”"));
        }
        return maps;
    }

    /// <summary>The texts of a list; null if absent; a single text is a list of one.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        var found = Find(key, false);
        if (found is null) return null;
        var nodes = found is YamlSequenceNode list ? list.Children : [found];
        foreach (var wrong in nodes.Where(n => n is not YamlScalarNode { Value.Length: > 0 }))
            problems.Add(SchemeProblems.WrongKind(At(wrong), key, Given(wrong), "文字，或 [文字, 文字]"));
        return [.. nodes.OfType<YamlScalarNode>().Select(n => n.Value!)];
    }

    /// <summary>The same mapping with a narrower place for its problems.</summary>
    public YamlMap Named(string narrower) => new(node, fileName, narrower, problems);

    /// <summary>Adds a problem that only the reader can see.</summary>
    public void Report(Problem problem) => problems.Add(problem);

    /// <summary>Reports the keys nobody asked for.</summary>
    public void Close()
    {
        foreach (var (key, _) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? Given(key);
            if (!asked.Contains(name))
                problems.Add(SchemeProblems.UnknownKey(At(key), name, NearestName.Of(name, asked), asked.Distinct()));
        }
    }

    private YamlNode? Find(string key, bool required)
    {
        if (!asked.Contains(key)) asked.Add(key);
        foreach (var (name, value) in node.Children)
            if (name is YamlScalarNode s && s.Value == key) return value;
        if (required) problems.Add(SchemeProblems.MissingKey(Where, key));
        return null;
    }

    private string At(YamlNode at) => YamlText.Line(fileName, at.Start) + (place.Length == 0 ? "" : "，" + place);

    private static string Given(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or null } => "空",
        YamlScalarNode s => s.Value!.Length > 20 ? s.Value[..20] + "…" : s.Value,
        YamlSequenceNode => "列表",
        _ => "“键: 值”",
    };
}
