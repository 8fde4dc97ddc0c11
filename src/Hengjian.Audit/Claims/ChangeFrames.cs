using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Collects the frames of change of one block: every mention joins the frame that the grammar leaves open for it.</summary>
internal sealed class ChangeFrames
{
    // How many frames back a name is looked for.
    private const int MostBack = 6;

    private readonly List<ChangeFrame> all = [];
    private readonly List<ChangeFrame[]?> open = [null];
    private ChangeFrame[] series = [];
    private ChangeFrame? seriesWhole;
    private int sentence = -1;
    private int openedIn = -1;
    private int begun;

    /// <summary>The frames that are not open any more, in order; they are forgotten here. A long paragraph thus keeps few.</summary>
    public IReadOnlyList<ChangeFrame> TakeClosed()
    {
        if (all.Count == 0) return [];
        // A set: lists may be as long as a sentence.
        var still = new HashSet<ChangeFrame>(open[0] ?? [], ReferenceEqualityComparer.Instance);
        var closed = all.FindAll(f => !still.Contains(f));
        all.RemoveAll(f => !still.Contains(f));
        return closed;
    }

    /// <summary>The frames left at the end.</summary>
    public IReadOnlyList<ChangeFrame> Rest => all;

    /// <summary>Takes the mentions of one more sentence.</summary>
    public void Read(Sentence next)
    {
        sentence++;
        begun = all.Count;
        (series, seriesWhole) = ([], null);
        if (open.Count > 1) open.RemoveRange(1, open.Count - 1);
        for (var i = 0; i < next.Mentions.Count; i += next.Mentions[i].Size) Take(next.Mentions, i);
    }

    private ChangeFrame[]? Current => open[^1];

    private void Take(List<Mention> mentions, int first)
    {
        var head = mentions[first];
        while (open.Count > head.Depth + 1) open.RemoveAt(open.Count - 1);
        while (open.Count < head.Depth + 1 && open.Count < 12) open.Add(Current);
        if (head.Size == 1) TakeOne(head);
        else if (Years(mentions, first)) Series(mentions, first, head.Size);
        else TakeList(mentions, first, head.Size);
    }

    // 2022年、2023年分别为 a、b: one measure in two years, not two measures.
    private static bool Years(List<Mention> mentions, int first)
    {
        var head = mentions[first];
        var last = mentions[first + head.Size - 1];
        return head.Own is { } a && last.Own is { } b && a.Precedes(b) && head.Role is Role.Level or Role.Share;
    }

    // Each year against the one before, and the last against the first.
    private void Series(List<Mention> mentions, int first, int size)
    {
        series = new ChangeFrame[size - 1];
        for (var i = 0; i + 1 < size; i++) series[i] = new ChangeFrame { Base = mentions[first + i], Current = mentions[first + i + 1] };
        if (size > 2) seriesWhole = new ChangeFrame { Base = mentions[first], Current = mentions[first + size - 1] };
        all.AddRange(series[..^1]);
        Start(series[^1]);
    }

    private void TakeList(List<Mention> mentions, int first, int size)
    {
        if (series.Length > 0 && series.Length == size - 1 && mentions[first].Role is Role.Rate or Role.Change)
        {
            Later(mentions, first, size);
            return;
        }
        var open = Current is { } c && c.Length == size ? c : series.Length == size ? series : Chained(mentions, first, size) ?? Lately(size);
        if (open is null || !FrameRules.Joins(open[0], mentions[first], false))
        {
            var fresh = new ChangeFrame[size];
            for (var i = 0; i < size; i++) fresh[i] = FrameRules.New(mentions[first + i]);
            Start(fresh);
            return;
        }
        for (var i = 0; i < size; i++)
            if (FrameRules.Joins(open[i], mentions[first + i], false)) FrameRules.Join(open[i], mentions[first + i]);
    }

    // 三年分别为 a、b、c，分别增长 x、y、z: the first year's base is not given.
    private void Later(List<Mention> mentions, int first, int size)
    {
        for (var i = 1; i < size; i++)
        {
            if (series[i - 1].Current!.Quantity.Kind == QuantityKind.Percent || !FrameRules.Joins(series[i - 1], mentions[first + i], false)) continue;
            FrameRules.Join(series[i - 1], mentions[first + i]);
            series[i - 1].Weak = true;
        }
    }

    // 2020 年 a、2021 年 b、2022 年 c、2023 年 d，三年增速分别为 x、y、z: each year against the one before, where most of the rates say so.
    private ChangeFrame[]? Chained(List<Mention> mentions, int first, int size)
    {
        if (openedIn != sentence || mentions[first].Role != Role.Rate) return null;
        var levels = mentions.Take(first).Where(m => m is { Known: true, Role: Role.Level, Size: 1, Own.Year: not null }).TakeLast(size + 1).ToList();
        if (levels.Count != size + 1 || levels.Exists(l => !l.Quantity.Adds(levels[0].Quantity))) return null;
        var chain = new ChangeFrame[size];
        var fitting = 0;
        for (var i = 0; i < size; i++)
        {
            if (levels[i].Own!.Year + 1 != levels[i + 1].Own!.Year) return null;
            chain[i] = new ChangeFrame { Base = levels[i], Current = levels[i + 1] };
            if (Judge.Of(Equations.Growth(levels[i].Quantity, levels[i + 1].Quantity, mentions[first + i].Quantity, 1)).Verdict == Verdict.Consistent) fitting++;
        }
        if (fitting * 2 <= size) return null;
        all.AddRange(chain);
        return chain;
    }

