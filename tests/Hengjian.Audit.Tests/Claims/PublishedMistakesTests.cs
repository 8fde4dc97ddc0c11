namespace Hengjian.Audit.Tests.Claims;

/// <summary>Mistakes of kinds that a careful reader found in published texts, and true sentences beside them, told in other words.</summary>
public sealed class PublishedMistakesTests
{
    [Theory]
    // Last year's number in the place of the change.
    [InlineData("全县小麦播种面积10426亩，比上年减少10573亩。", "10573亩", "147亩")]
    // Ages up to the last, which is open.
    [InlineData("年末户籍人口84605人，0-17岁、18-59岁、60岁及以上人口分别为15820人、48135人和20750人。", "84605人", "84705人")]
    // Names with brackets, between commas.
    [InlineData("学校现有两个校区：北山校区（初中部），南湖校区（高中部）和东原校区（国际部）。", "两个校区", "三个校区")]
    // Who teaches in the main, and who does beside.
    [InlineData("学校有教师412人，其中专任教师326人，兼职教师128人。", "128人", "86人")]
    // 3.2 万个学位 are parted into 3505 个 and others.
    [InlineData("全年新增1.6万个学位，其中东原县4620个、西岭县3850个、北山区5105个、南湖区3925个。", "1.6万个", "1.75万个")]
    public void Mistake_IsFound(string text, string wrong, string right)
    {
        Assert.NotEmpty(Audited.Wrong(text));
        Assert.Empty(Audited.Wrong(text.Replace(wrong, right, StringComparison.Ordinal)));
    }

    [Theory]
    // Places in a row: the less, the better.
    [InlineData("我校科研指标的全国名次有所回落，从全国218名降为259名，下降41名。")]
    [InlineData("今年学校排名较上年上升35名，从372名上升到337名。")]
    // Who has a title or a degree is among the teachers told before.
    [InlineData("学院现有专任教师129人，其中教授27人、副教授65人，具有博士学位的教师达65人。")]
    [InlineData("学院现有教职工59人，其中专任教师44人，教授、副教授25人。")]
    // Honours of which one may have several.
    [InlineData("现有教职工182人，其中教授62人，楚才计划专家2人，百人计划教授2人，学者计划教授14人，全国优秀教师1人，国务院津贴专家8人，新世纪人才3人，省突出贡献专家8人，省优秀教师3人。")]
    // Those named since are meant.
    [InlineData("其余4所学校名次都有变化。东江学院下降280名、北山学院下降253名、南湖学院下降231名，这三所下降最快。")]
    // The list is of the number next to it.
    [InlineData("现有音乐学、音乐表演两个本科专业三个方向：音乐学、音乐表演、曲艺表演。")]
    // Halved, with a rate or in round numbers.
    [InlineData("全年事故48起，比上年减少47起。")]
    // An old way to print the point.
    [InlineData("分类别看，医疗价格上涨1·8%，交通价格上涨2·9%，衣着价格下降1.0%，粮食价格上涨3·9%。")]
    [InlineData("存量隐患5200处，比上年减少5300处，下降50.5%。")]
    public void TrueText_IsNotFlagged(string text) => Assert.Empty(Audited.Wrong(text));
}
