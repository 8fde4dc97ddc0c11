using System.Globalization;
using YamlDotNet.Serialization;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>A YAML mapping as nested dictionaries and lists, read by key. A file that is not as expected throws.</summary>
internal sealed class PlainYaml(IDictionary<object, object?> map)
{
    public static PlainYaml Read(string text) =>
        new((IDictionary<object, object?>)new DeserializerBuilder().Build().Deserialize<object>(text)!);

    /// <summary>A file that is a list of mappings.</summary>
    public static IReadOnlyList<PlainYaml> ReadList(string text) =>
        [.. new DeserializerBuilder().Build().Deserialize<List<object>>(text).Select(v => new PlainYaml((IDictionary<object, object?>)v))];

    public IEnumerable<string> Keys => map.Keys.Select(k => (string)k);

    public bool IsList(string key) => map[key] is IEnumerable<object>;

    public bool Has(string key) => map.ContainsKey(key);

    public string? Text(string key) => map.TryGetValue(key, out var value) ? (string?)value : null;

    public string Need(string key) => Text(key) ?? throw new FormatException($"{key} is missing.");

    public bool Flag(string key) => Text(key) == "true";

    /// <summary>A number; true and false are 1 and 0.</summary>
    public double? Number(string key) => Text(key) switch
    {
        null => null,
        "true" => 1,
        "false" => 0,
        var text => double.Parse(text, CultureInfo.InvariantCulture),
    };

    public IReadOnlyList<string> Texts(string key) =>
        map.TryGetValue(key, out var value) ? [.. ((IEnumerable<object>)value!).Select(v => (string)v)] : [];

    public PlainYaml? Map(string key) =>
        map.TryGetValue(key, out var value) ? new PlainYaml((IDictionary<object, object?>)value!) : null;

    public IReadOnlyList<PlainYaml> Maps(string key) => map.TryGetValue(key, out var value)
        ? [.. ((IEnumerable<object>)value!).Select(v => new PlainYaml((IDictionary<object, object?>)v))]
        : [];
}
