using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Retold;

/// <summary>Figures that a sentence speaks of as known, with another value than the report gives.</summary>
public sealed class RecalledTests
{
    private const string Works = "2024年全县共有泵站64座，其中东片38座、西片26座。全年清淤渠道271条，排查隐患点53处。验收组同意销号隐患47处。水费收入4126万元，其中东片2680万元、西片1446万元。渠系完好率93.8%，比上年提高1.2个百分点。\n\n";

    [Theory]
    [InlineData("存在问题：管护力量薄弱；三是64座泵站建成较早，需要更新。", "64座", "63座", "off-by-one")]
    [InlineData("下一步：把64座泵站纳入台账，逐座落实责任。", "64座", "46座", "digit-swap")]
    [InlineData("存在问题：清淤的271条渠道多数没有衬砌。", "271条", "270条", "off-by-one")]
    [InlineData("下一步：对已销号的47处隐患开展“回头看”，防止反弹。", "47处", "48处", "off-by-one")]
    [InlineData("存在问题：用电成本偏高，全县64座泵站靠财政补贴运行。", "64座", "61座", "stale-value")]
    [InlineData("下一步：在渠系完好率93.8%的基础上再上台阶。", "93.8%", "92.6%", "stale-value")]
    [InlineData("存在问题：水费收入仅4126万元，难以维持运行。", "4126万元", "4125万元", "off-by-one")]
    public void RecalledFigure_OfAnotherValue_IsFound(string told, string right, string wrong, string code)
    {
        Assert.Empty(Audited.Wrong(Works + told).Select(c => c.Message));
        var flag = Audited.TheWrong(Works + told.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(ClaimKind.Repeat, flag.Kind);
        Assert.Equal(code, Assert.Single(flag.Diagnoses).Code);
    }

    [Fact]
    public void FewThings_NeedMoreOfTheName()
    {
        const string text = "不合格的水样4份，均已复检。\n\n二、存在问题\n\n个别水厂管理松散，4份不合格水样暴露出消毒不严。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("off-by-one", Audited.TheWrong(text.Replace("，4份", "，3份", StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    // Some of them, the rest, others, another place or time, what is aimed at, what is new, another thing of few.
    [Theory]
    [InlineData("存在问题：山区的63座泵站缺少备用电源。")]
    [InlineData("除新河泵站外，其余63座泵站均由村级管护。")]
    [InlineData("余下的63座泵站由县里统一更新。")]
    [InlineData("存在问题：三是57座泵站缺少备用电源。")]
    [InlineData("下一步：把57座泵站改为远程控制。")]
    [InlineData("霜桥县的63座泵站由省里直管。")]
    [InlineData("2021年全县63座泵站由乡镇管护。")]
    [InlineData("明年，力争将65座泵站纳入统管。")]
    [InlineData("抽查的53座泵站中，有4座缺电源。")]
    [InlineData("下一步：新建的63座水塔明年通水。")]
    [InlineData("在渠系完好率92.6%的上年基础上，我们加大了投入。")]
    [InlineData("下一步：在2020年渠系完好率91.5%的基础上，五年提高5个百分点。")]
    [InlineData("水费减免4125万元，受益农户1.2万户。")]
    public void OtherFigure_IsLeftAlone(string told) => Assert.Empty(Audited.Wrong(Works + told).Select(c => c.Message));

    [Theory]
    [InlineData("滞拨资金846万元，涉及5个县区。\n\n教师体检经费落实不到位，4个县区未安排体检。")]
    [InlineData("建成市级名师工作室8个。\n\n教研力量增强，9个片区教研中心挂牌。")]
    [InlineData("这所教学点年底将和别处12所一起撤销。\n\n余下的13所暂时保留。")]
    [InlineData("抽查泵站12座，有4座消防设施过期。\n\n西片又查了一遍，3座泵站的记录不全。")]
    public void FewThingsOfLikeNames_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    private const string Rows = "|片区|2023年用水量|2024年用水量|增幅（%）|\n|--|--|--|--|\n|东片|12370|12694|2.6|\n|西片|17055|18300|7.3|\n|合计|29425|30994|5.3|\n\n";

    [Fact]
    public void RateOfARow_IsHeldAgainstItsCell()
    {
        Assert.Empty(Audited.Wrong(Rows + "东片增幅2.6%，较为平稳。").Select(c => c.Message));
        Assert.Contains(Audited.Wrong(Rows + "东片增幅26%，较为平稳。"), c => c.Kind == ClaimKind.Repeat && c.Diagnoses[0].Code == "decimal-shift");
        var named = Rows.Replace("西片", "白杨灌区", StringComparison.Ordinal);
        Assert.Empty(Audited.Wrong(named + "两个片区中，白杨灌区增幅最高，为7.3%，东片较为平稳。").Select(c => c.Message));
        Assert.Contains(Audited.Wrong(named + "两个片区中，白杨灌区增幅最高，为73%，东片较为平稳。"), c => c.Diagnoses[0].Code == "decimal-shift");
    }

    [Fact]
    public void RateOfAnotherThing_IsLeftAlone() => Assert.Empty(Audited.Wrong(Rows + "灌区东片的管护经费增长8%，用于更换水泵。").Select(c => c.Message));

    private const string After = "\n\n|片区|泵站（座）|渠道（米）|\n|--|--|--|\n|东片|1204|30526|\n|西片|986|17790|\n|合计|2190|48316|\n";

    [Theory]
    [InlineData("全县共有泵站2190座、渠道48316米，见下表。", "2190座", "2910座")]
    [InlineData("全县共有泵站2190座、渠道48316米，见下表。", "48316米", "48136米")]
    public void FigureToldBeforeItsTable_IsHeldAgainstTheTotal(string told, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(told + After).Select(c => c.Message));
        Assert.Equal("digit-swap", Audited.TheWrong(told.Replace(right, wrong, StringComparison.Ordinal) + After).Diagnoses[0].Code);
    }

    /// <summary>A share to one decimal bears out no last place.</summary>
    [Theory]
    [InlineData("两片有泵站2189座，其中自动化1893座，占86.5%，见下表。")]
    [InlineData("泵站2191座，渠道48316米，见下表。")]
    public void LastPlaceOfATotal_IsHeldAgainstIt(string told) => Assert.Equal("off-by-one", Audited.TheWrong(told + After).Diagnoses[0].Code);

    private const string Few = "\n\n|片区|泵站（座）|水塔（座）|\n|--|--|--|\n|东片|238|41|\n|西片|265|32|\n|合计|503|73|\n";

    [Fact]
    public void FewDigits_AreHeldAgainstATotal_WhoseHeadingIsTold()
    {
        Assert.Empty(Audited.Wrong("全县共有各类泵站503座，见下表。" + Few).Select(c => c.Message));
        Assert.Equal("digit-swap", Audited.TheWrong("全县共有各类泵站530座，见下表。" + Few).Diagnoses[0].Code);
        Assert.Equal("off-by-one", Audited.TheWrong("全县共有各类泵站504座，见下表。" + Few).Diagnoses[0].Code);
    }

    // Another thing, some of them, another year, what is aimed at.
    [Theory]
    [InlineData("全县共有水窖530座，见下表。")]
    [InlineData("全县两类水窖合计504座，见下表。")]
    [InlineData("全县泵站中，由村级管护的530座。")]
    [InlineData("全县泵站长效管护，覆盖村组504个。")]
    [InlineData("上年全县共有各类泵站504座。")]
    [InlineData("明年全县力争建成各类泵站530座。")]
    public void OtherFigure_IsNotHeldAgainstTheTotal(string told) => Assert.Empty(Audited.Wrong(told + Few).Select(c => c.Message));
}
