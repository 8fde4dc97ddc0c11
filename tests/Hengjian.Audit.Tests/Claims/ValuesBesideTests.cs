namespace Hengjian.Audit.Tests.Claims;

/// <summary>Values per unit right behind their total and their units, whatever else the sentence tells.</summary>
public sealed class ValuesBesideTests
{
    [Theory]
    [InlineData("管护事项由26项减到11项，发放护林员补助1056万元，受益2200人，人均4800元。", "1056万元", "1055万元")]
    [InlineData("抽查的15个林场，护林员5940人，配有车辆72辆，平均一辆车载82.5人，超过每辆不多于50人的要求。", "82.5人", "8.25人")]
    [InlineData("省里组织9个成员单位抽调人员72人，分成6个小组，每组12人。", "6个小组", "5个小组")]
    [InlineData("全年经费1284万元，较上年的1167万元增长10.03%；其中公用经费316万元，按在册护林员406人计算，人均7783元。", "7783元", "7738元")]
    public void ValueBesideItsPair_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("公用经费山区按每人720元、1472名拨105.98万元，平原按每人940元、619名拨58.19万元。")]
    [InlineData("苗圃512个、管护面积21758公顷，护林站236个，平均面积42.5公顷。")] // of the nurseries
    [InlineData("东山林场护林员3105人，车辆72辆，西山林场平均每辆车载82.5人。")]
    public void OtherPairs_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
