using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Decides what one quantity is, from its unit and the words around it.</summary>
internal static class RoleReader
{
    private static readonly string[] NormWords = ["标准", "要求", "目标", "规定", "平均水平", "底线", "上限", "下限", "红线", "任务", "指标", "控制线", "警戒线", "以内", "平均值", "规划", "规定", "国家标准", "省定标准", "省标", "国标", "合格线", "考核线", "及格线", "门槛"];

    /// <summary>Sets role, direction, relation and comparison of a mention.</summary>
    public static void Assign(RoleContext at, in ClauseState state, ClauseState? outer, Comparison? comparison, Mention mention)
    {
        mention.Comparison = comparison;
        mention.Direction = Direction(at, state);
        if (state.Relation >= 0) mention.Relation = at.Tokens[state.Relation].Word;
        // 由 2019 年的 132 所优化整合为 2024 年的 108 所: the verb and the year stand between.
        mention.Reached = state.Near(state.Reach) || state is { From: >= 0, HasNumber: true, Reach: >= 0 };
        var kind = mention.Quantity.Kind;
        mention.Role = kind switch
        {
            QuantityKind.Ratio => Role.Ratio,
            QuantityKind.Times => Times(at, state, mention),
            QuantityKind.Points => Points(at, state, mention),
            _ => Before(at, state, outer, mention) ?? Amount(at, state, mention, kind == QuantityKind.Percent),
        };
    }

    private static int Direction(RoleContext at, in ClauseState state)
    {
        var word = state.Change >= 0 ? at.Tokens[state.Change].Word : state.Relation >= 0 ? at.Tokens[state.Relation].Word : WordKind.Name;
        return word switch
        {
            WordKind.Up or WordKind.UpRate or WordKind.Above => 1,
            WordKind.Down or WordKind.DownRate or WordKind.Below => -1,
            _ => 0,
        };
    }

    private static Role Times(RoleContext at, in ClauseState state, Mention mention)
    {
        if (mention.Quantity.Unit.Text == "番") return Role.Times;
        return state.Near(state.Change) && !Arrived(state) ? Role.Rate : Role.Times;
    }

    private static Role Points(RoleContext at, in ClauseState state, Mention mention)
    {
        if (state.Near(state.Gap)) return Role.Gap;
        if (Against(at, state) is { } other)
        {
            mention.Comparison = new Comparison(null, other);
            return Role.Gap;
        }
        return Role.Change;
    }

    // What it was before, or what something else is: known from the words before, whatever the unit.
    private static Role? Before(RoleContext at, in ClauseState state, ClauseState? outer, Mention mention)
    {
        if (state.From >= 0 && state.Reach < state.From && at.LeadsOn())
        {
            mention.Departs = true;
            return Role.Base;
        }
        if (state.ThanPeriod >= 0 && state.ThanPeriod == state.Content && state.Change < state.ThanPeriod) return Role.Base;
        if (outer is { } o && state.Content < 0 && o.ThanPeriod >= 0 && o.ThanPeriod == o.Content && o.Change < o.ThanPeriod) return Role.Base;
        if (outer is { Share: >= 0 } && state.Content < 0 && mention.Quantity.Kind != QuantityKind.Percent) return Role.Whole;
        if (at.FollowedBy("相比", "基础上", "的基础上")) return Role.Base;
        if (state.Than >= 0 && state.ThanPeriod < state.Than && state.Change < state.Than) return Role.Other;
        if (outer is { } p && state.Content < 0 && (p.Than >= 0 && p.Change < p.Than || p.Relation >= 0))
        {
            if (p.Relation >= 0) mention.Relation = at.Tokens[p.Relation].Word;
            return Role.Other;
        }
        return null;
    }

