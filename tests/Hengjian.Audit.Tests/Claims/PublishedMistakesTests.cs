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
    // Places at school, parted into 个.
    [InlineData("全年新增1.6万个学位，其中东原县4620个、西岭县3850个、北山区5105个、南湖区3925个。", "1.6万个", "1.75万个")]
    public void Mistake_IsFound(string text, string wrong, string right)
    {
        Assert.NotEmpty(Audited.Wrong(text));
        Assert.Empty(Audited.Wrong(text.Replace(wrong, right, StringComparison.Ordinal)));
    }

    [Theory]
    // Places in a row: the less, the better.
    [InlineData("本校教研成果的位次往后退，排名由全省143名降到175名，下降32名。")]
    [InlineData("体育测试排名进步明显，比去年上升18名，从96名上升到78名。")]
    // Who has a title or a degree is among the teachers told before.
    [InlineData("中心校专任教师148人，其中正高级31人、高级74人，取得硕士学位的有74人。")]
    [InlineData("本部在册教职工83人，其中专任教师61人，教授、副教授34人。")]
    // Honours of which one may have several.
    [InlineData("全校教职工236人，其中教授71人，领雁计划专家3人，青蓝计划教授4人，特聘教授16人，省级优秀教师2人，市级津贴专家9人，后备人才5人，学科带头专家7人，师德模范教师4人。")]
    // Those named since are meant.
    [InlineData("其余4所学校位次都有变化。东江学校退了31位、北山学校退了27位、南湖学校退了22位，这三所退得最多。")]
    // The list is of the number next to it.
    [InlineData("目前开设美术、书法两个专业三个方向：国画、油画、书法。")]
    // Halved, with a rate or in round numbers.
    [InlineData("全年事故48起，比上年减少47起。")]
    // An old way to print the point.
    [InlineData("分类别看，医疗价格上涨1·8%，交通价格上涨2·9%，衣着价格下降1.0%，粮食价格上涨3·9%。")]
    [InlineData("存量隐患5200处，比上年减少5300处，下降50.5%。")]
    public void TrueText_IsNotFlagged(string text) => Assert.Empty(Audited.Wrong(text));
}
