using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds figures that a report gives more than once: same name, same time, same unit.</summary>
internal sealed class RepeatClaims
{
    private const int ShortestName = 4;
    private const int ShortestScoped = 2;

    // A name that only ends another must say more.
    private const int ShortestEnd = 6;
    private const int MostKept = 20000;
    private const int MostOfOne = 6;

    // Without a word of scope both must stand this near: further apart they may speak of different places.
    private const int Nearby = 260;

    private static readonly string[] Scopes = ["全市", "全省", "全县", "全区", "全州", "全旗", "全校", "全镇", "我市", "我省", "我县", "我区", "本市", "本县", "本区"];
    private static readonly string[] Tails = ["总人数", "人数", "总数", "总额", "数额", "数量", "数", "额"];

    private readonly Dictionary<string, List<Figure>> seen = new(StringComparer.Ordinal);
    private int kept;

    private sealed record Figure(Mention Mention, string Name, bool Scoped);

    /// <summary>Takes the mentions of a sentence; adds a claim for each figure that was given before.</summary>
    public void Read(Sentence sentence, List<Claim> into)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (Read(mention) is not { } figure) continue;
            var key = figure.Name[^Math.Min(ShortestName, figure.Name.Length)..] + mention.Quantity.Unit.Family;
            if (!seen.TryGetValue(key, out var earlier)) earlier = kept < MostKept ? seen[key] = [] : [];
            if (Compare(earlier, figure) is { } claim) into.Add(claim);
            if (earlier.Count >= MostOfOne) earlier.RemoveAt(1);
            earlier.Add(figure);
            kept++;
        }
    }

    // A name that says enough, as a plain statement of what is.
    private static Figure? Read(Mention mention)
    {
        if (!mention.Known || mention.Role is not (Role.Level or Role.Share) || mention.Size > 1 || mention.Planned || mention.Added || mention.Each is not null) return null;
        if (mention.Among || mention.Depth > 0 || mention.Direction != 0 || mention.Comparison?.Other is not null || mention.Years is not null) return null;
        if (mention.Quantity.Kind is QuantityKind.Bare or QuantityKind.Points || mention.Quantity.Hedge != Hedge.None || mention.Quantity.IsTime || mention.Yearly || mention.Period?.Until is not null) return null;
        // 完成目标任务的 99.27%: a share of what is named, which other things may have too.
        if (mention.Quantity.Kind == QuantityKind.Percent && mention.Lead.EndsWith('的')) return null;
        var name = mention.Clean;
        foreach (var tail in Tails)
            if (name.Length - tail.Length >= ShortestName && name.EndsWith(tail, StringComparison.Ordinal))
            {
                name = name[..^tail.Length];
                break;
            }
        var scoped = Scopes.Any(s => mention.Subject.StartsWith(s, StringComparison.Ordinal));
        return name.Length < (scoped && mention.Quantity.Kind == QuantityKind.Count ? ShortestScoped : ShortestName) ? null : new Figure(mention, name, scoped);
    }

    private static Claim? Compare(List<Figure> earlier, Figure now)
    {
        Claim? found = null;
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            var before = earlier[i];
            var near = now.Mention.Quantity.Start - before.Mention.Quantity.End < Nearby;
            var same = before.Name == now.Name;
            var scoped = before.Scoped && now.Scoped && same;
            if (!(scoped || near) || !same && !Ends(before.Name, now.Name) || !SameTime(before.Mention.Period, now.Mention.Period, scoped)) continue;
            var claim = Compare(before.Mention, now.Mention, same && now.Name.Length >= ShortestName && SamePeriod(before.Mention, now.Mention) && (scoped || before.Scoped || now.Scoped));
            if (claim?.Verdict == Verdict.Consistent) return claim;
            found ??= claim;
        }
        return found;
    }

    private static bool Ends(string a, string b) => a.Length >= ShortestEnd && b.EndsWith(a, StringComparison.Ordinal) || b.Length >= ShortestEnd && a.EndsWith(b, StringComparison.Ordinal);

    private static bool SamePeriod(Mention a, Mention b) => a.Period is null ? b.Period is null : a.Period.Same(b.Period);

    // Far apart the time must be said twice; side by side one of them may leave it out.
    private static bool SameTime(Period? a, Period? b, bool scoped) => a is null || b is null ? (a ?? b)?.Shift is null or 0 && (!scoped || a is null && b is null) : a.Same(b);

    private static Claim? Compare(Mention before, Mention mention, bool sure)
    {
        var (a, b) = (before.Quantity, mention.Quantity);
        var claim = ClaimMaker.Open(ClaimKind.Repeat, "", new Term("base", a), new Term("stated", b)) with { Stated = b.Printed, Computed = a.Value / b.Factor, Unit = Figures.UnitOf(b) };
        if (Agree(a, b))
            return claim with { Verdict = Verdict.Consistent, Message = $"“{mention.Clean}”前文 {Figures.Print(a)}，此处 {Figures.Print(b)}，一致。" };
        var slip = Slip(a, b);
        var near = sure && Math.Abs(a.Value - b.Value) < 0.1 * Math.Max(a.Value, b.Value);
        if (slip is null && !sure) return null;
        return claim with
        {
            Verdict = near || slip is not null ? Verdict.Inconsistent : Verdict.Undetermined,
            Message = near || slip is not null ? $"“{mention.Clean}”前文 {Figures.Print(a)}，此处 {Figures.Print(b)}，前后不一。" : $"“{mention.Clean}”前文 {Figures.Print(a)}，此处 {Figures.Print(b)}，缺少口径或时间说明，不知是否同一个数。",
            Diagnoses = slip is { } s ? [s] : [],
        };
    }

    /// <summary>True when both print the same value.</summary>
    internal static bool Agree(Quantity a, Quantity b) => a.AsPrinted.Meets(b.AsPrinted) || a.Truncated.Meets(b.AsPrinted) || b.Truncated.Meets(a.AsPrinted);

    /// <summary>The slip that makes one of the other; null when none does.</summary>
    internal static Diagnosis? Slip(Quantity a, Quantity b)
    {
        foreach (var original in Misprints.Of(b))
            if (original.AsPrinted(b).Meets(a.AsPrinted)) return new Diagnosis(original.Code, original.Text);
        return null;
    }
}
