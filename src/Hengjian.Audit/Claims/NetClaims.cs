using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks net changes: 减少 676 人，其中幼儿减少 1203 人、初中生增加 527 人; 招聘 186 名、退休 142 名，净增 44 名.</summary>
internal static class NetClaims
{
    private const int MostParts = 12;

    private static readonly string[] In = ["新增", "增加", "招聘", "调入", "引进", "流入", "转入", "补充", "录用", "入编", "新招", "招录", "新建", "购置", "收入", "恢复", "新设", "转来", "回流", "增设", "新补", "转公"];
    private static readonly string[] Out = ["减少", "减员", "退休", "调出", "流出", "流失", "转出", "辞职", "离职", "撤并", "报废", "毕业", "支出", "核减", "拆除", "淘汰", "撤销", "注销", "关停", "销号", "整改", "化解"];

    private static readonly string[] Moves = ["减员", "退休", "招聘", "调入", "调出", "转入", "转出", "流入", "流出", "流失", "辞职", "离职"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        var mentions = sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is not { Role: Role.Change, Known: true, Size: 1 } head || head.Direction == 0 || head.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount)) continue;
            var parts = Parts(mentions, i, head);
            if (parts.Count > 1 && parts.Select(p => p.Direction).Distinct().Count() == 2 && Claim(Equation(head, parts), false) is { } split) yield return split;
            if (Flow(mentions, i, head) is { } flow) yield return flow;
        }
        for (var i = 2; i < mentions.Count; i++)
            if ((Stock(mentions, i) ?? Adjusted(mentions, i)) is { } stock) yield return stock;
    }

    // The changes after 其中, each with its own direction.
    private static List<Mention> Parts(List<Mention> mentions, int index, Mention head)
    {
        var parts = new List<Mention>();
        for (var i = index + 1; i < mentions.Count && parts.Count < MostParts; i++)
        {
            var mention = mentions[i];
            if (parts.Count == 0 && mention.Quantity.Kind == QuantityKind.Percent) continue;
            if (parts.Count == 0 && !mention.Among || mention.Role != Role.Change || !mention.Known || mention.Direction == 0 || !mention.Quantity.Adds(head.Quantity)) break;
            parts.Add(mention);
        }
        return parts;
    }

    // 净增 after one number that came in and one that went out.
    private static Claim? Flow(List<Mention> mentions, int index, Mention head)
    {
        if (!head.Lead.Contains('净', StringComparison.Ordinal)) return null;
        var before = WithoutParts([.. Outer(mentions, index).Take(6).Where(m => m.Known && m.Quantity.Adds(head.Quantity) && m.Role is Role.Level or Role.Change)]);
        var (came, went) = (before.Find(m => Says(m, In)), before.Find(m => Says(m, Out)));
        if (came is null || went is null || came == went) return null;
        // 招聘 1248 名，退休 623 名、调出 217 名，净增 408 名: all that came and all that went, the nearest first.
        var moves = before.TakeWhile(m => Says(m, In) != Says(m, Out)).Select(m => (Mention: m, Way: (Says(m, In) ? 1 : -1) * head.Direction)).ToList();
        if (moves.Count > 2 && moves.Select(m => m.Way).Distinct().Count() == 2)
        {
            var last = moves.FindIndex(m => m.Way != moves[0].Way);
            var claim = Claim(Flows(moves.Take(moves.Skip(last).TakeWhile(m => m.Way == moves[last].Way).Count() + last).ToList(), head), true);
            if (claim is not null) return claim;
        }
        return Claim(new Equation
        {
            Kind = ClaimKind.Difference,
            Named = true,
            Inputs = [new("numerator", came.Quantity), new("denominator", went.Quantity)],
            Stated = new("delta", head.Quantity),
            Sign = head.Direction,
            Formula = x => x[0] - x[1],
            Arithmetic = result => $"{Figures.Print(came.Quantity)} − {Figures.Print(went.Quantity)} = {(came.Quantity.Value < went.Quantity.Value ? "−" : "")}{result.TrimStart('-')}",
        }, before.Count(m => Says(m, In) || Says(m, Out)) == 2);
    }

    // 招聘 86 人、引进 14 人，累计补充 100 人，减员 71 人，净增 29 人: what a total closes is in it already. Nearest first.
    private static List<Mention> WithoutParts(List<Mention> moves)
    {
        var total = moves.FindIndex(m => IsClosing(m.Lead));
        return total < 0 ? moves : [.. moves.Where((m, i) => i <= total || Says(m, In) != Says(moves[total], In) && Says(m, Out) != Says(moves[total], Out))];
    }

    private static bool IsClosing(string lead)
    {
        foreach (var word in (ReadOnlySpan<string>)["累计", "合计", "总计", "共计", "一共", "总共", "共"])
            if (lead.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // 补充 144 人，其中招聘 97 人、引进 12 人；减员 121 人: the parts of one flow are no flows beside it. Nearest first.
    private static IEnumerable<Mention> Outer(List<Mention> mentions, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            var among = i;
            while (among > 0 && !mentions[among].Among && mentions[among - 1].Segment == mentions[i].Segment) among--;
            if (!mentions[among].Among || among == 0) yield return mentions[i];
            else i = among;
        }
    }

    /// <summary>True when words say that it came in, or went out.</summary>
    public static bool Says(Mention mention, bool comesIn) => Says(mention, comesIn ? In : Out);

    private static Equation Flows(List<(Mention Mention, int Way)> moves, Mention head) => new()
    {
        Kind = ClaimKind.Sum,
        Named = true,
        Inputs = [.. moves.Select(m => new Term("part", m.Mention.Quantity with { Printed = m.Mention.Quantity.Printed * m.Way }))],
        Stated = new("total", head.Quantity),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return sum;
        },
        Arithmetic = result => string.Concat(moves.AsEnumerable().Reverse().Select((m, i) => (m.Way * head.Direction < 0 ? " − " : i == 0 ? "" : " + ") + Figures.Print(m.Mention.Quantity))) + " = " + result,
    };

    // 年初 86 个，撤并 11 个、恢复 3 个，年末 78 个: what was, what came and went, what is.
    private static Claim? Stock(List<Mention> mentions, int index)
    {
        if (mentions[index] is not { Role: Role.Level, Known: true, Own.Shift: 0 } end || end.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount)) return null;
        var moves = new List<(Mention Mention, int Way)>();
        for (var i = index - 1; i >= 0 && moves.Count < MostParts; i--)
        {
            var mention = mentions[i];
            if (!mention.Known || !mention.Quantity.Adds(end.Quantity)) return null;
            var way = Says(mention, In) ? 1 : Says(mention, Out) ? -1 : mention.Role == Role.Change ? mention.Direction : 0;
            if (way == 0 && mention is { Role: Role.Level or Role.Base, Own: { } own } && (own.Shift < 0 || own.Year is not null && own.Precedes(end.Own)) && moves.Count > 0) return Claim(Equation(mention, moves, end), true);
            if (way == 0) return null;
            moves.Add((mention, way));
        }
        return null;
    }

    // 撤并专业 14 个、新增专业 11 个，专业由 126 个调整为 123 个: what went and what came, then what was and what is.
    private static Claim? Adjusted(List<Mention> mentions, int index)
    {
        if (mentions[index] is not { Reached: true, Role: Role.Level, Known: true, Size: 1 } end || mentions[index - 1] is not { Role: Role.Base, Known: true } start || !start.Quantity.Adds(end.Quantity)) return null;
        var moves = new List<(Mention Mention, int Way)>();
        for (var i = index - 2; i >= 0 && moves.Count < MostParts; i--)
        {
            var mention = mentions[i];
            if (!mention.Known || mention.Quantity.Unit.Text != end.Quantity.Unit.Text || mention.Segment != start.Segment || start.Clause - mention.Clause > MostParts / 4 || Says(mention, In) == Says(mention, Out)) break;
            moves.Add((mention, Says(mention, In) ? 1 : -1));
        }
        return moves.Select(m => m.Way).Distinct().Count() == 2 ? Claim(Equation(start, moves, end), false) : null;
    }

    private static Equation Equation(Mention start, List<(Mention Mention, int Way)> moves, Mention end) => new()
    {
        Kind = ClaimKind.Sum,
        Named = true,
        Inputs = [new("base", start.Quantity), .. moves.Select(m => new Term("part", m.Mention.Quantity with { Printed = m.Mention.Quantity.Printed * m.Way }))],
        Stated = new("total", end.Quantity),
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return sum;
        },
        Arithmetic = result => Figures.Print(start.Quantity) + string.Concat(moves.AsEnumerable().Reverse().Select(m => (m.Way < 0 ? " − " : " + ") + Figures.Print(m.Mention.Quantity))) + " = " + result,
    };

    /// <summary>True for what came in or went out: it is no earlier value of what is there.</summary>
    public static bool IsFlow(Mention mention) => !mention.Reached && Says(mention, Moves);

    private static bool Says(Mention mention, string[] words)
    {
        foreach (var word in words)
            if (mention.Lead.Contains(word, StringComparison.Ordinal) || mention.Lead.Length == 0 && mention.Subject.Contains(word, StringComparison.Ordinal) || mention.Tail.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static Equation Equation(Mention head, List<Mention> parts) => new()
    {
        Kind = ClaimKind.Sum,
        Named = true,
        Inputs = [.. parts.Select(p => new Term("part", p.Quantity with { Printed = p.Quantity.Printed * p.Direction }))],
        Stated = new("total", head.Quantity),
        Sign = head.Direction,
        Formula = x =>
        {
            var sum = Interval.Of(0);
            foreach (var one in x) sum += one;
            return sum;
        },
        Arithmetic = result => string.Join(" ", parts.Select((p, i) => (p.Direction < 0 ? "− " : i == 0 ? "" : "+ ") + Figures.Print(p.Quantity))) + $"，合起来 {(head.Direction < 0 ? "减少" : "增加")} {result}",
        Assumption = () => "所列各项互不重叠，合起来是全部。",
    };

    // Some parts may be left out: only a slip accuses, unless nothing else was named.
    private static Claim? Claim(Equation equation, bool alone)
    {
        var claim = ClaimMaker.Make(equation);
        if (claim.Verdict != Verdict.Inconsistent) return claim.Verdict == Verdict.Consistent ? claim : null;
        return alone || claim.Diagnoses.Any(d => d.Code is "digit-swap" or "off-by-one" or "decimal-shift" or "unit-slip" or "sign") ? claim : null;
    }
}
