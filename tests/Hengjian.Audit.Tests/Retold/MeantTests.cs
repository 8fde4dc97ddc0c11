using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Retold;

/// <summary>Figures that have the words of an earlier one and the value of another.</summary>
public sealed class MeantTests
{
    private const string Works = "2024年全县共有堤防管护员2816人，其中男性1904人、女性912人。全年接收外来务工渔民3472人，其中进城安置2955人、就地安置517人。排查险段271处，其中东片163处、西片108处；整治到位264处，占97.4%。验收通过的泵站36座，占45座的80%。\n\n";

    // What is known already, with a value that stands elsewhere or nowhere.
    [Theory]
    [InlineData("下一步：让3472名外来务工渔民安心上岸。", "3472", "2955")]
    [InlineData("存在问题。271处险段中，多数建成较早。", "271", "253")]
    [InlineData("下一步：对整治到位的264处险段定期回访。", "264", "271")]
    [InlineData("下一步：对验收通过的36座泵站加强养护。", "36", "38")]
    [InlineData("存在问题：全县堤防管护员2816人，多数年龄偏大。", "2816", "2955")]
    public void FigureMeant_IsHeldToTheOneThatHasItsWords(string told, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(Works + told).Select(c => c.Message));
        Assert.Equal(ClaimKind.Repeat, Audited.TheWrong(Works + told.Replace(right, wrong, StringComparison.Ordinal)).Kind);
    }

    // Some of them, another predicate, another time or place, what is aimed at or asked for, pointed back to a list.
    [Theory]
    [InlineData("下一步：让2955名进城安置渔民就近就业。")]
    [InlineData("存在问题：三是31座泵站没有备用电源。")]
    [InlineData("下一步：把42座泵站改为远程控制。")]
    [InlineData("堤防管护员参加培训2955人。")]
    [InlineData("2021年堤防管护员2955人。")]
    [InlineData("到2026年，堤防管护员力争达到2955人。")]
    [InlineData("霜桥县堤防管护员2955人，与我县相当。")]
    [InlineData("按照上述264处险段的进度，年内可以完工。")]
    [InlineData("机房建设用地面积未能通过的38座泵站另行选址。")]
    [InlineData("下一步：对未验收的38座泵站逐座督办。")]
    [InlineData("险段整治率未达到95%的标准，险段验收率97.4%。")]
    public void OtherFigure_IsLeftAlone(string told) => Assert.Empty(Audited.Wrong(Works + told).Select(c => c.Message));
}
