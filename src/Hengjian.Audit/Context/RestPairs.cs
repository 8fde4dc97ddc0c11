using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The whole and what is done of it, of a rest told behind both: 已办结 16 项，其余 3 项; 应治理 21 所，移交 15 所、委托 5 所，余下 1 所.</summary>
internal static class RestPairs
{
    private const int MostParts = 3;

    private static readonly string[] Sure =
        ["尚有", "尚余", "仍有", "其余", "剩余", "余下", "剩下", "还剩", "还有", "尚未", "未完成", "未整改", "未销号", "未办结", "未到位", "未到岗", "未开工", "未入学", "未通过", "未达标", "不合格", "另", "剩", "保留"];

    private static readonly string[] Strong = ["其余", "剩余", "余下", "剩下"];

    private static readonly string[] Rests = ["未", "在建", "结转", "闲置", "空置", "结余", "尚需", "尚欠", "尚缺", "尚差", "还差", "仍差", "尚存", "损坏", "缺失", "退回", "余额", "限期", "长期坚持"];

    private static readonly string[] Done =
    [
        "已", "完成", "建成", "办结", "整改", "到位", "到岗", "拨付", "支付", "达标", "销号", "化解", "开工", "竣工", "完工", "实际", "实有", "入住", "使用", "支出", "返校", "入学", "合格", "解决", "收回", "移交", "偿还",
        "消除", "取消", "查实", "通过", "立查立改", "累计", "落实", "认定", "统筹", "补足", "招聘", "其中",
    ];

    /// <summary>Whole and parts; null when words do not say that these are done of it.</summary>
    public static (Mention Whole, IReadOnlyList<Mention> Parts)? Of(Asked asked)
    {
        var target = asked.Target;
        if (target is not { Role: Role.Level or Role.Gap, Each: null, Size: 1, Among: false, Quantity.Kind: not Numbers.QuantityKind.Percent } || asked.Near.Count < 2) return null;
        // 分为优秀、良好、合格、不合格四个等次: a count in a list of names.
        var sure = Wording.Begins(target.Lead, Sure) || asked.EndsIn(Sure);
        if (!sure && !Wording.Has(target.Lead, Rests) || target.Quantity.Chinese) return null;
        var part = asked.Near[0];
        if (asked.Here < 1 && (!sure || asked.Before is not null || asked.Near[1].Segment != part.Segment || !Wording.Has(part.Lead, Done))) return null;
        // 义务教育学校 51 所，通过 39 所。未达标的 11 所幼儿园: of another kind.
        if (asked.Here < 1 && Shape.KindIn(target.Tail) is { } kind && Shape.KindIn(asked.Near[1].AboutClean + asked.Near[1].Tail) is { } other && other != kind) return null;
        // 办结 301 个；尚有 28 个乡镇未设责任区: behind the semicolon something else may begin.
        if (asked.Here > 0 && part.Segment != target.Segment && !(sure && Wording.Begins(target.Lead, Strong))) return null;
        // 在建 4 个，未开工 1 个: all that is told before it is done.
        if (asked.Here is > 2 and <= MostParts + 1 && sure && !asked.Near[^1].Among && asked.Near.Take(asked.Here - 1).All(m => !m.Total && !m.Among && m.Clause > asked.Near[asked.Here - 1].Clause)) return (asked.Near[asked.Here - 1], asked.Near.GetRange(0, asked.Here - 1));
        return Wording.Has(part.Lead, Done) || sure && asked.Here <= 2 ? (Whole(asked.Near), [part]) : null;
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
