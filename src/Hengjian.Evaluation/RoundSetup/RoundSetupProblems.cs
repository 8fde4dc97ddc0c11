using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>Everything that can be wrong with setting up a round: HJP0450–0469.</summary>
internal static class RoundSetupProblems
{
    public static Problem NoScheme(string id, string? nearest) =>
        new("HJP0450", $"没有编号为“{id}”的方案。", null, nearest is null ? "从列表中选" : $"最接近：{nearest}");

    public static Problem BadName(int most) => new("HJP0451", "轮次名称为空、太长或有不能显示的字符。", "名称", FormattableString.Invariant($"1 至 {most} 个字"));

    public static Problem BadYear(int year) => new("HJP0452", FormattableString.Invariant($"评价年度 {year} 不合理。"), "年度", "前后三年之内");

    public static Problem NoUnits(string level, string region) => new("HJP0453", $"{region}之下没有可评价的{level}政府。", "层级", "选下辖的层级");

    public static Problem BadDeadline(DateOnly today) =>
        new("HJP0454", "截止日期应在今天之后、三年之内。", "截止", FormattableString.Invariant($"{today.AddDays(1):yyyy-MM-dd} 以后"));

    public static Problem NotDraft(ProcessStage stage) => new("HJP0455", $"轮次已处于“{stage.NameOf()}”阶段，设置不能再改。");

    public static Problem BadItem(string what) => new("HJP0456", what, "增设条目");

    public static Problem BadDays(int most) => new("HJP0457", FormattableString.Invariant($"公示天数应在 0 到 {most} 之间。"), "公示天数");

    public static Problem OtherScheme(string given, string kept) => new("HJP0458", $"方案编号由“{kept}”改成了“{given}”。", "方案文本", "编号、年度和层级不变");

    public static Problem NoDeadline() => new("HJP0459", "还没有设定截止日期。", "截止");

    public static Problem NoPlan(long round) => new("HJP0460", FormattableString.Invariant($"轮次 {round} 没有自评安排。"));
}
