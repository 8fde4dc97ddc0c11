using Hengjian.Audit.Claims;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The whole and what is done of it, of a rest told behind both: 已办结 16 项，其余 3 项; 应治理 21 所，移交 15 所、委托 5 所，余下 1 所; 合格 644 批次，不合格 4 批次.</summary>
internal static class RestPairs
{
    private const int MostParts = 3;

    private static readonly string[] Sure =
        ["尚有", "仅余", "仅剩", "只剩", "只余", "尚剩", "尚余", "仍有", "其余", "剩余", "余下", "剩下", "还剩", "还有", "尚未", "未完成", "未整改", "未销号", "未办结", "未到位", "未到岗", "未开工", "未入学", "未通过", "未达标", "不合格", "另", "剩", "保留"];

    private static readonly string[] Taken = ["剔除", "扣除", "核减", "减去", "除去", "刨除", "免学", "缓学", "免修", "作废", "无效", "撤销", "撤并", "注销", "清退"];

    private static readonly string[] Kept = ["有效", "应", "实", "计入", "保留", "现有", "现存", "剩", "余", "净"];

    private static readonly string[] Strong = ["其余", "剩余", "余下", "剩下"];

    private static readonly string[] Rests = ["未", "在建", "结转", "闲置", "空置", "结余", "尚需", "尚欠", "尚缺", "尚差", "还差", "仍差", "尚存", "损坏", "缺失", "退回", "余额", "限期", "长期坚持", "需更正", "可用"];

    private static readonly string[] Done =
    [
        "已", "完成", "建成", "办结", "整改", "到位", "到岗", "拨付", "支付", "达标", "销号", "化解", "开工", "竣工", "完工", "实际", "实有", "入住", "使用", "支出", "返校", "入学", "合格", "解决", "收回", "移交", "偿还",
        "消除", "取消", "查实", "通过", "立查立改", "累计", "落实", "认定", "统筹", "补足", "招聘", "其中", "无误", "空置", "剔除",
    ];

    /// <summary>Whole and parts; null when words do not say that these are done of it.</summary>
    public static (Mention Whole, IReadOnlyList<Mention> Parts)? Of(Asked asked)
    {
        var target = asked.Target;
        if (target is not { Role: Role.Level or Role.Gap, Each: null, Size: 1, Among: false, Quantity.Kind: not QuantityKind.Percent } || asked.Near.Count < 2) return null;
        // 分为优秀、良好、合格、不合格四个等次: a count in a list of names; 上年未开工的 8 个项目: of another time.
        if (target.Quantity.Chinese || target.Own?.Shift is < 0 && asked.Near[0].Own?.Shift is null) return null;
        if (Deducted(asked) is { } deducted) return deducted;
        var denied = Denied(asked);
        var sure = Wording.Begins(target.Lead, Sure) || asked.EndsIn(Sure);
        if (!sure && denied is null && !Wording.Has(target.Lead, Rests)) return null;
        // 在建 4 个，未开工 1 个: all that is told before it is done.
        if (asked.Here is > 2 and <= MostParts + 1 && (sure || asked.EndsIn("结余")) && !asked.Near[^1].Among && asked.Near.Take(asked.Here - 1).All(m => !m.Total && !m.Among && m.Clause > asked.Near[asked.Here - 1].Clause)) return (asked.Near[asked.Here - 1], asked.Near.GetRange(0, asked.Here - 1));
        var part = asked.Near[0];
        if ((denied is not null || IsOfSame(asked, sure)) && OfShare(asked, denied ?? part) is { } share) return share;
        if (denied is not null) return Larger(asked.Near, denied) is { } all ? (all, [denied]) : null;
        if (asked.Here < 1 && (!sure || asked.Before is not null || asked.Near[1].Segment != part.Segment || NamesOther(target, asked.Near[1], part) || !Wording.Has(part.Lead, Done))) return null;
        // 义务教育学校 51 所，通过 39 所。未达标的 11 所幼儿园: of another kind.
        if (asked.Here < 1 && Shape.KindIn(target.Tail) is { } kind && Shape.KindIn(asked.Near[1].AboutClean + asked.Near[1].Tail) is { } other && other != kind) return null;
        // 办结 301 个；尚有 28 个乡镇未设责任区: behind the semicolon something else may begin.
        if (asked.Here > 0 && part.Segment != target.Segment && !(sure && Wording.Begins(target.Lead, Strong))) return null;
        var before = Whole(asked.Near);
        // 已整改到位 13 个，正在推进 3 个，尚未启动 1 个: three of a list.
        if (SumWords.IsDone(before) && SumWords.IsUnderWay(part)) return null;
        return Wording.Has(part.Lead, Done) || sure && asked.Here <= 2 ? (before, [part]) : null;
    }

