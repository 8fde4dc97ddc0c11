using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Norms that stand farther from their values are confirmed where they hold; where they do not, the words leave too much open.</summary>
public sealed class ThresholdsKeptTests
{
    // Past what it was and by how much it changed.
    [Theory]
    [InlineData("林木成活率92.6%，比上年的90.1%提高2.5个百分点，达到90%的目标。", "92.6")]
    [InlineData("护林员月补贴640元，较2021年的580元增加60元，高于市定600元的标准。", "640")]
    [InlineData("仓库空置率由7.2%降至4.1%，下降3.1个百分点，控制在5%以内的要求已经落实。", "4.1")]
    // Rates against rates.
    [InlineData("林业支出增长6.4%，高于同期财政支出4.2%的增幅。", "6.4")]
    [InlineData("今年水利投入同比增长8.3%，快于上年，高于农业投入5.5%的增幅。", "8.3")]
    [InlineData("旅游收入增长3.1%，低于全市平均4.7%的增幅。", "3.1")]
    // Ratios: the fewer to look after, the better.
    [InlineData("护工与老人之比1:4.6，优于1:5的标准。", "1:4.6")]
    [InlineData("床护比1:0.62，医患比1:7.4，优于省定1:8的标准。", "1:7.4")]
    [InlineData("站点人员比12.4:1，达到14:1的配置标准。", "12.4:1")]
    // What should be small.
    [InlineData("两校差异系数分别为0.41、0.36，均优于规定的0.50和0.45。", "0.36")]
    [InlineData("学生辍学率0.12%，优于0.2%的要求。", "0.12")]
    public void ValueThatKeepsToItsNorm_IsConfirmed(string text, string value) =>
        Assert.Contains(Audited.Right(text, ClaimKind.Threshold), c => c.Numbers.Any(n => text[n.Start..n.End].StartsWith(value, StringComparison.Ordinal)));

    [Theory]
    [InlineData("造林成活率高于85%的要求。分片看，东山91.2%、西山88.7%、北山86.4%，三片均达到要求。", 3)]
    [InlineData("三镇补贴均高于600元的标准，其中东河镇720元、西河镇680元、南河镇655元。", 3)]
    [InlineData("饮水合格率高于95%的目标。其中，上游98.1%、下游96.3%，均超过规定目标。", 2)]
    public void ListThatKeepsToOneNorm_IsConfirmed(string text, int values) => Assert.True(Audited.Right(text, ClaimKind.Threshold).Count() >= values);

    [Theory]
    [InlineData("造林成活率高于85%的要求。分片看，东山91.2%、西山82.7%、北山86.4%，三片均达到要求。")]
    [InlineData("林木成活率87.6%，比上年的85.1%提高2.5个百分点，达到90%的目标。")]
    [InlineData("护工与老人之比1:5.6，优于1:5的标准。")]
    public void NormFarFromItsValue_AccusesNothing(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
