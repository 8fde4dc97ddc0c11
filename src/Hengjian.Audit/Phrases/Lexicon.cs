namespace Hengjian.Audit.Phrases;

/// <summary>The closed set of words by which reports relate numbers to each other. No word of any subject matter is here.</summary>
public static class Lexicon
{
    private const int Longest = 6;

    private static readonly (WordKind Kind, string Words)[] Rows =
    [
        (WordKind.Up, "加快|多投|多招|多建|多拨|多收|多支出|多花|多聘|多安排|多支|多了|涨了|增了|长了|增加额为|增加额|增加|增长|增多|提高|提升|上升|上涨|攀升|上浮|扩大|扩充|净增加|净增长|净增|新增|增招|增支|增收|增投|增拨|增配|增设|递增|多投入|多出|高出|超出|增量为|增量|拓展|扩展|上调|多投|多招|多建|多拨|多收|多支出|多花|多聘|多补|多安排|多支"),
        (WordKind.Down, "少投|少招|少建|少拨|少收|少支出|少花|少聘|少安排|少支|少了|降了|跌了|减了|减少额|减少|下降|降低|缩减|压减|压缩|回落|缩小|减小|下滑|下跌|减招|减收|核减|净减少|净减|递减|减支|少投入|下调|精简|削减|少出"),
        (WordKind.UpRate, "增幅|增速|增长率|涨幅|升幅|增长幅度|增长速度|增长比例|提高幅度|提升幅度|增加幅度|上升幅度|上浮比例|提高比例"),
        (WordKind.DownRate, "降幅|减幅|跌幅|下降幅度|减少幅度|压减率|压减比例|压减幅度|下降率|下降比例|减少率|减少比例|降低率|降低幅度|精简率"),
        (WordKind.Reach, "达到|达|到|至|发展到|发展至|发展为|调整为|改为|变为|降为|增为|升为|上调为|提高为|提升为"),
        (WordKind.From, "由|从"),
        (WordKind.Than, "比|较|较之|相较于|相较|相比于"),
        (WordKind.Compared, "相比|相比较|比较起来"),
        (WordKind.YearOnYear, "同比|环比|同口径|可比口径|可比价格|可比价"),
        (WordKind.Share, "占"),
        (WordKind.ShareNoun, "占比|比重|比例|比率|份额|百分比|占有率|构成比"),
        (WordKind.Among, "其中|含|内含|当中|里面"),
        (WordKind.Made, "包括|包含|分为|具体为|具体是|具体包括|即|涵盖|分成|按类型分|按学段分|按性质分|按类别分"),
        (WordKind.Respectively, "分别|依次|各自"),
        (WordKind.Total, "共计|合计|总计|共有|共|总共|一共|总数|总量|总额|总人数|总和|总数量|总规模|总面积|总分|总得分|总投入|总经费|总投资|汇总|加起来|之和|相加"),
        (WordKind.Average, "平均|人均|生均|班均|校均|园均|师均|县均|户均"),
        (WordKind.Yearly, "年均|月均|平均每年|每年"),
        (WordKind.Above, "高于|大于|多于|优于|超过|超出了|高过"),
        (WordKind.Below, "低于|小于|少于|不到|不足|未达到|未达|不及"),
        (WordKind.NotBelow, "不低于|不少于|不小于|不得低于|不得少于|未低于|未少于|没有低于"),
        (WordKind.NotAbove, "不超过|不高于|不大于|不多于|不得超过|不得高于|控制在|未超过|没有超过|未高于|未超出|不突破|未突破|没超过"),
        (WordKind.Gap, "相差|差距|差额|缺口|尚差|还差|尚缺|还缺|空编|缺编|超编|短缺|缺额|结余|结余结转|结转结余|年末结余|盈余|超支|节约"),
        (WordKind.Is, "为|是|有|实现|完成|系|仅|约为|计有|设有|建有|拥有|约|近|基础上|在"),
        (WordKind.AndSoOn, "等"),
        (WordKind.Norm, "标准|目标|要求|规定|平均水平|平均值|均值|上限|下限|底线|红线|指标值|基准|限额|目标值|任务|平均"),
        (WordKind.Planned, "计划|规划|预计|预期|拟|力争|争取|将达到|预算|应|可提供"),
        (WordKind.Cumulative, "累计|以来|年来"),
        (WordKind.Name, "公共|共同|共青|共享|共建|共产|中共|公共预算|较为|较好|较大|较高|较强|较快|较多|较少|较低|比如|比赛|比武|比拼|比较好|占地|占用|自主|由于|从事|从而|从严|服从|从教|从业|"
            + "理由|自由|经由|由此|中小学|中学|中心|中职|普高|职高|综高|完高|升高中|新高|创新高|居高|中等|中央|中国|中层|中级|中考|高中|初中|集中|途中|期中|中期|中华|中部|中外|中医|中青年|中期|中餐|市中|家中|过程中|含量|含金量|同时|同步|同意|同样|共同体|"
            + "会同|协同|认同|不同|合同|同学|同志|同等|相同|同心|同类|同级|同城|达标|未达标|不达标|未达成|不到位|不到岗|不足之处|到位|到岗|达成|直达|到校|到园|到人|到底|得到|做到|感到|看到|收到|受到|找到|遇到|迟到|报到|到期|周到|送到|回到|提到|"
            + "应当|应对|适应|反应|响应|应急|应用|供应|应届|相应|效应|拟定|模拟|虚拟|作为|成为|行为|认为|较小|为主|为民|为了|因为|为人|视为|为期|为重|以为|为例|是否|但是|还是|于是|凡是|只是|就是|总是|都是|正是|而是|尤其是|特别是|"
            + "有效|有关|有力|有序|所有|具有|没有|只有|有机|有限|有利|有的|有无|国有|公有|私有|含有|有效性|即将|立即|随即|以至|乃至|甚至|至今|直至|至于|以致|计算|统计|会计|设计|审计|预计|合计划|计入|计生|累计划|"
            + "均衡|均等|均为|均有|均已|均达|人均收入水平|发展规划|发展中|发展水平|高质量发展|发展改革|等级|等次|等方面|等待|等同|平等|高等|中等职业|同等|均衡发展|提升工程|提升行动|提高认识|扩大会议|拓展训练|"
            + "超标|超编制|超大|超前|超额|超市|超常|超龄|差异|差错|误差|差生|出差|差异系数|从无到有|过硬|总书记|总体|总结|总校|总支|总理|总务|总则|总局|总经理|总督学|收入分配|比对|评比|对比分析|占道|抢占|"
            + "标准化|指标体系|要求各|规定动作|目标任务|任务书|计划生育|规划局|特岗计划|优师计划|国培计划|强师计划|行动计划|涉及面|涨价|投入产出|支出结构|年均值|生师比|师生比|之比|性价比|配比|班师比|正比|反比|评比|比较|对比|比值|高于规定学历|高于规定|发达|传达|下达|表达|转达|送达|含义|包含在内|即可|即便|即使|最近|附近|远近|就近|邻近|近期|近日|近视|近年|近年来|约束|公约|节约型|契约|大约|约谈|提高质量|增加值|增长点|增长极|有所|有关部门|完成率|完成度|实现率|拥有率|有效率|实有率|达到率|目标完成率|任务完成率|在校|在园|在编|在职|在岗|在读|在册|在籍|在建|正在|现在|存在|所在|潜在|在线|在于"),
    ];

