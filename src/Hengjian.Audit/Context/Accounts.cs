using Hengjian.Audit.Checks;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// What ought to be, what is, and what lies between, told one right behind the other: 核定编制 3860 名，实有 3725 名，空编 135 名; 应配 164 人，现有 148 人，尚缺 16 人. The words
/// give each number its part, so what fails is wrong, whatever made it fail.
/// </summary>
internal static class Accounts
{
    private static readonly string[] Ought =
        ["编制", "核定", "核编", "应", "规划", "捐赠", "到账", "计划", "需求", "需要", "需", "下达", "预算", "设计规模", "设计容量", "任务", "报名", "适龄", "收到", "收入", "总投资"];

    private static readonly string[] Is =
        ["实有", "现有", "实际", "实到", "实配", "在编", "在岗", "到岗", "到位", "已", "完成", "建成", "就读", "支出", "招聘", "录取", "拨付", "入学", "安置", "开工", "学位", "床位"];

    private static readonly string[] Between =
        ["尚有", "仍有", "空编", "缺编", "超编", "缺", "缺口", "尚缺", "还缺", "尚差", "还差", "仍差", "差", "超出", "结余", "剩余", "余", "尚余", "结转", "富余", "空余", "空缺", "欠", "少拨", "欠拨", "未到位", "未完成", "未入学"];

    /// <summary>True when the words tell the three numbers so.</summary>
    /// <param name="asked">The number between and what stands near.</param>
    /// <param name="equation">How it follows from two of them.</param>
    public static bool Are(Asked asked, Equation equation)
    {
        if (asked.Here < 2 || equation.Inputs.Count != 2 || asked.Target is not { Size: 1, Among: false, Total: false, Each: null, Quantity.Kind: QuantityKind.Count or QuantityKind.Amount } target || !asked.EndsIn(Between)) return false;
        var (last, first) = (asked.Near[0], asked.Near[1]);
        if (!IsPlain(last, target) || !IsPlain(first, target) || target.Clause - last.Clause > 2 || last.Clause - first.Clause != 1 || !equation.Inputs.All(t => t.Quantity.Start == last.Quantity.Start || t.Quantity.Start == first.Quantity.Start)) return false;
        return Tells(first, Ought) && Tells(last, Is) || Tells(first, Is) && Tells(last, Ought);
    }

    private static bool IsPlain(Mention m, Mention target) =>
        m is { Size: 1, Among: false, Each: null, Quantity.Hedge: Hedge.None } && m.Segment == target.Segment && m.Depth == target.Depth && (m.Quantity.Unit.Text == target.Quantity.Unit.Text || m.Quantity.Kind == QuantityKind.Amount || m.Quantity.Unit.Family == "人" && target.Quantity.Unit.Family == "人");

    private static bool Tells(Mention m, string[] words) => Wording.Has(m.Lead, words);
}
