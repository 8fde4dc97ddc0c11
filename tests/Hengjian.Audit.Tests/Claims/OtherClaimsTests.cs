using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Counts, figures given twice, values that cannot be.</summary>
public sealed class OtherClaimsTests
{
    [Theory]
    [InlineData("青屏县、石渡县、松坪县三个县被评为优秀。", Verdict.Consistent)]
    [InlineData("青屏县、石渡县、松坪县四个县被评为优秀。", Verdict.Inconsistent)]
    [InlineData("3个县（青屏县、石渡县、松坪县）通过验收。", Verdict.Consistent)]
    [InlineData("共有2个县未达标，分别是青屏县、石渡县、松坪县。", Verdict.Inconsistent)]
    [InlineData("重点抓好三项工作：一是补充教师；二是优化布局；三是治理大班额。", Verdict.Consistent)]
    [InlineData("重点抓好四项工作：一是补充教师；二是优化布局；三是治理大班额。", Verdict.Inconsistent)]
    [InlineData("出台《经费办法》《教师规定》等2个文件。", Verdict.Consistent)]
    [InlineData("新建图书室的有东河小学、西坪中心校、县第三中学、南塘初中四所学校。", Verdict.Consistent)]
    [InlineData("新建图书室的有东河小学、西坪中心校、县第三中学、南塘初中五所学校。", Verdict.Inconsistent)]
    [InlineData("未通过的县有5个：东州市的河湾县、石桥县，西州市的松岭县、竹溪县、梅坞县。", Verdict.Consistent)]
    [InlineData("未通过的县有6个：东州市的河湾县、石桥县，西州市的松岭县、竹溪县、梅坞县。", Verdict.Inconsistent)]
    [InlineData("未通过的县有2个：河湾县、石桥县，东州市约谈了负责人。", Verdict.Consistent)]
    public void Count_IsHeldAgainstTheList(string text, Verdict verdict) =>
        Assert.Equal(verdict, Assert.Single(Audited.Claims(text), c => c.Kind == ClaimKind.Count).Verdict);

    [Theory]
    [InlineData("青屏县、石渡县等5个县通过验收。")]
    [InlineData("坚持“两个只增不减”，落实“四个一”要求。")]
    [InlineData("第一季度检查39次、25次、17次。")]
    public void OpenListsAndSlogans_AreNotCounted(string text) => Assert.DoesNotContain(Audited.Claims(text), c => c.Kind == ClaimKind.Count);

    [Theory]
    [InlineData("全市义务教育在校生12345人。\n二、全市义务教育在校生12354人。", Verdict.Inconsistent)]
    [InlineData("全市义务教育在校生12345人。\n二、全市义务教育在校生1.23万人。", Verdict.Consistent)]
    public void FigureGivenTwice_IsCompared(string text, Verdict verdict) =>
        Assert.Equal(verdict, Assert.Single(Audited.Claims(text), c => c.Kind == ClaimKind.Repeat).Verdict);

    [Fact]
    public void SameNameOfOtherPlacesOrYears_IsNoRepeat()
    {
        Assert.Empty(Audited.Claims("青屏县投入资金1.2亿元。\n石渡县投入资金1.3亿元。"));
        Assert.Empty(Audited.Wrong("2022年全市教育经费总投入23.0亿元。\n2023年全市教育经费总投入24.7亿元。"));
    }

    [Theory]
    [InlineData("普惠性幼儿园覆盖率达到188.5%。")]
    [InlineData("每生每年补助800至300元。")]
    public void ImpossibleValues_AreFlagged(string text) => Assert.Equal(ClaimKind.Plausibility, Audited.TheWrong(text).Kind);

    [Fact]
    public void GrossEnrolment_MayExceedHundred() => Assert.Empty(Audited.Wrong("小学毛入学率达到102.3%。"));
}
