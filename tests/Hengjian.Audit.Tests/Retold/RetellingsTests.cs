using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Retold;

/// <summary>Figures told more than once: in other words and units, in tables, in problems and plans.</summary>
public sealed class RetellingsTests
{
    private const string Wells = "|片区|机井（眼）|管护员（人）|\n|--|--|--|\n|东片|1204|316|\n|西片|986|255|\n|合计|2190|571|\n\n";

    [Theory]
    [InlineData("全县灌溉渠道清淤投入3846万元。\n\n二、下一步\n\n管好用好0.38亿元清淤投入。")]
    [InlineData("全县现有管护员1268人，均已培训。\n\n二、下一步\n\n对1268名管护员逐人建档。")]
    [InlineData("在建泵站十一座，年内完工。\n\n二、存在问题\n\n在建的11座泵站中，有两座缺电源。")]
    [InlineData("渠系水利用率达到62.4%。\n\n总的看，渠系水利用率62.4%的成绩来之不易。")]
    [InlineData(Wells + "全县571名管护员全部培训。")]
    public void SameFigure_IsConfirmed(string text) => Assert.NotEmpty(Audited.Right(text, ClaimKind.Repeat));

    [Theory]
    [InlineData("东片有泵站3座。\n\n西片有闸门3座，都已检修。")]
    [InlineData("2021年清淤渠道418公里。\n\n2022年清淤渠道418公里。")]
    public void EqualNumberOfAnotherThing_IsNotConfirmed(string text) => Assert.Empty(Audited.Right(text, ClaimKind.Repeat));

    [Theory]
    [InlineData("全县现有管护员1268人，均已培训。\n\n二、下一步\n\n对1268名管护员逐人建档。", "对1268名", "对1286名", "digit-swap")]
    [InlineData("全县灌溉渠道清淤投入3846万元。\n\n二、下一步\n\n管好用好3846万元清淤投入。", "好3846万元", "好3846亿元", "unit-slip")]
    [InlineData("全县现有专职管护员78人。\n\n二、存在问题\n\n现有的78名专职管护员年龄偏大。", "的78名", "的77名", "off-by-one")]
    [InlineData("全县机电井完好率93.8%，上年为91.5%。\n\n二、存在问题\n\n机电井完好率虽已达到93.8%，维修资金仍缺。", "达到93.8%", "达到91.5%", "stale-value")]
    public void ChangedTelling_IsFoundWithItsReason(string text, string old, string changed, string code)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        var flag = Audited.TheWrong(text.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal(ClaimKind.Repeat, flag.Kind);
        Assert.Equal(code, Assert.Single(flag.Diagnoses).Code);
    }

    // What was done and what is aimed at, two kinds, two years, rates alike in all their words.
    [Theory]
    [InlineData("今年改造泵站19座，粮田灌溉面积1584万亩。\n\n二、明年目标\n\n改造泵站20座，确保粮田灌溉面积1548万亩以上。")]
    [InlineData("高效节水灌区达到7800处。\n\n二、目标\n\n力争高效节水灌区达到8200处。")]
    [InlineData("粮田用水量增长5.2%，其中机井用水量增长4.4%。\n\n果园用水量增长2.5%。")]
    [InlineData("全县大型泵站管护员1268人。\n\n全县小型闸门管护员1286人。")]
    [InlineData("新打机井36眼，投资410万元。\n\n维修机井360眼，更换水泵。")]
    [InlineData("机电井完好率提高至80%。\n\n全县机电井完好率82.08%，高于上年。")]
    [InlineData("制定管护办法1部。\n\n修改管护办法10部。")]
    public void OtherFigureOfLikeWords_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    private const string Now = "2024年，全县完成灌溉投入3.86亿元，比上年的3.52亿元增加0.34亿元，增长9.7%。\n\n";
    private const string Moved = "全县现有管护员1268人，机井986眼。上年管护员1193人，一年增加75人，增长6.29%。\n\n";
    private const string Years = "2022年至2024年，全县管护员分别为1127人、1193人、1268人。\n\n";
    private const string Weeds = "淤塞渠道147条，比2022年的263条减少116条，下降44.1%。\n\n";

    // What was last year's is told of the year that has another figure, or of now.
    [Theory]
    [InlineData(Now, "2025年，确保灌溉投入不低于2024年的3.86亿元，把更多资金投向末级渠系。", "3.86亿元", "3.52亿元")]
    [InlineData(Moved, "附记：引用的主要数字为全县管护员1268人，机井986眼。", "1268人", "1193人")]
    [InlineData(Years, "管护力量不足。管护员已达1268人，仍难以覆盖末级渠系。", "1268人", "1193人")]
    [InlineData(Weeds, "建议2024年春灌前疏通全部147条淤塞渠道，并落实管护责任。", "147条", "263条")]
    public void LastYearsFigure_ToldOfNow_IsStale(string before, string told, string right, string stale)
    {
        Assert.Empty(Audited.Wrong(before + told).Select(c => c.Message));
        var flag = Audited.TheWrong(before + told.Replace(right, stale, StringComparison.Ordinal));
        Assert.Equal("stale-value", Assert.Single(flag.Diagnoses).Code);
    }

