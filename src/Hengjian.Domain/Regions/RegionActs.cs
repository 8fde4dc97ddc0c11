using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Domain.Regions;

/// <summary>
/// 区划调整 as a pure function over the dated rows. Rows are never edited but for their end, a day before the act reads as it
/// did, and on each day from the act on the rows make a tree whose codes nest.
/// </summary>
public static class RegionActs
{
    private const int LongestName = 50;

    /// <summary>What an act changes, or every reason why it cannot be done.</summary>
    /// <param name="rows">All rows there are.</param>
    /// <param name="act">The act.</param>
    public static Result<RegionChange> Apply(IReadOnlyList<RegionRecord> rows, RegionAct act)
    {
        if (Count(act) is { } count) return count;
        var problems = new List<Problem>();
        var before = Before(rows, act, problems);
        foreach (var region in act.To) problems.AddRange(Check(rows, act, region, before));
        if (problems.Count > 0) return Result.Fail<RegionChange>(problems);
        if (Meaning(act, before) is { } senseless) return senseless;

        var kept = act.To.Where(t => before.Any(b => Same(b, t))).Select(t => t.Code).ToHashSet();
        var ended = before.Where(b => !kept.Contains(b.RegionCode)).ToList();
        foreach (var row in ended) problems.AddRange(Obstacles(rows, row, act));
        if (problems.Count > 0) return Result.Fail<RegionChange>(problems);
        var begun = act.To.Where(t => !kept.Contains(t.Code)).OrderBy(t => t.Code).Select(t => new RegionRecord
        {
            RegionCode = t.Code,
            Name = t.Name,
            Level = t.Level,
            ParentCode = t.ParentCode,
            ValidFrom = act.On,
        }).ToList();
        var change = new RegionChange(ended, begun, [.. act.From.Except(act.To.Select(t => t.Code)).Order()]);
        problems.AddRange(TreeProblems(After(rows, change, act.On), act.On));
        return problems.Count > 0 ? Result.Fail<RegionChange>(problems) : change;
    }

    /// <summary>The rows as they are after a change; those that end are copies, the given ones stay as they are.</summary>
    public static IReadOnlyList<RegionRecord> After(IReadOnlyList<RegionRecord> rows, RegionChange change, DateOnly on) =>
    [
        .. rows.Select(r => !change.Ended.Contains(r) ? r : new RegionRecord
        {
            Id = r.Id,
            RegionCode = r.RegionCode,
            Name = r.Name,
            Level = r.Level,
            ParentCode = r.ParentCode,
            ValidFrom = r.ValidFrom,
            ValidTo = on,
        }),
        .. change.Begun,
    ];

    /// <summary>Who came after a code within some days: itself while nothing was done to it, none when it was abolished.</summary>
    /// <param name="acts">All acts.</param>
    /// <param name="code">A code that was held on <paramref name="after"/>.</param>
    /// <param name="after">Acts after this day.</param>
    /// <param name="until">Acts until this day.</param>
    public static IReadOnlyList<int> SuccessorsOf(IEnumerable<RegionActRecord> acts, int code, DateOnly after, DateOnly until)
    {
        var now = new SortedSet<int> { code };
        foreach (var act in acts.Where(a => a.On > after && a.On <= until).OrderBy(a => a.On).ThenBy(a => a.Id))
        {
            if (act.From.Count == 0 || !act.From.Any(now.Contains)) continue;
            now.ExceptWith(act.From);
            now.UnionWith(act.To);
        }
        return [.. now];
    }

    /// <summary>Chinese: what an act says in one sentence.</summary>
    public static string WordsOf(RegionAct act, IReadOnlyList<RegionRecord> rows)
    {
        string Old(int code) => rows.FirstOrDefault(r => r.RegionCode == code && r.HoldsOn(act.On.AddDays(-1)))?.Name ?? code.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        var from = string.Join("、", act.From.Select(Old));
        var to = string.Join("、", act.To.Select(t => $"{t.Name}（{t.CodeText}）"));
        return act.Kind switch
        {
            RegionActKind.Found => $"设立{to}",
            RegionActKind.Rename => $"{from}更名为{act.To[0].Name}",
            RegionActKind.Merge => $"{from}合并为{to}",
            RegionActKind.Split => $"{from}拆分为{to}",
            RegionActKind.Move => $"{from}改为{to}",
            _ => $"撤销{from}",
        };
    }

