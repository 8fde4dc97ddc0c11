using Hengjian.Kernel;

namespace Hengjian.Indicators.Language.Completion;

/// <summary>Orders names by how well they fit what was typed.</summary>
internal static class NameRanking
{
    /// <summary>Names that begin with the word, then those that hold it, shorter ones first; else the one nearest to it.</summary>
    /// <param name="names">All names.</param>
    /// <param name="typed">The word; it is taken without regard to case.</param>
    /// <param name="most">Most names given.</param>
    /// <param name="also">Without a word: the first names as they come.</param>
    public static IReadOnlyList<ProposedName> Best(IReadOnlyList<ProposedName> names, string typed, int most, bool also = false)
    {
        if (typed.Length == 0) return also ? [.. names.Take(most)] : [];
        var found = names.Select((n, at) => (Name: n, At: at, Rank: Rank(n, typed))).Where(n => n.Rank is not null)
            .OrderBy(n => n.Rank).ThenBy(n => n.Name.Name.Length).ThenBy(n => n.At).Take(most).Select(n => n.Name).ToList();
        if (found.Count > 0) return found;
        var nearest = NearestName.Of(typed, names.SelectMany(n => new[] { n.Name, Id(n) }));
        return [.. names.Where(n => n.Name == nearest || Id(n) == nearest).Take(1)];
    }

    private static int? Rank(ProposedName name, string typed)
    {
        if (Same(name.Name, typed) || Same(Id(name), typed)) return 0;
        if (name.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || Id(name).StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return 1;
        if (name.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)) return 2;
        return Id(name).Contains(typed, StringComparison.OrdinalIgnoreCase) ? 3 : null;
    }

    // A function's other name is its signature: only its own name counts.
    private static string Id(ProposedName name) => name.Kind == NameKind.Function ? name.Insert[..^1] : name.Other;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
