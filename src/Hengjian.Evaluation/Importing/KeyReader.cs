using System.Globalization;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>Reads the key cells of a row: region, stage, codes.</summary>
internal sealed class KeyReader(ImportRequest request)
{
    private const int LongestKey = 100;
    // Each suggestion compares with every name, so a file of wrong codes gets them for its first ones only.
    private const int MostSuggestions = 200;
    private const int RegionDigits = 6;
    private const int MostShared = 100_000;

    private readonly Dictionary<string, int> schools = MakeSchools(request.Schools);
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private int suggestions;

    /// <summary>The Chinese names of the stages a row can have.</summary>
    public static IReadOnlyList<string> StageNames { get; } = [.. SchoolStageNames.OfRows.Select(s => s.ToChinese())];

    /// <summary>The position of the region in the tree; -1 with a problem.</summary>
    public int Region(in Cell cell, string? name, out Problem? problem)
    {
        problem = null;
        var text = CellText.Narrow(cell.Text).Trim();
        // Statistical codes of twelve digits go on with zeros down to the county.
        if (text.Length is 9 or 12 && !text[RegionDigits..].ContainsAnyExcept('0')) text = text[..RegionDigits];
        if (text.Length != RegionDigits
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            problem = ImportProblems.BadRegionCode(CellProblems.Quote(cell.Text));
            return -1;
        }
        var index = request.Regions.IndexOf(code);
        if (index < 0) problem = ImportProblems.UnknownRegion(text.ToString(), NearestRegion(text.ToString(), name));
        else if (NeedsCounty && request.Regions.Regions[index] is { Level: not RegionLevel.County } region)
            problem = ImportProblems.NotACounty(region);
        return problem is null ? index : -1;
    }

    /// <summary>The stage of a cell; null with a problem.</summary>
    public static SchoolStage? Stage(in Cell cell, out Problem? problem)
    {
        var text = CellText.Narrow(cell.Text).Trim();
        var stage = SchoolStageNames.FromChinese(text);
        var typed = CellProblems.Quote(text);
        problem = stage is null
            ? ImportProblems.UnknownStage(typed, StageNames, NearestName.Of(typed, StageNames))
            : null;
        return stage;
    }

    /// <summary>A code as text; null with a problem.</summary>
    public static string? Code(in Cell cell, string fieldName, bool looksLikeTotal, out Problem? problem)
    {
        var text = CellText.Narrow(cell.Text).Trim();
        if (text.StartsWith('\'')) text = text[1..].TrimStart();
        problem = text.IsEmpty ? ImportProblems.KeyMissing(fieldName, looksLikeTotal)
            : cell.Kind == CellKind.Error ? CellProblems.ErrorValue(text)
            : IsMangled(text) ? ImportProblems.MangledCode(text.ToString())
            : text.Length > LongestKey ? ImportProblems.KeyTooLong(fieldName, LongestKey)
            : null;
        return problem is null ? text.ToString() : null;
    }

    /// <summary>The row of a school in the school table; -1 with a problem.</summary>
    public int School(in Cell cell, string fieldName, bool looksLikeTotal, out Problem? problem)
    {
        // Millions of class rows name the same schools: no text is made for one that is found.
        if (schools.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell.Text, out var row))
        {
            problem = null;
            return row;
        }
        var code = Code(cell, fieldName, looksLikeTotal, out problem);
        if (code is null) return -1;
        if (schools.TryGetValue(code, out row)) return row;
        var nearest = suggestions++ < MostSuggestions ? NearestName.Of(code, schools.Keys) : null;
        problem = ImportProblems.UnknownSchool(code, nearest);
        return -1;
    }

    /// <summary>A code of which many rows have the same, such as class numbers: one text for all of them.</summary>
    public string? SharedCode(in Cell cell, string fieldName, bool looksLikeTotal, out Problem? problem)
    {
        problem = null;
        if (shared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell.Text, out var known)) return known;
        var code = Code(cell, fieldName, looksLikeTotal, out problem);
        if (code is not null && shared.Count < MostShared) shared.TryAdd(code, code);
        return code;
    }

    /// <summary>The problem of a region that the giver does not speak for; null when it lies inside.</summary>
    public Problem? OutsideOf(int code)
    {
        if (request.Within == 0) return null;
        request.Regions.TryFind(code, out var region);
        for (var at = region; at is not null; at = Above(at))
            if (at.Code == request.Within) return null;
        request.Regions.TryFind(request.Within, out var within);
        return region is null || within is null
            ? ImportProblems.UnknownGiver(request.Within)
            : ImportProblems.OutsideRegion(region, within);
    }

    private Region? Above(Region region) =>
        region.ParentCode is { } code && request.Regions.TryFind(code, out var parent) ? parent : null;

    private bool NeedsCounty => request.Kind is ImportKind.School or ImportKind.Kindergarten or ImportKind.Project;

    private string? NearestRegion(string code, string? name)
    {
        if (suggestions++ >= MostSuggestions) return null;
        var all = request.Regions.Regions;
        // A name that exists says more about what was meant than a similar number.
        var region = all.FirstOrDefault(r => name is { Length: > 0 } && r.Name == name)
            ?? (NearestName.Of(code, all.Select(r => r.CodeText)) is { } near
                ? all.First(r => r.CodeText == near)
                : null);
        return region is null ? null : $"{region.CodeText} {region.Name}";
    }

    // 3.14E+09: what a table program made of a long code.
    private static bool IsMangled(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return exponent > 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    private static Dictionary<string, int> MakeSchools(FactTable? table)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var row = 0;
        foreach (var key in table?.Keys ?? [])
        {
            if (key is not null) rows.TryAdd(key, row);
            row++;
        }
        return rows;
    }
}
