using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring;

/// <summary>Everything that can be wrong with a scheme (HJI0503–0529) or keep a run from being exact (HJI0530–0549).</summary>
internal static class SchemeProblems
{
    public static Problem MissingKey(string where, string key) =>
        new("HJI0503", $"缺少“{key}”。", where, $"写上“{key}: …”");

    public static Problem UnknownChoice(string where, string key, string given, string? nearest, IEnumerable<string> known) =>
        new("HJI0505", $"“{key}”没有“{given}”这种取值。", where, nearest ?? "下列之一：" + string.Join("、", known));

    public static Problem Duplicate(string where, string what, string id) =>
        new("HJI0506", $"{what}“{id}”重复。", where, "每个编号只出现一次");

    public static Problem UnknownIndicator(string where, string id, string? nearest) =>
        new("HJI0507", $"指标目录里没有“{id}”。", where, nearest ?? "目录中已有的指标编号");

    public static Problem NotAtLevel(string where, string name, string level, string levels) =>
        new("HJI0508", $"指标“{name}”不在{level}计算，不能用来评价{level}。", where, levels);

    public static Problem NotAtStage(string where, string name, string stage, string stages) =>
        new("HJI0509", $"指标“{name}”不按“{stage}”计算。", where, stages);

    public static Problem PointsDoNotAddUp(string where, string stated, string sum) =>
        new("HJI0510", $"分值写的是 {stated} 分，所含条目之和为 {sum} 分，不相等。", where, $"{sum} 分，或调整所含条目");

    public static Problem NotFullMarks(string where, string sum, string full) =>
        new("HJI0511", $"不含加分项的总分为 {sum} 分。", where, full == "100" ? "100 分" : $"{full} 分（full_marks）");

    public static Problem OutOfOrder(string where, string what, string expected) =>
        new("HJI0512", $"{what}的次序不对。", where, expected);

    public static Problem UnknownSource(string where, string key, string? nearest) =>
        new("HJI0513", $"依据清单里没有“{key}”。", where, nearest ?? "目录 sources 中的键；自拟的写 OWN");

    public static Problem NoStandard(string where, string name) =>
        new("HJI0514", $"指标“{name}”在目录中没有标准值，无法判断达标。", where, "在条目中写明 threshold");

    public static Problem SeveralStandards(string where, string name, string list) =>
        new("HJI0515", $"指标“{name}”在目录中有几个标准值（{list}），不能替方案选一个。", where, "在条目中写明 threshold");

    public static Problem UnknownCredibility(string where, string id, string? nearest, IEnumerable<string> known) =>
        new("HJI0516", $"没有编号为“{id}”的自评可信度办法。", where, nearest ?? "下列之一：" + string.Join("、", known));

    public static Problem UnknownGrade(string where, string grade, string known) =>
        new("HJI0517", $"等次表里没有“{grade}”。", where, known);

    public static Problem RuleDoesNotFit(string where, string why, string expected) =>
        new("HJI0518", why, where, expected);

    public static Problem OutOfRange(string where, string what, string given, string expected) =>
        new("HJI0519", $"{what}为 {given}，超出允许范围。", where, expected);

    public static Problem NoRule(string where) =>
        new("HJI0520", "条目既没有下级条目，也没有计分办法。", where, "写明 rule，或列出 items");

    public static Problem RuleAndItems(string where) =>
        new("HJI0521", "条目既有下级条目，又有计分办法。", where, "有下级条目的不写 rule");

    public static Problem BadStep(string where, string given) =>
        new("HJI0526", $"自评打分单位 self_score_step 为 {given}，超出允许范围。", where, "0.01 至 1 分");

    public static Problem NoItems(string where) => new("HJI0522", "方案没有任何条目。", where, "至少一个条目");

    public static Problem NotComputed(string where, string name, int year) =>
        new("HJI0530", FormattableString.Invariant($"指标“{name}”{year} 年没有计算结果，条目无法计分。"), where,
            "先对该年度数据计算这项指标，或修改方案年度");

    public static Problem MissingValues(string where, string name, int units, string examples) =>
        new("HJI0531", FormattableString.Invariant($"{units} 个单位缺少“{name}”的数据（{examples}），按方案停止计分。"), where,
            "补齐数据；确无此项任务的认定为不适用；或把方案的 missing 改为 zero-points 或 leave-open");

    public static Problem NotComparable(string where, string change, int baseline, int units) =>
        new("HJI0539", FormattableString.Invariant($"{change}，{units} 个单位与基准年 {baseline} 年不可比，按方案停止计分。"), where,
            "给条目规定备用办法 fallback；或把方案的 missing 改为 zero-points 或 leave-open");

    public static Problem UnknownUnit(int region, string level) =>
        new("HJI0532", FormattableString.Invariant($"评审意见中的单位 {region:D6} 不是本次评价的{level}。"), null,
            "参评单位的行政区划代码");

    public static Problem UnknownItem(string id, string? nearest) =>
        new("HJI0533", $"评审意见中的条目“{id}”在方案里没有。", null, nearest ?? "方案的末级条目或等次条款编号");

    public static Problem WrongInput(string where, string given, string expected) =>
        new("HJI0534", $"该条目不接受“{given}”。", where, expected);

    public static Problem Contradiction(string where, string what) =>
        new("HJI0535", $"{what}互相矛盾，不能由程序选定。", where, "复核后只保留一个");

    public static Problem InputOutOfRange(string where, string what, string given, string expected) =>
        new("HJI0536", $"{what}为 {given}，超出允许范围。", where, expected);

    public static Problem NoUnits(string level) =>
        new("HJI0537", $"没有可评价的{level}。", null, "行政区划中至少有一个该层级的单位");

    public static Problem OtherCatalogue(string where, string id) =>
        new("HJI0538", $"计分所用的指标目录里没有“{id}”，与方案制定时的目录不同。", where, "用方案冻结时的目录版本计分");
}