    private static Problem? Count(RegionAct act) => (act.Kind, act.From.Distinct().Count(), act.To.Count) switch
    {
        (RegionActKind.Found, 0, 1) or (RegionActKind.Rename or RegionActKind.Move, 1, 1) or (RegionActKind.Abolish, 1, 0) => null,
        (RegionActKind.Merge, >= 2, 1) or (RegionActKind.Split, 1, >= 2) => null,
        _ => RegionActProblems.WrongCount(act.Kind, act.Kind switch
        {
            RegionActKind.Merge => "两个以上合并为一个",
            RegionActKind.Split => "一个拆分为两个以上",
            RegionActKind.Found => "设立一个",
            RegionActKind.Abolish => "撤销一个",
            _ => "一个",
        }),
    };

    private static List<RegionRecord> Before(IReadOnlyList<RegionRecord> rows, RegionAct act, List<Problem> problems)
    {
        var found = new List<RegionRecord>();
        foreach (var code in act.From.Distinct().Order())
        {
            if (rows.FirstOrDefault(r => r.RegionCode == code && r.HoldsOn(act.On)) is { } row) found.Add(row);
            else if (rows.FirstOrDefault(r => r.RegionCode == code && r.ValidFrom > act.On) is { } later) problems.Add(RegionActProblems.TooEarly(later));
            else problems.Add(RegionActProblems.NotThere(code, act.On));
        }
        return found;
    }

    private static IEnumerable<Problem> Check(IReadOnlyList<RegionRecord> rows, RegionAct act, Region region, List<RegionRecord> before)
    {
        if (region.Name.Trim().Length is 0 or > LongestName) yield return RegionActProblems.BadName();
        if (!HasShape(region)) yield return RegionActProblems.BadCode(region);
        if (before.Count > 0 && before.Any(b => b.Level != region.Level)) yield return RegionActProblems.OtherLevel(region);
        // A code that was given up is never given again: rights, figures and results of old years hang on it.
        if (!act.From.Contains(region.Code) && rows.Where(r => r.RegionCode == region.Code).OrderByDescending(r => r.ValidFrom).FirstOrDefault() is { } holder)
            yield return RegionActProblems.CodeTaken(region, holder);
        var beside = rows.Where(r => r.HoldsOn(act.On) && r.ParentCode == region.ParentCode && !act.From.Contains(r.RegionCode)).Select(r => r.Name)
            .Concat(act.To.Where(t => t.Code != region.Code && t.ParentCode == region.ParentCode).Select(t => t.Name));
        if (beside.Contains(region.Name, StringComparer.Ordinal)) yield return RegionActProblems.SameName(region);
    }

    private static Problem? Meaning(RegionAct act, List<RegionRecord> before)
    {
        if (act.Kind is not (RegionActKind.Rename or RegionActKind.Move)) return null;
        var (old, to) = (before[0], act.To[0]);
        if (Same(old, to)) return RegionActProblems.NoChange(old.Name);
        var sameplace = old.RegionCode == to.Code && old.ParentCode == to.ParentCode;
        if (act.Kind == RegionActKind.Rename) return sameplace ? null : RegionActProblems.NotARename(old.Name);
        return sameplace ? RegionActProblems.NoChange(old.Name) : null;
    }

    // What keeps a row from ending on the day: rows are no shorter than a day, and none is put before a later one.
    private static IEnumerable<Problem> Obstacles(IReadOnlyList<RegionRecord> rows, RegionRecord row, RegionAct act)
    {
        if (row.ValidFrom >= act.On) yield return RegionActProblems.TooEarly(row);
        else if (row.ValidTo is not null) yield return RegionActProblems.ChangedLater(row);
        if (act.To.Any(t => t.Code == row.RegionCode)) yield break;
        var below = rows.Where(r => r.ParentCode == row.RegionCode && (r.ValidTo is null || r.ValidTo > act.On)).Select(r => r.RegionCode).Distinct().Count();
        if (below > 0) yield return RegionActProblems.HasRegionsBelow(row, below);
    }

    private static IEnumerable<Problem> TreeProblems(IReadOnlyList<RegionRecord> rows, DateOnly from)
    {
        var days = rows.SelectMany(r => r.ValidTo is { } to ? new[] { r.ValidFrom, to } : [r.ValidFrom]).Append(from).Where(d => d >= from).Distinct().Order();
        return days.Select(d => RegionHistory.TreeOn(rows, d)).FirstOrDefault(t => !t.IsOk)?.Problems ?? [];
    }

    private static bool HasShape(Region region) => region.Level switch
    {
        RegionLevel.Province => region.Code is > 0 and <= 999_999 && region.Code % 10_000 == 0,
        RegionLevel.City => region.Code is > 0 and <= 999_999 && region.Code % 100 == 0 && region.Code % 10_000 != 0,
        RegionLevel.County => region.Code is > 0 and <= 999_999 && region.Code % 100 != 0,
        _ => false,
    };

    private static bool Same(RegionRecord row, Region region) =>
        row.RegionCode == region.Code && row.Name == region.Name && row.Level == region.Level && row.ParentCode == region.ParentCode;
}