    // What is recalled as what was.
    [Theory]
    [InlineData(Now + "2025年，确保灌溉投入不低于2023年的3.52亿元。")]
    [InlineData(Now + "上年的3.52亿元已全部支出，并通过审计。")]
    [InlineData(Moved + "一年前，1193人要管986眼机井。上年管护员1193人中有村民812人。")]
    [InlineData(Years + "2023年的1193人中，村民占大多数。")]
    [InlineData(Weeds + "2022年排查的263条淤塞渠道，责任已经逐条落实。")]
    public void RecalledFigure_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    private const string Totals = "（单位：万元）\n\n|来源|2023年|2024年|\n|--|--|--|\n|财政安排|98642|104918|\n|水费收入|15790|17206|\n|合计|114432|122124|\n\n";

    [Theory]
    [InlineData(Totals, "全年灌溉总投入虽达到12.21亿元，仍有缺口。", "12.21亿元", "12.21万元", "unit-slip")]
    [InlineData(Wells, "年底全县2190眼机井全部通水。", "2190眼", "2910眼", null)]
    [InlineData("|片区|渠道（米）|\n|--|--|\n|东片|30526|\n|西片|17790|\n|合计|48316|\n\n", "综上，全县48316米末级渠系已全部衬砌。", "48316米", "48136米", "digit-swap")]
    [InlineData("全县灌溉用电量增长4.9%，比上年提高。\n\n", "总的看，灌溉用电量增长4.9%，与面积扩大有关。", "灌溉用电量增长4.9%，与", "灌溉用电量下降4.9%，与", "sign")]
    public void TotalsWaysAndTasks_ToldAgain_AreHeld(string before, string told, string right, string wrong, string? code)
    {
        Assert.Empty(Audited.Wrong(before + told).Select(c => c.Message));
        var flags = Audited.Wrong(before + told.Replace(right, wrong, StringComparison.Ordinal)).ToList();
        // Four digits swapped need a name: the total may be of something else.
        if (code is not null) Assert.Equal(code, Assert.Single(flags).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData(Totals + "全年报废水泵12.21万元，均按规定处置。")]
    [InlineData(Totals + "五年累计投入57.3亿元。")]
    [InlineData("东片灌溉用电量增长4.9%。\n\n西片灌溉用电量下降4.9%。")]
    [InlineData("2023年灌溉用电量增长4.9%。\n\n2022年灌溉用电量下降4.9%。")]
    [InlineData("灌溉用电量比上年增长4.9%。\n\n灌溉用电量比全市平均低4.9%。")]
    [InlineData("完成整改任务64项。\n\n其他61项督办任务另行报告。")]
    public void OtherTotalsWaysAndTasks_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Fact]
    public void GrowthBetweenEqualNumbers_IsACopy()
    {
        const string text = "全县灌溉投入3286.46万元，比上年的2984.13万元增长10.13%。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("copied-value", Audited.TheWrong(text.Replace("2984.13", "3286.46", StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData("全县管护经费应配套2684万元，到位2684万元。", "到位2684万元", "到位2684亿元")]
    [InlineData("全年投入渠系改善资金12846万元。\n\n总的看，渠系改善资金1.28亿元，已全部支付。", "1.28亿元", "1.28万元")]
    public void AmountWithTheDigitsOfAnother_InAnotherUnit_IsASlip(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("unit-slip", Audited.TheWrong(text.Replace(right, wrong, StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData("全县管护经费2600万元，全市管护经费2600亿元以上的县没有。")]
    [InlineData("灌溉投入3846万元，折合0.3846亿元。")]
    [InlineData("人均水费1284元，全年收入1284万元。")]
    public void RoundOrOtherAmounts_AreLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    private const string Reduced = "“临时护渠员过多”问题。全市临时护渠员由864人压减至517人，下降40.2%。\n\n";

    [Fact]
    public void ThreeDigitsUnderOneLongName_OneApart_AreHeld()
    {
        const string text = Reduced + "（二）临时护渠员仍需消化。现有临时护渠员517人，转岗任务较重。";
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("off-by-one", Audited.TheWrong(text.Replace("现有临时护渠员517", "现有临时护渠员516", StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData("2023年全市临时护渠员517人。\n\n2024年全市临时护渠员516人。")]
    [InlineData(Reduced + "2025年底，临时护渠员力争减到516人。")]
    [InlineData("东乡县临时护渠员517人。\n\n西乡县临时护渠员516人。")]
    [InlineData("护渠员517人。\n\n水管站护渠员516人。")]
    public void OneApart_OfOtherYearsAndPlaces_IsLeftAlone(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    [InlineData("全年接待游客186.4万人次，比上年的162.7万人次增长14.6%。\n\n总的看，全县以186.4万人次的接待量完成了年度任务。", "以186.4", "以162.7")]
    [InlineData("2024年全县农业增加值46835.2万元，2023年为44216.8万元，增加2618.4万元，增长5.92%。\n\n综上，全县农业增加值达到4.68亿元。", "4.68亿", "4.42亿")]
    public void LastYearsFigure_InASummary_IsStale(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.Equal("stale-value", Audited.TheWrong(text.Replace(right, wrong, StringComparison.Ordinal)).Diagnoses[0].Code);
    }

    [Theory]
    [InlineData("全年接待游客186.4万人次，比上年的162.7万人次增长14.6%。\n\n回顾上年，全县以162.7万人次的接待量居全市第三。")]
    [InlineData("青垛县运维经费一度滞拨486万元。11月底前已补拨412万元。缺口从486万元压减到74万元。")]
    public void FigureOfThen_ToldAsSuch_IsSilent(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