    private static Role Amount(RoleContext at, in ClauseState state, Mention mention, bool percent)
    {
        if (state.Near(state.Gap)) return Role.Gap;
        if (percent && !state.Near(state.Change) && at.ChangeAfter() is var way and not 0) return Turned(mention, way, Role.Rate);
        if (!percent && !state.Near(state.Change) && at.IsOfChange() is var turn and not 0) return Turned(mention, turn, Role.Change);
        if (MoreThanBefore(at, state, mention)) return Role.Change;
        if (percent && state.Relation >= 0 && state.Near(state.Change) && IsRateNoun(at, state)) return Role.Other;
        if (state.Near(state.Change) && (!Arrived(state) || percent && IsRateNoun(at, state))) return ByChange(at, state, mention, percent);
        if (state.Near(state.Change)) mention.Reached = true;
        if (state.Relation >= 0 && (IsNorm(at, state) || IsBound(at, state))) return Role.Norm;
        if (state.Reach >= 0 && state.Change < 0 && state.Relation < 0 && MentionWords.IsAuthority(at.Text, at.Tokens, state.Name) && (at.FollowedBy(NormWords) || at.IsOf() && at.NamedSoon("标准", "要求", "目标", "底线")))
        {
            mention.Relation = WordKind.Reach;
            return Role.Norm;
        }
        // 高于公务员的 9.36 万元 names the other's value, 高于公务员 0.3 万元 the difference.
        if (state.Relation >= 0 && state.Content > state.Relation && at.AfterOf()) return Role.Norm;
        if (state.Relation >= 0 && state.Content > state.Relation && !percent) return Role.Gap;
        if (state.Relation >= 0 && state.Content > state.Relation) return Role.Other;
        if (percent) return state.Share >= 0 || state.ShareNoun >= 0 ? Role.Share : Role.Level;
        return state.Share >= 0 ? Role.Whole : Role.Level;
    }

    private static Role Turned(Mention mention, int direction, Role role)
    {
        mention.Direction = direction;
        return role;
    }

    private static Role ByChange(RoleContext at, in ClauseState state, Mention mention, bool percent)
    {
        if (Against(at, state) is { } other)
        {
            mention.Comparison = new Comparison(null, other);
            return Role.Gap;
        }
        return percent ? Role.Rate : Role.Change;
    }

    // 比初中多, 高于全省平均水平: the name of the other thing, when it is no time.
    private static string? Against(RoleContext at, in ClauseState state)
    {
        var word = state.Than >= 0 && state.ThanPeriod < state.Than ? state.Than : state.Relation >= 0 ? state.Relation : -1;
        if (word < 0)
        {
            var change = state.Change;
            if (change < 0 || state.Content < change || at.Tokens[state.Content].Kind != TokenKind.Text) return null;
            word = change;
        }
        var named = at.Tokens[Math.Max(state.Content, 0)];
        return named.Start > at.Tokens[word].Start && named.Kind is TokenKind.Text or TokenKind.Word ? at.Text[named.Start..named.End]
            : state.Relation >= 0 && word == state.Relation ? "另一数" : null;
    }

    // 比上年多招聘 45 名: the verb stands between 多 and the number.
    private static bool MoreThanBefore(RoleContext at, in ClauseState state, Mention mention)
    {
        if (state.ThanPeriod < 0 || state.ThanPeriod + 1 >= at.At || at.Tokens[state.ThanPeriod + 1] is not { Kind: TokenKind.Text } verb) return false;
        if (at.Text[verb.Start] is not ('多' or '少') || mention.Quantity.Kind == QuantityKind.Percent) return false;
        mention.Direction = at.Text[verb.Start] == '多' ? 1 : -1;
        return true;
    }

    // 增幅达 18.4%: a rate may arrive too.
    private static bool IsRateNoun(RoleContext at, in ClauseState state) => at.Tokens[state.Change].Word is WordKind.UpRate or WordKind.DownRate;

    private static bool Arrived(in ClauseState state) => state.Reach > state.Change;

    private static bool IsNorm(RoleContext at, in ClauseState state) => state.Norm > state.Relation || at.LastOfList().NamedSoon(NormWords);

    // 控制在 45 人以内: a bound, when the clause has no subject of its own.
    private static bool IsBound(RoleContext at, in ClauseState state) =>
        state.Name.Count == 0 && at.Tokens[state.Relation].Word is WordKind.NotAbove or WordKind.NotBelow && at.Token.Quantity!.Hedge is Hedge.AtMost or Hedge.AtLeast;
}
