namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>What is known after a correction: what was computed again, and of the rest what the correction does not reach.</summary>
internal static class MemoRenewal
{
    public static SessionMemo Of(SessionMemo before, SessionMemo again, CompiledCatalogue compiled, Reach reach) => new()
    {
        Regions = Merge(before.Regions, again.Regions, (key, entry) => reach.Affects(entry.Node, key.Period)),
        Elements = Merge(before.Elements, again.Elements, (key, entry) => reach.Affects(entry.Element, key.Period)),
        Columns = Merge(before.Columns, again.Columns, (key, entry) => reach.Affects(entry.Node, key.Frame.Period)),
        BySchool = Merge(before.BySchool, again.BySchool, (key, entry) => reach.Affects(entry.Node, key.Frame.Period)),
        Sections = Merge(before.Sections, again.Sections, (key, entry) => reach.Affects(entry.Element, key.Frame.Period)),
        Results = Merge(before.Results, again.Results, (key, _) =>
            !compiled.TryFind(key.Indicator, key.Stage, out var root) || reach.Affects(root, key.Period)),
    };

    // What is reached and was not asked for again is forgotten: whoever asks for it next computes it.
    private static Dictionary<TKey, T> Merge<TKey, T>(Dictionary<TKey, T> before, Dictionary<TKey, T> again, Func<TKey, T, bool> reached)
        where TKey : notnull
    {
        var merged = new Dictionary<TKey, T>(before);
        foreach (var (key, value) in before)
        {
            if (reached(key, value) && !again.ContainsKey(key)) merged.Remove(key);
        }
        foreach (var (key, value) in again) merged[key] = value;
        return merged;
    }
}
