using Hengjian.Kernel;

namespace Hengjian.Evaluation.Notices;

/// <summary>Refusals around notices and milestones: HJP0470–0484.</summary>
internal static class NoticeProblems
{
    public static Problem BadText(string field, int most) => new("HJP0470", $"{field}为空、太长或有不能显示的字符。", field, FormattableString.Invariant($"1 至 {most} 个字"));

    public static Problem NoAddressee() => new("HJP0471", "没有选收件单位。", "收件单位");

    public static Problem UnknownNotice(long id) => new("HJP0472", FormattableString.Invariant($"没有编号为 {id} 的通知。"));

    public static Problem NotSent() => new("HJP0473", "通知已撤回。");

    public static Problem NotAddressed() => new("HJP0474", "这份通知没有发给您的单位。");

    public static Problem UnknownDelivery(long id) => new("HJP0475", FormattableString.Invariant($"没有编号为 {id} 的节点报送。"));

    public static Problem AlreadySettled(string state) => new("HJP0476", $"该节点已是“{state}”。");

    public static Problem TooManyAddressees(int count, int most) => new("HJP0477", FormattableString.Invariant($"收件单位 {count} 个，超过 {most} 个。"), "收件单位", "分几次发送");
}
