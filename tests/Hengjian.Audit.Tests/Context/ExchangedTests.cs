namespace Hengjian.Audit.Tests.Context;

/// <summary>A number of another line in the place of one whose part in a change the words fix: no slip explains it, and none is needed.</summary>
public sealed class ExchangedTests
{
    [Theory]
    // From one to the other.
    [InlineData("校舍面积由{73280}平方米增加到88150平方米，净增14870平方米。", "73280", "88150")]
    [InlineData("临时代课教师由286人压到194人，压减{92}人。全年招聘教师168人。", "92", "168")]
    [InlineData("大班额由168个降为42个，降幅{75}%。", "75", "300")]
    [InlineData("毛入园率由上年的{90.4}%提高到92.7%，上升2.3个百分点；巩固率96.1%。", "90.4", "96.1")]
    // Against the year before, a norm told between; a year in brackets, or behind.
    [InlineData("优良率{56.2}%，高于50%的目标，比2022年的53.9%提高2.3个百分点。合格率97.4%。", "56.2", "59.4")]
    [InlineData("普及率{88.4}%，四年来提高7.2个百分点（2020年为81.2%）。", "88.4", "93.6")]
    [InlineData("教育支出38640万元，上年{36925}万元，增加1715万元，增长4.6%。", "36925", "38640")]
    [InlineData("优良率64.8%，较去年同类检查的{57.5}%上升7.3个百分点。", "57.5", "59.9")]
    [InlineData("小学生人均支出{13284}元，低于上年13506元，降低222元。", "13284", "13506")]
    [InlineData("按时完成作业的学生占{93.6}%，较政策实施前的70.2%提高23.4个百分点。", "93.6", "81.5")]
    [InlineData("巩固率{95.8}%；2023年为96.7%，回落0.9个百分点。", "95.8", "90.2")]
    [InlineData("教育支出58360万元，其中人员支出44120万元，占75.6%；总额较2022年的{55840}万元增加2520万元。", "55840", "58360")]
    [InlineData("抽测8600人，优良率{55.6}%。与2023年的52.4%相比，优良率提高3.2个百分点。", "55.6", "61.3")]
    // Rates between two amounts.
    [InlineData("教育支出38640万元，上年36925万元，增长{4.6}%。", "4.6", "6.8")]
    [InlineData("小学、初中生均支出分别为12,840元、16,730元，上年分别为12,310元、15,980元，各增长4.3%、{4.7}%。", "4.7", "5.9")]
    // Between two that names tell apart.
    [InlineData("青林县完成48个，完成率{94.1}%；沙口县完成36个，完成率87.8%；竹山县完成33个，完成率76.7%，比青林县低17.4个百分点。", "94.1", "87.8")]
    [InlineData("四县中，青林县{1.12}人、沙口县0.97人、竹山县0.91人；石浦县0.78人，与青林县相差0.34人。", "1.12", "0.97")]
    [InlineData("教师年平均工资{98420}元，当地公务员年平均工资96850元，教师比公务员高1570元。", "98420", "91230")]
    [InlineData("全市平均拨付进度为{78.2}%，比序时进度75%快3.2个百分点，但最慢的县只有62.6%，较全市平均水平低15.6个百分点。", "62.6", "66.1")]
    // What came and what went, whatever else is told before.
    [InlineData("全县在编教师2874人，当年招聘{164}人，退休和调出131人，净增33人。", "164", "187")]
    public void ANumberOfAnotherLine_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)));
        var marked = text.Contains("{" + right + "}", StringComparison.Ordinal) ? text.Replace("{" + right + "}", wrong, StringComparison.Ordinal) : text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEmpty(Audited.Wrong(marked));
    }

    [Fact]
    public void NothingIsMoreThanItself() => Assert.NotEmpty(Audited.Wrong("全年招聘教师648名，较上一年的648名多57名，增长9.6%。"));

    [Theory]
    // The score of the whole was told before those of its parts.
    [InlineData("自评得分92.6分：组织领导14.2分、投入27.1分、队伍22.5分、质量28.8分；比上年90.3分提高2.3分。")]
    // Of the year that is said, not of the one told last.
    [InlineData("覆盖率91.6%，比上年90.2%提高1.4个百分点，比2020年提高8.3个百分点。")]
    // Of what stands in another sentence.
    [InlineData("生均公用经费1285元，高于省定1200元的标准85元，比上年的1180元增长8.9%。")]
    [InlineData("小学由15840元提高到16320元，增长3.0%。寄宿生每生每年再加300元。")]
    [InlineData("幼儿园由128所调整到109所，其间撤并26所、新建7所。")]
    [InlineData("家长满意度最高的96.1%，最低的90.7%，极差5.4个百分点，上年极差7.2个百分点。")]
    [InlineData("躺睡学生占48.3%，建议提高到80%；家长对食堂的满意度仅为70.4%，比全市低9.2个百分点。")]
    // What was made comparable is not what is printed.
    [InlineData("教育支出46.20亿元，上年为43.15亿元，同口径增长4.1%。")]
    [InlineData("2022年、2023年、2024年分别为11.82亿元、12.36亿元、12.87亿元，近两年增量分别为0.54亿元、0.51亿元。")]
    public void OtherNumbersThanThese_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
