using Hengjian.Evaluation.Importing.Cells;

namespace Hengjian.Evaluation.Importing;

/// <summary>Column names as people write them: line breaks, stars, and the unit in brackets.</summary>
internal static class HeaderText
{
    /// <summary>The name without spaces, marks and case, for comparing.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var narrow = CellText.Narrow(text);
        Span<char> kept = narrow.Length <= 256 ? stackalloc char[narrow.Length] : new char[narrow.Length];
        var length = 0;
        foreach (var c in narrow)
            if (!char.IsWhiteSpace(c) && c is not ('*' or ':')) kept[length++] = char.ToLowerInvariant(c);
        return kept[..length].ToString();
    }

    /// <summary>Parts 在校生数（万人） into name and unit; false when there are no brackets at the end.</summary>
    public static bool TrySplit(string key, out string name, out string unit)
    {
        (name, unit) = (key, "");
        var open = key.LastIndexOf('(');
        if (open <= 0 || !key.EndsWith(')')) return false;
        (name, unit) = (key[..open], key[(open + 1)..^1]);
        if (unit.StartsWith("单位", StringComparison.Ordinal)) unit = unit[2..].TrimStart(':');
        if (unit is "必填" or "选填") unit = "";
        return true;
    }
}
