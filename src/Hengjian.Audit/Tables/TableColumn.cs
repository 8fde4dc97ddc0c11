using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tables;

/// <summary>One column of numbers.</summary>
/// <param name="Index">Grid column.</param>
/// <param name="Heading">Its heading, all header rows joined.</param>
/// <param name="Cells">One for each body row; null where the cell holds no number.</param>
internal sealed record TableColumn(int Index, string Heading, IReadOnlyList<Quantity?> Cells)
{
    private static readonly string[] Relative = ["率", "比", "均", "%", "％", "占", "增幅", "倍", "增长", "同比"];
    private static readonly string[] RelativeRows = ["率", "占比", "比例", "比重", "之比", "师比", "均", "%", "％", "‰", "增幅", "增速", "年龄", "年限", "指数", "系数", "得分", "满意度", "每百", "每千"];
    private static readonly string[] Sum = ["合计", "总计", "小计", "共计", "总数", "总额"];

    /// <summary>True for rates, means and shares: they are not added.</summary>
    public bool IsRelative => Relative.Any(r => Heading.Contains(r, StringComparison.Ordinal)) || Cells.Any(c => c?.Kind is QuantityKind.Percent or QuantityKind.Ratio);

    /// <summary>True when the heading says that other columns are added here.</summary>
    public bool IsTotal => IsTotalName(Heading);

    /// <summary>True for the name of a row that holds rates, means or shares.</summary>
    public static bool IsRelativeName(string name) => RelativeRows.Any(r => name.Contains(r, StringComparison.Ordinal));

    /// <summary>合计, 总计 and the like, and a whole area (全市) as the name of a row.</summary>
    public static bool IsTotalName(string name) => Sum.Any(s => name.Contains(s, StringComparison.Ordinal));
}
