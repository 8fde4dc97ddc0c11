using System.Text;
using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>The numbers that Word writes before paragraphs by itself, counted as it counts them.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, XElement> lists = [];
    private readonly Dictionary<int, XElement> shapes = [];
    private readonly Dictionary<string, int> shapeOfStyle = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int?> shapeOfList = [];
    private readonly Dictionary<(int List, int Level), Level?> levels = [];
    private readonly Dictionary<(int List, int Level), int?> starts = [];
    private readonly Dictionary<(int Shape, string Style), int?> levelOfStyle = [];
    private readonly Dictionary<int, int?[]> counts = [];
    private readonly HashSet<(int, int)> begun = [];

    public DocxNumbering(XDocument? part)
    {
        foreach (var element in part?.Root?.Elements() ?? [])
        {
            if (element.Local() == "num" && element.Whole("numId") is { } list) lists.TryAdd(list, element);
            if (element.Local() != "abstractNum" || element.Whole("abstractNumId") is not { } shape) continue;
            shapes.TryAdd(shape, element);
            if (element.Child("styleLink").Val() is { } style) shapeOfStyle.TryAdd(style, shape);
        }
    }

    private sealed record Level(int Start, string Format, string Text, bool Space, int? Restart, bool Legal);

    /// <summary>The next number of a list with its marks and the space behind it; empty for a bullet, null for no list.</summary>
    /// <param name="list">w:numId; 0 takes a paragraph out of its style's list.</param>
    /// <param name="level">w:ilvl; null when the list tells it by the paragraph's style.</param>
    /// <param name="style">The paragraph's style.</param>
    public string? Next(int list, int? level, string? style)
    {
        if (list == 0 || Shape(list) is not { } shape) return null;
        var at = Math.Clamp(level ?? ByStyle(shape, style) ?? 0, 0, Levels - 1);
        if (Of(list, at) is not { } own) return null;
        if (!counts.TryGetValue(shape, out var count)) counts[shape] = count = new int?[Levels];
        var start = Overridden(list, at);
        if (start is not null && begun.Add((list, at))) count[at] = null;
        count[at] = count[at] is { } last ? last + 1 : start ?? own.Start;
        for (var deeper = at + 1; deeper < Levels; deeper++)
            if (Of(list, deeper)?.Restart is not { } restart || restart > 0 && restart > at) count[deeper] = null;
        return Write(own, list, count);
    }

    private string Write(Level own, int list, int?[] count)
    {
        if (own.Format is "bullet" or "none" && !own.Text.Contains('%', StringComparison.Ordinal)) return "";
        var text = new StringBuilder();
        for (var i = 0; i < own.Text.Length; i++)
        {
            if (own.Text[i] != '%' || i + 1 >= own.Text.Length || own.Text[i + 1] is not (>= '1' and <= '9'))
            {
                text.Append(own.Text[i]);
                continue;
            }
            var level = own.Text[++i] - '1';
            var named = Of(list, level);
            // A level that has not been met yet shows its beginning.
            var number = count[level] ??= named?.Start ?? 1;
            text.Append(NumberFormats.Of(own.Legal ? "decimal" : named?.Format ?? "decimal", number));
        }
        if (own.Space && text.Length > 0) text.Append(' ');
        return text.ToString();
    }

    // What a paragraph asks of its list is looked up once: a hostile file has a hundred thousand of both.
    private static TValue Once<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TKey, TValue> find)
        where TKey : notnull => known.TryGetValue(key, out var found) ? found : known[key] = find(key);

    private int? Shape(int list) => Once(shapeOfList, list, FindShape);

    private int? FindShape(int list)
    {
        if (!lists.TryGetValue(list, out var source) || source.Child("abstractNumId").Whole() is not { } shape || !shapes.TryGetValue(shape, out var found)) return null;
        return found.Child("numStyleLink").Val() is { } linked && shapeOfStyle.TryGetValue(linked, out var other) ? other : shape;
    }

    private int? Overridden(int list, int level) => Once(starts, (list, level), _ => Override(list, level).Child("startOverride").Whole());

    private XElement? Override(int list, int level) =>
        lists[list].Elements().FirstOrDefault(e => e.Local() == "lvlOverride" && e.Whole("ilvl") == level);

    private Level? Of(int list, int level) => Once(levels, (list, level), _ => Find(list, level));

    private Level? Find(int list, int level)
    {
        var source = Override(list, level).Child("lvl") ?? (Shape(list) is { } shape ? shapes[shape].Elements().FirstOrDefault(e => e.Local() == "lvl" && e.Whole("ilvl") == level) : null);
        return source is null ? null : new Level(
            source.Child("start").Whole() ?? 0,
            source.Child("numFmt").Val() ?? source.Descendants().FirstOrDefault(e => e.Local() == "numFmt").Val() ?? "decimal",
            source.Child("lvlText").Val() ?? "",
            source.Child("suff").Val() != "nothing",
            source.Child("lvlRestart").Whole(),
            source.Switch("isLgl") ?? false);
    }

    private int? ByStyle(int shape, string? style) => style is null ? null : Once(levelOfStyle, (shape, style), _ =>
        shapes[shape].Elements().FirstOrDefault(e => e.Local() == "lvl" && e.Child("pStyle").Val() == style).Whole("ilvl"));
}