    // 小学由 a 提高到 b、初中由 c 提高到 d，分别提高…: the frames that were opened one by one in this sentence.
    private ChangeFrame[]? Lately(int size)
    {
        if (openedIn != sentence || series.Length > 0 || all.Count - begun < size) return null;
        var last = all.GetRange(all.Count - size, size);
        return last.TrueForAll(f => f is { Current: not null, Delta: null, Rate: null }) ? [.. last] : null;
    }

    private void TakeOne(Mention mention)
    {
        if (OverAll(mention)) return;
        var frame = Current is { Length: 1 } c ? c[0] : null;
        var fresh = openedIn == sentence;
        if (frame is not null && (fresh || FrameRules.MayCross(frame, mention)))
        {
            if (FrameRules.Joins(frame, mention, !fresh))
            {
                FrameRules.Join(frame, mention);
                openedIn = sentence;
                return;
            }
            if (FrameRules.Continues(frame, mention) is { } next)
            {
                Start(next);
                return;
            }
        }
        if (Back(mention) is { } older)
        {
            FrameRules.Rejoin(older, mention);
            open[^1] = [older];
            return;
        }
        if (mention.Quantity.Kind == QuantityKind.Bare || IsAside(mention)) return;
        if (mention.Role is Role.Level or Role.Share or Role.Base or Role.Change or Role.Rate) Start(FrameRules.New(mention));
    }

    // 由 a 增长到 b，五年累计投入 c，增长 x%: what all years together came to stands aside.
    private bool IsAside(Mention mention) =>
        mention is { Role: Role.Level, Total: true, Years: not null } && openedIn == sentence && Current is [{ Base: not null, Current: not null, Rate: null }];

    // 2021—2023年分别为 a、b、c，三年增长 x%: over the whole series.
    private bool OverAll(Mention mention)
    {
        if (mention.Role is not (Role.Rate or Role.Change) || !(mention.Yearly || mention.YearsSaid || mention.Total)) return false;
        if ((seriesWhole ?? Chain(mention)) is not { } whole || !FrameRules.Joins(whole, mention, false)) return false;
        seriesWhole = whole;
        FrameRules.Join(whole, mention);
        if (!all.Contains(whole)) Start(whole);
        return true;
    }

    // 由 2021 年的 a 增加到 2022 年的 b，再增加到 2023 年的 c，两年增加 x: from the first of the chain.
    private ChangeFrame? Chain(Mention mention)
    {
        if (openedIn != sentence || Current is not [{ Base: { } last, Current: { } end }]) return null;
        var first = last;
        for (var i = all.Count - 1; i >= begun && all.Count - i <= MostBack; i--)
            if (all[i].Base is { } earlier && (all[i].Current == first || all[i].Current is null && earlier.Own?.Year < first.Own?.Year && first.Quantity.Adds(earlier.Quantity))) first = earlier;
        var apart = (end.Own?.Year - first.Own?.Year) is { } years && (mention.Years is null || Math.Abs(years - mention.Years.Value) <= 1);
        return first == last || !apart ? null : new ChangeFrame { Base = first, Current = end };
    }

    // The one frame of this sentence, not the last, that the name of the mention points to.
    private ChangeFrame? Back(Mention mention)
    {
        if (openedIn != sentence) return null;
        if (mention.Clean.Length < 2) return PastShare(mention);
        ChangeFrame? found = null;
        for (var i = all.Count - 1; i >= begun && all.Count - i <= MostBack; i--)
        {
            if (Current is [var now] && now == all[i] || !FrameRules.Rejoins(all[i], mention)) continue;
            if (found is not null) return null;
            found = all[i];
        }
        return found;
    }

    // 大班额 16 个，占 1.08%，比上年减少 12 个: the share stands between the number and its change.
    private ChangeFrame? PastShare(Mention mention)
    {
        if (mention.Role is not (Role.Base or Role.Change) || mention.Departs || Current is not [{ Current.Role: Role.Share, Base: null, Delta: null, Rate: null } share] || mention.Quantity.Kind is QuantityKind.Points or QuantityKind.Percent) return null;
        var at = all.IndexOf(share);
        return at > begun && all[at - 1] is { Current: not null, Delta: null, Rate: null } before && before.Fits(mention.Quantity) && (mention.Role == Role.Change || before.Base is null) ? before : null;
    }

    private void Start(params ChangeFrame[] frames)
    {
        all.AddRange(frames);
        open[^1] = frames;
        openedIn = sentence;
    }
}