    // By their first character, the longest first; the place of the list of each character, 0 for none.
    private static readonly (string Word, WordKind Kind)[][] Lists = Build();
    private static readonly ushort[] ListOf = Places(Lists);

    /// <summary>The longest known word at the start of a text.</summary>
    /// <returns>Its kind and length; length 0 when no known word starts here.</returns>
    public static (WordKind Kind, int Length) At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || ListOf[text[0]] is var list && list == 0) return (WordKind.Name, 0);
        var second = text.Length > 1 ? text[1] : '\0';
        foreach (var (word, kind) in Lists[list])
            if (word.Length == 1 || word[1] == second && text.StartsWith(word, StringComparison.Ordinal)) return (kind, word.Length);
        return (WordKind.Name, 0);
    }

    private static (string Word, WordKind Kind)[][] Build()
    {
        var known = new Dictionary<string, WordKind>(StringComparer.Ordinal);
        foreach (var (kind, words) in Rows)
            foreach (var word in words.Split('|'))
                if (word.Length > 0) known[word] = kind;
        return [[], .. known.Where(k => k.Key.Length <= Longest).GroupBy(k => k.Key[0]).OrderBy(g => g.Key).Select(g => g.OrderByDescending(k => k.Key.Length).Select(k => (k.Key, k.Value)).ToArray())];
    }

    private static ushort[] Places((string Word, WordKind Kind)[][] lists)
    {
        var places = new ushort[char.MaxValue + 1];
        for (var i = 1; i < lists.Length; i++) places[lists[i][0].Word[0]] = (ushort)i;
        return places;
    }
}
