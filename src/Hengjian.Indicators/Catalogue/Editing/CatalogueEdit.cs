using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue.Editing;

/// <summary>Puts one indicator into the files of a catalogue; every other line stays as it was.</summary>
public static class CatalogueEdit
{
    private const string Folder = "indicators/";

    /// <summary>Replaces the indicator of the same id, or adds a new one at the end of its topic.</summary>
    /// <param name="files">Names relative to the catalogue folder, and texts; they load without problems.</param>
    /// <param name="indicator">The indicator as it is to be.</param>
    /// <returns>All files in the same order; or what is wrong with the catalogue they make (HJI04xx).</returns>
    public static Result<EditedCatalogue> Put(IReadOnlyList<(string Name, string Text)> files, Indicator indicator)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (!files[i].Name.StartsWith(Folder, StringComparison.Ordinal)) continue;
            if (Place(files[i], indicator) is not { } place) continue;
            var edited = Insert(files[i].Text, place, indicator);
            IReadOnlyList<(string, string)> all = [.. files.Select((f, at) => at == i ? (f.Name, edited) : f)];
            // The loader is the judge: what it refuses is no catalogue, however it was written.
            return CatalogueLoader.Load(all).Map(catalogue => new EditedCatalogue(all, catalogue));
        }
        return CatalogueProblems.NoPlace(indicator.Id, indicator.Topic);
    }

    // Lines [From, To) of the file give way; with From = To they are only added.
    private static (int From, int To, int Indent)? Place((string Name, string Text) file, Indicator indicator)
    {
        var problems = new List<Problem>();
        if (YamlMap.Parse(file.Name, file.Text, problems) is not { } top || top.Text("topic") is not { } topic) return null;
        var entries = top.Maps("indicators");
        var lines = file.Text.Split('\n');
        var starts = entries.Select(e => e.Line - 1).ToList();
        if (starts.Count == 0 || starts.Any(s => !lines[s].TrimStart().StartsWith("- ", StringComparison.Ordinal))) return null;
        var indent = lines[starts[0]].Length - lines[starts[0]].TrimStart().Length;
        var at = entries.ToList().FindIndex(e => e.Text("id") == indicator.Id);
        if (at < 0) return topic == indicator.Topic ? (End(lines, starts[^1], indent), End(lines, starts[^1], indent), indent) : null;
        var end = at + 1 < starts.Count ? starts[at + 1] : End(lines, starts[at], indent);
        // A remark above the next entry belongs to that one.
        while (end > starts[at] + 1 && IsRemark(lines[end - 1])) end--;
        return (starts[at], end, indent);
    }

    // The last entry ends where a line is no deeper than its dash: another key of the file, or the end.
    private static int End(string[] lines, int start, int indent)
    {
        var end = start + 1;
        while (end < lines.Length && (lines[end].Trim().Length == 0 || Depth(lines[end]) > indent)) end++;
        while (end > start + 1 && lines[end - 1].Trim().Length == 0) end--;
        return end;
    }

    private static int Depth(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsRemark(string line) => line.Trim() is "" or ['#', ..];

    private static string Insert(string text, (int From, int To, int Indent) place, Indicator indicator)
    {
        var lines = text.Split('\n').ToList();
        lines.RemoveRange(place.From, place.To - place.From);
        var entry = IndicatorYaml.Write(indicator, place.Indent).TrimEnd('\n');
        lines.Insert(place.From, entry);
        if (place.From == lines.Count - 1) lines.Add("");
        return string.Join('\n', lines);
    }
}

/// <summary>The files with the change, and the catalogue they make.</summary>
/// <param name="Files">Names and texts, in the order given.</param>
/// <param name="Catalogue">Loaded from them; its version is their hash.</param>
public sealed record EditedCatalogue(IReadOnlyList<(string Name, string Text)> Files, IndicatorCatalogue Catalogue);
