namespace Hengjian.Audit.Tests.Claims;

/// <summary>Differences whose two numbers the words give, means of announced totals, percentages told again in words, and sentences that only seem wrong.</summary>
public sealed class SaidDifferencesTests
{
    [Theory]
    [InlineData("东片林木蓄积186.4万立方米，每亩6.80立方米；西片林木蓄积97.5万立方米，每亩9.15立方米，比东片高出2.35立方米。", "6.80", "8.60")]
    [InlineData("东片林木蓄积186.4万立方米，每亩6.80立方米；西片林木蓄积97.5万立方米，每亩9.15立方米，比东片高出2.35立方米。", "高出", "少")]
    [InlineData("渠道宽度，上游4.31米，标准为4.6米，低于标准0.29米；下游5.12米，标准为4.9米，高于标准0.22米。", "高于", "低于")]
    [InlineData("比武中拿下一等奖14个、二等奖22个、三等奖35个，总数71个，比上届的64个多出7个。", "7个", "8个")]
    [InlineData("建成泵房31间、控制室84间，共115间，投入资金1265万元，每间均价11.0万元。", "11.0", "15.1")]
    [InlineData("签约农户3.26万户，占总户数的24.8%，约四分之一。", "24.8", "2.48")]
    [InlineData("水库移民共683214人，比开工初期的2011年（611302人）增加71912人，增长11.8%，规模稳步扩大。", "增长", "下降")]
    public void DifferenceSaidInWords_IsHeldToTheNumbersSaid(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        var at = text.LastIndexOf(right, StringComparison.Ordinal);
        Assert.NotEmpty(Audited.Wrong(text[..at] + wrong + text[(at + right.Length)..]));
    }

    [Theory]
    // Of its own kind, not of the nearest.
    [InlineData("小学电梯检验合格281所，占小学总数296所的94.9%；初中检验合格102所，占初中总数105所的97.1%。未合格的小学还有15所、初中还有3所。")]
    // Arrived there last year, and has no earlier number.
    [InlineData("三年前漏损率是8.4%，去年秋天降到了2.1%，降了6.3个百分点。")]
    // Both sides of a ratio are rounded.
    [InlineData("2023年水稻播种2283亩，玉米播种2611亩，粮食两种面积比为4.66∶5.34。")]
    // A name that holds the whole, joined with another.
    [InlineData("全县站长、技术员共1008人，其中技术员911人，站长97人。大专及以上学历的806人，占技术员的88.5%。")]
    [InlineData("共设目标任务32项，其中约束性指标14项、预期性指标18项。约束性指标完成13项，有1项未完成。")]
    [InlineData("巡查138次，比2021年的46次翻了一番还多，是当年的3倍。")]
    // What is counted stands behind its number, and 当年 means the year before the bracket.
    [InlineData("奖励4个班组60万元、35名种粮能手70万元、14名优秀站长70万元，种粮能手人均2万元，优秀站长人均5万元。")]
    [InlineData("2024年全县有移民97386人，与2021年的97148人相比增加238人。按移民97386人计算，人均16255元，比2021年的12826元（当年移民97148人）增加3429元。")]
    // Rates of three years from levels of four; what it was is not held against the aim.
    [InlineData("水利支出2020年为46.52亿元，2021年48.93亿元，2022年51.27亿元，2023年53.81亿元，三年同比增速分别为5.18%、4.78%和4.95%。")]
    [InlineData("供水率94.2%、巩固率97.6%、成活率95.8%，分别比2020年的88.7%、95.4%和91.6%提高5.5个、2.2个和4.2个百分点，分别比规划目标（92%、97%、95%）高2.2个、0.6个和0.8个百分点。")]
    [InlineData("只有渠道断面一项低于标准0.15平方米，为标准的98.5%，未突破85%的底线。")]
    public void TrueSentence_IsNotFlagged(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));

    [Theory]
    // A part with its own money: the total before it is of something else.
    [InlineData("资助三类农户分别为2416人次、13875人次和4098人次，计20389人次，资金1863.5万元，其中贷款贴息409.8万元，人次均1000元。")]
    // Between values of different things nothing is higher.
    [InlineData("东片每亩6.80立方米，每立方米售价420元；西片每立方米售价395元，比东片低25元。")]
    // A share told in words of something else.
    [InlineData("签约农户占24.8%，四成以上为种粮大户。")]
    public void OtherNumbersMeant_AccusesNothing(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
