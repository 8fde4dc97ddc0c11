using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Norms that stand farther from their values, or whose words do not name them: held and missed where the words fix the value, else nothing.</summary>
public sealed class FartherNormsTests
{
    // {0} is a value that keeps the norm, then one that misses it.
    [Theory]
    // Past what it was and by how much it changed.
    [InlineData("林木成活率{0}%，比上年的85.1%高，达到90%的目标。", "92.6", "87.6")]
    [InlineData("护林员月补贴{0}元，较2021年的580元增加，高于市定600元的标准。", "640", "590")]
    [InlineData("仓库空置率由7.2%降至{0}%，控制在5%以内。", "4.1", "6.1")]
    [InlineData("近海水质达标率{0}%，2021年为81.3%，高于全省平均值83.5%。", "84.2", "82.9")]
    [InlineData("每亩补助{0}元，是旱地标准（90元）的几倍，达到不低于300元的要求。", "310", "290")]
    // Right before, without a word that names the norm.
    [InlineData("公益林18.4万亩，占{0}%，超过50%。", "57.3", "47.3")]
    [InlineData("渔船检验率{0}%，高于97%。", "98.1", "96.4")]
    [InlineData("债务率{0}%，没有突破80%。", "71.5", "82.5")]
    [InlineData("救助站夜间在岗率为{0}%，不足90%。", "88.4", "92.4")]
    // Rates against rates, and against something else by its name.
    [InlineData("林业支出增长{0}%，高于同期财政支出4.2%的增幅。", "6.4", "3.4")]
    [InlineData("旅游收入增长{0}%，增幅低于全市4.7%的增幅。", "3.1", "5.1")]
    [InlineData("护林员年均收入{0}万元，不低于农机手6.80万元的水平。", "6.85", "6.35")]
    // The verb that keeps a bound.
    [InlineData("寄养家庭人均住房面积{0}平方米，达到不低于9平方米的要求。", "9.4", "8.4")]
    [InlineData("堤防完好率由84.9%升至{0}%，升幅不小，达到不低于90%的省定目标。", "91.3", "88.3")]
    [InlineData("每名护士照看{0}人，超过一般不多于8人的规定。", "9.5", "7.5")]
    [InlineData("备用金占比{0}%，够上了5%的规定。", "5.4", "4.6")]
    [InlineData("群众支持率达{0}%，高于85%的实施条件。", "91.4", "81.4")]
    // Those who look after others: fewer are better.
    [InlineData("教职工与幼儿之比为1:{0}，符合不低于1:8的配备标准。", "7.6", "8.4")]
    [InlineData("生师比{0}:1，优于16:1的设置标准。", "14.2", "17.2")]
    [InlineData("师生比1:{0}，达到1:12的标准。", "11.5", "12.9")]
    // What should be small.
    [InlineData("两校差异系数为{0}，优于规定的0.50。", "0.41", "0.59")]
    [InlineData("学生辍学率{0}%，优于0.2%的要求。", "0.12", "0.24")]
    public void Value_IsHeldAgainstItsNorm(string text, string keeps, string misses)
    {
        var (kept, missed) = (text.Replace("{0}", keeps, StringComparison.Ordinal), text.Replace("{0}", misses, StringComparison.Ordinal));
        Assert.Empty(Audited.Wrong(kept).Select(c => c.Message));
        Assert.Contains(Audited.Right(kept, ClaimKind.Threshold), c => c.Numbers.Any(n => kept[n.Start..n.End].Contains(keeps, StringComparison.Ordinal)));
        Assert.Contains(Audited.Wrong(missed), c => c.Kind == ClaimKind.Threshold && c.Numbers.Any(n => missed[n.Start..n.End].Contains(misses, StringComparison.Ordinal)));
    }

    // a、b against c、d, and all of a list against one.
    [Theory]
    [InlineData("渠首、渠尾水位分别为{0}米、2.86米，分别达到2.20米、2.50米的标准。", "2.34", "2.04")]
    [InlineData("两库差异系数分别为{0}、0.36，均优于规定的0.50和0.45。", "0.41", "0.61")]
    [InlineData("成活率东山{0}%，西山89.5%，均高于85%的省定目标。", "93.1", "83.1")]
    [InlineData("配备数北站、南站分别为{0}台、2.57台，均达到2.4台以上的标准。", "2.48", "2.28")]
    public void List_IsHeldAgainstNorms(string text, string keeps, string misses)
    {
        var (kept, missed) = (text.Replace("{0}", keeps, StringComparison.Ordinal), text.Replace("{0}", misses, StringComparison.Ordinal));
        Assert.Empty(Audited.Wrong(kept).Select(c => c.Message));
        Assert.True(Audited.Right(kept, ClaimKind.Threshold).Count() >= 2);
        var flag = Assert.Single(Audited.Wrong(missed));
        Assert.Contains(flag.Numbers, n => missed[n.Start..n.End].Contains(misses, StringComparison.Ordinal));
    }

    [Theory]
    // What is asked for, planned or only part of it.
    [InlineData("林木成活率87.6%，力争明年达到90%的目标。")]
    [InlineData("林木成活率87.6%，按不低于90%的要求继续补植。")]
    [InlineData("公用经费中用于图书的比例不得低于5%，实际执行4.6%。")]
    [InlineData("林木成活率87.6%，超过90%的林班有12个。")]
    [InlineData("全县补植3.2万亩，超出0.4万亩。")]
    [InlineData("检验渔船1864艘，符合国家标准的1921艘次。")]
    // Another number of the sentence keeps it.
    [InlineData("优良率58.9%，全市平均54.2%，高于市定55%目标。")]
    [InlineData("普惠占比较上年提高3.2个百分点，超出目标6.9个百分点。")]
    // What the words leave open.
    [InlineData("护工与老人之比1:5.6，优于1:5的标准。")]
    [InlineData("师生比1:18.3，低于1:19的标准。")]
    [InlineData("师机比1:1.05，达到1:1的标准。")]
    [InlineData("城乡收入比由2.50:1缩小至2.27:1。")]
    [InlineData("小学生师比由19.4:1调整为18.2:1。")]
    // About values are not accused.
    [InlineData("巡护里程约880公里，达到900公里的标准。")]
    public void WordsThatLeaveItOpen_AccuseNothing(string text) => Assert.DoesNotContain(Audited.Wrong(text), c => c.Kind == ClaimKind.Threshold);
}
