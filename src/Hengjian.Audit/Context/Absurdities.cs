using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Context;

/// <summary>
/// Takes back flags whose arithmetic no report would contain, whatever the words say: what each gets far from what is told, a share beyond the
/// whole against one within it, a scale slipped where no unit is printed, a mistake that would leave nothing.
/// </summary>
internal static class Absurdities
{
    // What is added up before it is divided belongs to other objects more often than it is wrong by so much.
    private const double FarRatio = 1.3;

    /// <summary>Chinese: why the flag is taken back; null when it stands.</summary>
    public static string? Of(Claim claim)
    {
        if (claim is not { Stated: { } stated, Computed: { } computed }) return null;
        var (larger, smaller) = (Math.Max(Math.Abs(stated), Math.Abs(computed)), Math.Min(Math.Abs(stated), Math.Abs(computed)));
        return claim switch
        {
            { Kind: ClaimKind.Ratio, Diagnoses.Count: 0, Numbers.Count: > 3 } when larger > FarRatio * smaller => "这几个数未必对应：",
            // 开工率 108.0%: of the plan, not of all.
            { Kind: ClaimKind.Share, Diagnoses.Count: 0 } when stated > 100 && computed < 50 => "比的未必是这个总数：",
            { Diagnoses: [{ Code: "unit-slip" }, ..] } when claim.Numbers.All(n => n.Unit.Length == 0) => "这几个数没有写单位：",
            { Diagnoses: [{ Code: "off-by-one" }, ..] } when larger > 10 * smaller => "两个数大小悬殊，不是末位写错：",
            // Told as growth, it grows from the other number: the order was read wrongly.
            { Kind: ClaimKind.Growth, Diagnoses: [{ Code: "wrong-base" }, ..] } when computed < 0 && stated > 0 => "从哪个数变到哪个数不能确定：",
            _ => null,
        };
    }
}
