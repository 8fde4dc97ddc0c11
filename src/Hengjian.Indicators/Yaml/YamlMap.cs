using System.Globalization;
using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hengjian.Indicators.Yaml;

/// <summary>
/// A mapping of a YAML file read strictly: every key must be asked for, every problem names file and line.
/// Problems gather in one list that all maps of the file share; a getter that finds one returns null or empty.
/// </summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly string file;
    private readonly List<Problem> problems;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlMap(YamlMappingNode node, string file, List<Problem> problems)
    {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    /// <summary>Place of this mapping for messages: 文件 第 n 行.</summary>
    public string Where => Place(node);

    /// <summary>Line where this mapping begins, from 1.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>The keys in file order.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Reads the text of a file whose top is a mapping.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="problems">Receives every problem found now and later.</param>
    /// <returns>Null when the text is no YAML mapping; the reason is in <paramref name="problems"/>.</returns>
    public static YamlMap? Parse(string file, string text, List<Problem> problems)
    {
        try
        {
            if (YamlGuard.Refuse(file, text) is { } refused)
            {
                problems.Add(refused);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode top }]) return new YamlMap(top, file, problems);
            problems.Add(YamlProblems.Syntax(file, "最外层应是键和值。"));
        }
        catch (ArgumentException)
        {
            // YamlDotNet 16 says this of a document end where a value belongs (found by fuzzing).
            problems.Add(YamlProblems.Syntax(file, "文档分隔符（--- 或 ...）的位置不对。"));
        }
        catch (YamlException e)
        {
            problems.Add(YamlProblems.Syntax($"{file} 第 {e.Start.Line} 行第 {e.Start.Column} 列", e.InnerException?.Message ?? e.Message));
        }
        return null;
    }

    /// <summary>True when the key is there; does not count as asking for it.</summary>
    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>Adds a problem found by the caller at the place of a key (or of the map).</summary>
    public void Report(Func<string, Problem> make, string? key = null) =>
        problems.Add(make(key is not null && Find(key) is { } value ? Place(value) : Where));

    /// <summary>A text; null when the key is absent.</summary>
    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlScalarNode scalar: return scalar.Value ?? "";
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一段文字"));
                return null;
        }
    }

    /// <summary>A text that must be there; empty after a reported problem.</summary>
    public string RequiredText(string key)
    {
        var text = Text(key);
        if (string.IsNullOrWhiteSpace(text) && (text is not null || !Has(key))) problems.Add(YamlProblems.KeyAbsent(Where, key));
        return text ?? "";
    }

    /// <summary>A number; null when absent or unreadable (reported).</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        problems.Add(YamlProblems.Kind(Place(Find(key)!), key, "一个数"));
        return null;
    }

    /// <summary>A whole number; null when absent or unreadable (reported).</summary>
    public int? Whole(string key)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add(YamlProblems.Kind(Place(Find(key)!), key, "一个整数"));
        return null;
    }

    /// <summary>true or false; <paramref name="absent"/> when the key is not there.</summary>
    public bool Flag(string key, bool absent = false)
    {
        switch (Text(key))
        {
            case null: return absent;
            case "true": return true;
            case "false": return false;
            default:
                problems.Add(YamlProblems.Kind(Place(Find(key)!), key, "true 或 false"));
                return absent;
        }
    }

    /// <summary>One of the known words, mapped; <paramref name="absent"/> when the key is not there or unknown (reported).</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> known, T absent)
    {
        if (Text(key) is not { } text) return absent;
        if (known.TryGetValue(text, out var value)) return value;
        problems.Add(YamlProblems.Choice(Place(Find(key)!), key, text, NearestName.Of(text, known.Keys), known.Keys));
        return absent;
    }

    /// <summary>A list of different words, each mapped; empty when the key is absent. A single word counts as a list of one.</summary>
    public IReadOnlyList<T> Choices<T>(string key, IReadOnlyDictionary<string, T> known)
    {
        var values = new List<T>();
        foreach (var text in Texts(key))
        {
            if (!known.TryGetValue(text, out var value))
                problems.Add(YamlProblems.Choice(Place(Find(key)!), key, text, NearestName.Of(text, known.Keys), known.Keys));
            else if (values.Contains(value)) problems.Add(YamlProblems.Repeated(Place(Find(key)!), key, text));
            else values.Add(value);
        }
        return values;
    }

    /// <summary>A list of texts; empty when the key is absent. A single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlScalarNode scalar: return [scalar.Value ?? ""];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode):
                return [.. list.Children.Select(c => ((YamlScalarNode)c).Value ?? "")];
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一列文字"));
                return [];
        }
    }

    /// <summary>A nested mapping; null when absent or something else (reported).</summary>
    public YamlMap? Map(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlMappingNode map: return new YamlMap(map, file, problems);
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一组键和值"));
                return null;
        }
    }

    /// <summary>True when the value of the key is a mapping; does not count as asking for it.</summary>
    public bool IsMap(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlMappingNode;

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlMappingNode):
                return [.. list.Children.Select(c => new YamlMap((YamlMappingNode)c, file, problems))];
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一列“键: 值”"));
                return [];
        }
    }

    /// <summary>Reports every key that was never asked for, with the nearest one that was. Call it last.</summary>
    public void Done()
    {
        foreach (var (keyNode, _) in node.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (asked.Contains(key)) continue;
            var known = asked.Order(StringComparer.Ordinal).ToList();
            problems.Add(YamlProblems.KeyUnknown(Place(keyNode), key, NearestName.Of(key, known), known));
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Place(YamlNode at) => $"{file} 第 {at.Start.Line} 行";
}
