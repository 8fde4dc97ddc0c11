using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Values per unit that are a point, a unit or two digits away from what total and units give.</summary>
public sealed class PerUnitSlipsTests
{
    [Theory]
    [InlineData("社会捐赠1426万元，53笔，平均每笔26.9元，最大一笔300万元。", 26.9)] // 万元
    [InlineData("全县有学校食堂76个。\n全年家长陪餐3116人次，平均每个食堂4.10人次；收集意见365条。", 4.10)] // 41.0
    [InlineData("在校生38640人，上年为37215人。\n全市中职教育财政拨款5.94亿元，按在校生计算，生均15.37万元。", 15.37)] // 1.537
    [InlineData("三年累计投入建设资金4.83亿元，其中2021年1.52亿元、2022年1.94亿元、2023年1.37亿元；新增学位15640个，平均每个学位投入3.09元。", 3.09)]
    [InlineData("五年累计完成投资186.42亿元，其中中央资金83.15亿元。\n五年新增学位385600个，按投资额计算，每个学位平均投入4.83元。", 4.83)]
    [InlineData("教育支出：2025年65480万元，2024年63120万元。\n生均支出：以2025年平均在校生34200人计，为1915元。", 1915)] // 19146
    [InlineData("2024学年，义务教育在校生842360人，其中甲岭市398240人、乙溪市268315人、丙原市175805人。\n甲岭市骨干教师4896人，每百名学生12.3人；乙溪市3059人，每百名学生1.14人。", 12.3)]
    [InlineData("全省共有初中1286所，比上年减少14所；在校生1053586人；毕业生336412人。校均在校生规模由上年的796人增加到891人。", 891)] // 819
    [InlineData("小学在校生53180人。\n小学教学及辅助用房246240平方米，生均46.3平方米，高于4.5平方米的标准。", 46.3)] // 4.63
    public void SlippedMean_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("社会捐赠1426万元，53笔，平均每笔26.9万元，最大一笔300万元。")]
    [InlineData("全县有学校食堂76个。\n全年家长陪餐3116人次，平均每个食堂41.0人次；收集意见365条。")]
    [InlineData("在校生38640人，上年为37215人。\n全市中职教育财政拨款5.94亿元，按在校生计算，生均1.54万元。")]
    [InlineData("五年累计完成投资186.42亿元，其中中央资金83.15亿元。\n五年新增学位385600个，按投资额计算，每个学位平均投入4.83万元。")]
    [InlineData("教育支出：2025年65480万元，2024年63120万元。\n生均支出：以2025年平均在校生34200人计，为19146元。")]
    [InlineData("在校生38640人。\n安排公用经费2186万元，小学生均基准定额720元，初中生均940元。")] // norms
    [InlineData("全县学校食堂76个。\n抽查食堂28个，留样316份，平均每个食堂11.3份。")]
    [InlineData("小学在校生53180人。\n小学教学及辅助用房246240平方米，生均4.63平方米，高于4.5平方米的标准。")]
    public void MeanThatHolds_OrIsOfOthers_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void NamesOfHighCharacters_AreFoundAgain() => // 食 stands behind 耀
        Assert.Contains(Audited.Right("全县有学校食堂76个。\n全年家长陪餐3116人次，平均每个食堂41.0人次。", ClaimKind.Ratio), c => c.Stated == 41.0);

    [Theory]
    [InlineData("不达标的18所学校新购计算机1240台，总数由2680台增加到3752台，18所学校学生共26800人，每百名学生拥有计算机由10.0台增加到14.0台。")]
    [InlineData("新增图书3.2万册，馆藏总量达到45.5万册，在校生18200人，生均图书由23.9册增加到25.0册。")]
    public void ValueThatArrived_IsOfTheTotalThatArrived(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("不达标的18所学校新购计算机1240台，总数由2680台增加到3752台，18所学校学生共26800人，每百名学生拥有计算机由10.0台增加到41.0台。", 41.0)]
    [InlineData("新增图书3.2万册，馆藏总量达到45.5万册，在校生18200人，生均图书由23.9册增加到52.0册。", 52.0)]
    public void SlipOfAValueThatArrived_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);
}