    // 回收 8143 份，剔除漏答的 238 份，有效 7905 份; 听课 96 节，除 4 节因故未评外，计入评分 92 节.
    private static (Mention, IReadOnlyList<Mention>)? Deducted(Asked asked)
    {
        if (asked.Here < 2 || asked.Target.Size > 1) return null;
        var (target, off, whole) = (asked.Target, asked.Near[0], asked.Near[1]);
        if (asked.Before != off || !(Wording.Has(off.Lead, Taken) || off.Lead.StartsWith('除')) || off.Among || whole.Among) return null;
        return Wording.Has(target.Lead, Kept) && !Wording.Has(target.Lead, Taken) && target.Clause - off.Clause is 1 or 2 && off.Clause - whole.Clause is 1 or 2 && new[] { off, whole }.All(m => m.Quantity.Unit.Text == target.Quantity.Unit.Text) ? (whole, [off]) : null;
    }

    // Not 支出 2.62 亿元，其中劳务 2.19 亿元，占 83.6%。期末结余 0.28 亿元, nor 办结 301 个，办结率 91.8%；尚有 28 个乡镇未设责任区.
    private static bool IsOfSame(Asked asked, bool sure)
    {
        var (target, part) = (asked.Target, asked.Near[0]);
        if (Wording.Begins(target.Lead, Strong)) return true;
        if (asked.Here > 0) return part.Segment == target.Segment && (sure || !part.Among);
        return (sure || !part.Among) && !NamesOther(target, asked.WholeOf(part) ?? asked.Near[1], part);
    }

    // 剩余 425 万元结转下年: of money the words behind say what becomes of it.
    private static bool NamesOther(Mention target, Mention whole, Mention part) => target.Tail.Length > 0 && target.Quantity.Kind == QuantityKind.Count && !SubjectText.Overlap(target.Tail, whole.AboutClean + whole.Tail + part.AboutClean + part.Tail);

    // 办结 89 件，办结率 95.7%，…。余下 4 件; 高级 438 人，占专任教师的 20.4%，中级 905 人，其余 803 人: a share says what the whole is.
    private static (Mention, IReadOnlyList<Mention>)? OfShare(Asked asked, Mention part)
    {
        if (asked.WholeOf(part) is { } whole) return (whole, [part]);
        var parts = asked.Near.GetRange(0, asked.Here);
        if (parts.Count is < 2 or > MostParts || !Wording.Begins(asked.Target.Lead, Strong) || !parts.TrueForAll(p => p.Segment == asked.Target.Segment && !p.Total)) return null;
        return parts.ConvertAll(asked.WholeOf).Find(w => w is not null) is { } all && !parts.Contains(all) ? (all, parts) : null;
    }

    // 合格 23862 人，合格率 97%，不合格 738 人; 已移交 15 所，未移交 2 所: what the denied word was said of.
    private static Mention? Denied(Asked asked)
    {
        var lead = asked.Target.Lead;
        var at = lead.LastIndexOfAny(['未', '不']);
        if (at < 0 || at + 2 >= lead.Length || !Digits.IsHan(lead[at + 1]) || !Digits.IsHan(lead[at + 2])) return null;
        var deed = lead.Substring(at + 1, 2);
        // 小学达标 281 所、初中达标 102 所。未达标的小学还有 15 所: of its own stage, not of the nearest.
        var kind = Shape.KindIn(lead[at..]);
        return asked.Near.Find(m => IsOfKind(m) && (Says(m.Lead) && !m.Planned || asked.Next(m) is { Quantity.Kind: QuantityKind.Percent } rate && Says(rate.Lead) && rate.Lead.EndsWith('率')));

        bool IsOfKind(Mention m) => kind is null || Shape.KindIn(m.Lead) is not { } other || other == kind;

        bool Says(string words) => words.IndexOf(deed, StringComparison.Ordinal) is var found and >= 0 && (found == 0 || words[found - 1] is not ('未' or '不' or '应'));
    }

    // 2023 年建成 17 所，2024 年 19 所，累计 36 所: none of these is what 36 are part of.
    private static Mention? Larger(List<Mention> near, Mention part)
    {
        for (var k = near.IndexOf(part) + 1; k < near.Count; k++)
            if (near[k].Quantity.Value > part.Quantity.Value && near[k].Quantity.Unit.Text == part.Quantity.Unit.Text) return near[k];
        // 共 17 所，已移交 51 所: unless what is done is misprinted itself.
        return near.Find(m => m.Total && m.Token < part.Token && m.Quantity.Unit.Text == part.Quantity.Unit.Text);
    }

    // 报名 24250 人，其中小学 14380 人、初中 9870 人: not a part, but what the parts make.
    private static Mention Whole(List<Mention> near)
    {
        var sum = 0d;
        for (var k = 1; k + 1 < near.Count && k <= MostParts; k++)
        {
            sum += near[k].Quantity.Value;
            if (k > 1 && Math.Abs(sum - near[k + 1].Quantity.Value) <= near[k + 1].Quantity.Half) return near[k + 1];
        }
        return near[1];
    }
}
