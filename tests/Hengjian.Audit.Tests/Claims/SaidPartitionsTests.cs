namespace Hengjian.Audit.Tests.Claims;

/// <summary>Lists that are said to be whole: the total names every part, or says how many there are.</summary>
public sealed class SaidPartitionsTests
{
    [Theory]
    [InlineData("市、县两级共筹措护林资金2.16亿元，其中市级0.86亿元，县级1.30亿元。", "1.30", "1.36")]
    [InlineData("小学和初中共有校医240人，其中小学152人、初中88人。", "240人", "248人")]
    [InlineData("捐赠图书分三类，共6240册，其中科普2860册、文学2140册、工具书1240册。", "6240册", "6420册")]
    [InlineData("全年林业产值86.4亿元，同比增长5.2%。分产业看，第一产业产值31.5亿元，增长3.1%；第二产业产值36.2亿元，其中木材加工22.8亿元；第三产业产值18.7亿元，增长9.4%。", "36.2", "63.2")]
    [InlineData("全年林业产值86.4亿元，分产业看，第一产业产值31.5亿元；第二产业产值36.2亿元；第三产业产值18.7亿元。", "86.4亿", "86.4万")]
    [InlineData("幼儿园46所，在园幼儿1.84万人，其中公办17所，在园幼儿0.92万人；民办29所，在园幼儿0.92万人。", "46所", "47所")]
    [InlineData("幼儿园46所，其中公办17所，占地0.92万亩，民办29所，占地0.85万亩。", "46所", "47所")]
    [InlineData("新建或修缮护林站8处，其中新建5处、改造3处。", "8处", "9处")]
    public void WholeList_ThatMisses_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("小学、初中教师共1200人，其中小学高级教师300人、初中高级教师200人。")]
    [InlineData("全市有三级医院疗养点126个，其中海滨58个、山区31个、林区12个。")]
    [InlineData("火情97起，其中东山61起、西山24起，其余12起分散在另外4起雷击区附近。")]
    [InlineData("得分91.35分，其中造林56.40分、护林26.75分、加分8.20分，超过90分。")]
    [InlineData("对62处站点逐一检查，其中完全达标57处、基本达标4处、未达标1处。")]
    [InlineData("全年林业产值86.4亿元，分产业看，第一产业产值31.5亿元；第二产业产值36.2亿元，增长2.2%。")]
    [InlineData("修缮护林站和瞭望塔9处，其中护林站5处、公路旁2处。")]
    [InlineData("小学、初中和高中共有校医240人，其中小学152人、初中48人。")]
    public void ListOfSome_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
