namespace Hengjian.Indicators.Yaml;

/// <summary>A value of a YAML file.</summary>
/// <param name="line">Where it begins, from 1.</param>
internal abstract class YamlNode(int line)
{
    public int Line { get; } = line;
}

/// <summary>A single value, as it is written.</summary>
internal sealed class YamlText(string value, int line) : YamlNode(line)
{
    public string Value { get; } = value;
}

/// <summary>A list of values.</summary>
internal sealed class YamlList(IReadOnlyList<YamlNode> items, int line) : YamlNode(line)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>Keys and values in file order; keys are single values and differ from each other.</summary>
internal sealed class YamlPairs(IReadOnlyList<(YamlText Key, YamlNode Value)> pairs, int line) : YamlNode(line)
{
    public IReadOnlyList<(YamlText Key, YamlNode Value)> Pairs { get; } = pairs;

    /// <summary>The value of a key; null when it is not there. Mappings here are short: looking is faster than an index.</summary>
    public YamlNode? Find(string key)
    {
        foreach (var (known, value) in Pairs)
        {
            if (known.Value == key) return value;
        }
        return null;
    }
}
