using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Yaml;

/// <summary>
/// A mapping of a YAML file read strictly: every key must be asked for, every problem names file and line.
/// Problems gather in one list that all maps of the file share; a getter that finds one returns null or empty.
/// </summary>
public sealed class YamlMap
{
    private readonly YamlPairs node;
    private readonly string file;
    private readonly List<Problem> problems;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlMap(YamlPairs node, string file, List<Problem> problems)
    {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    /// <summary>Place of this mapping for messages: 文件 第 n 行.</summary>
    public string Where => Place(node);

    /// <summary>Line where this mapping begins, from 1.</summary>
    public int Line => node.Line;

    /// <summary>The keys in file order.</summary>
    public IEnumerable<string> Keys => node.Pairs.Select(p => p.Key.Value);

    /// <summary>Reads the text of a file whose top is a mapping.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="problems">Receives every problem found now and later.</param>
    /// <returns>Null when the text is no YAML mapping; the reason is in <paramref name="problems"/>.</returns>
    public static YamlMap? Parse(string file, string text, List<Problem> problems) => Of(file, YamlTree.Read(file, text), problems);

    /// <summary>The same of a tree that was read before.</summary>
    internal static YamlMap? Of(string file, Result<YamlPairs> read, List<Problem> problems)
    {
        if (read.TryGet(out var top)) return new YamlMap(top, file, problems);
        problems.AddRange(read.Problems);
        return null;
    }

    /// <summary>True when the key is there; does not count as asking for it.</summary>
    public bool Has(string key) => node.Find(key) is not null;

    /// <summary>Adds a problem found by the caller at the place of a key (or of the map).</summary>
    public void Report(Func<string, Problem> make, string? key = null) =>
        problems.Add(make(key is not null && Find(key) is { } value ? Place(value) : Where));

    /// <summary>A text; null when the key is absent.</summary>
    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlText text: return text.Value;
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
            case YamlText text: return [text.Value];
            case YamlList list when list.Items.All(c => c is YamlText):
                return [.. list.Items.Select(c => ((YamlText)c).Value)];
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
            case YamlPairs map: return new YamlMap(map, file, problems);
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一组键和值"));
                return null;
        }
    }

    /// <summary>True when the value of the key is a mapping; does not count as asking for it.</summary>
    public bool IsMap(string key) => node.Find(key) is YamlPairs;

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlList list when list.Items.All(c => c is YamlPairs):
                return [.. list.Items.Select(c => new YamlMap((YamlPairs)c, file, problems))];
            case var other:
                problems.Add(YamlProblems.Kind(Place(other), key, "一列“键: 值”"));
                return [];
        }
    }

    /// <summary>Reports every key that was never asked for, with the nearest one that was. Call it last.</summary>
    public void Done()
    {
        foreach (var (key, _) in node.Pairs)
        {
            if (asked.Contains(key.Value)) continue;
            var known = asked.Order(StringComparer.Ordinal).ToList();
            problems.Add(YamlProblems.KeyUnknown(Place(key), key.Value, NearestName.Of(key.Value, known), known));
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Find(key);
    }

    private string Place(YamlNode at) => $"{file} 第 {at.Line} 行";
}
