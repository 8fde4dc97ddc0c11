namespace Hengjian.Audit.Tests.Claims;

/// <summary>Lists that are said to be whole: the total names every part, or says how many there are.</summary>
public sealed class SaidPartitionsTests
{
    [Theory]
    [InlineData("市、县两级共筹措护林资金2.16亿元，其中市级0.86亿元，县级1.30亿元。", "1.30", "1.36")]
    [InlineData("小学和初中共有校医240人，其中小学152人、初中88人。", "240人", "248人")]
    [InlineData("捐赠图书分三类，共6240册，其中科普2860册、文学2140册、工具书1240册。", "6240册", "6420册")]
    public void WholeList_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("小学、初中教师共1200人，其中小学高级教师300人、初中高级教师200人。")]
    [InlineData("全市有三级医院疗养点126个，其中海滨58个、山区31个、林区12个。")]
    [InlineData("小学、初中和高中共有校医240人，其中小学152人、初中48人。")]
    public void ListOfSome_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
