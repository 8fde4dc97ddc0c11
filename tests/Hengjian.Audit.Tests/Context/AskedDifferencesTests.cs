
namespace Hengjian.Audit.Tests.Context;

/// <summary>Changes, gaps and rests whose two numbers words name, though others stand between.</summary>
public sealed class AskedDifferencesTests
{
    [Theory]
    // Changes: what was, and what is now, told apart by words, years, brackets.
    [InlineData("全区抽测学生18400人，优良率56.4%，合格率97.2%。与2023年的53.7%相比，优良率提高{2.7}个百分点。", "2.7", "7.2")]
    [InlineData("自评总分为93.6分，达到90分的优秀标准，较上年的91.2分提高{2.4}分。", "2.4", "4.2")]
    [InlineData("村小由38所调整到26所，撤并{12}所。", "12", "21")]
    [InlineData("小学巩固率2024年为97.4%，2023年为96.8%，抬升{0.6}个百分点。", "0.6", "6")]
    [InlineData("毛入园率94.6%，较上年提升{1.8}个百分点（上年92.8%）。", "1.8", "8.1")]
    [InlineData("满意度91.3%，高于85%的目标。上次调查为88.9%，提高{2.4}个百分点。", "2.4", "4.2")]
    [InlineData("专任教师12643人。2023年专任教师为12285人。一年增加{358}人。", "358", "385")]
    [InlineData("高中公用经费基准由750元提高到890元，增加{140}元。", "140", "139")]
    // Gaps: norms, plans, names.
    [InlineData("公办园占比56.8%，高于50%的要求{6.8}个百分点。", "6.8", "8.6")]
    [InlineData("实验小学在校生2846人，超出2000人上限{846}人。", "846", "864")]
    [InlineData("测算一年级新生13260人，现有学位12480个，缺口{780}个。", "780", "870")]
    [InlineData("完成投资4.62亿元，总投资5.31亿元，完成率87.0%，尚差{0.69}亿元。", "0.69", "0.96")]
    [InlineData("五个县得分：石浦县94.6分、青林县91.2分、沙口县88.7分、竹山县85.3分，首尾相差{9.3}分。", "9.3", "3.9")]
    [InlineData("设计规模4300人，实际就读5216人，超出{916}人。", "916", "961")]
    [InlineData("在编教师2364人。按学段分，小学1287人、初中1077人。与2021年的2283人相比，净增{81}人。", "81", "82")]
    [InlineData("平均班额由上年的50.6人下降到{45.2}人，减少5.4人。", "45.2", "452")]
    // Rests: of the whole, of several parts, in the sentence behind.
    [InlineData("应治理26所，已移交18所、转办6所，治理率92.3%，余下{2}所正在办理。", "2", "3")]
    [InlineData("核增编制180名，招聘教师147名，剩余{33}名编制留用。", "33", "43")]
    // Rests of what is denied, and of what a share says.
    [InlineData("抽测学生18600人，其中优良10230人，优良率55.0%；合格及以上17856人，合格率96%；不合格{744}人。", "744", "474")]
    [InlineData("配套园共16所，已移交{13}所，未移交3所，其中1所正在办证。", "13", "31")]
    [InlineData("办结信访件76件，办结率92.7%，县里共收到82件，其余由部门牵头。抽检食材530批次，合格524批次，合格率98.9%，比上年提高0.6个百分点；不合格的{6}批次全部退回。", "6", "7")]
    [InlineData("规划建设学校47所，实际开工29所，开工率61.7%，未开工的{18}所多因土地未落实。", "18", "81")]
    [InlineData("整改事项18件，完成15件，完成率83.3%。结转{3}件。", "3", "4")]
    [InlineData("全县教师2315人，其中女教师1482人，占64.0%。职称方面，高级463人，占全县教师的20.0%，中级1024人，其余{828}人为初级及以下。", "828", "882")]
    [InlineData("全县改造学校41所。2023年完成16所，2024年又完成20所，累计36所，完成率87.8%，余下{5}所明年完成。", "5", "6")]
    [InlineData("核定编制3420个，实有在编3286人，空编{134}个。", "134", "143")]
    [InlineData("寄宿生5230人，床位4985张，缺{245}张。", "245", "254")]
    [InlineData("回收问卷6215份，回收率94.2%；剔除漏答的148份，有效问卷{6067}份。", "6067", "6068")]
    [InlineData("随堂听课84节，除3节因故未评外，计入评分的共{81}节。", "81", "80")]
    [InlineData("适龄人口16240人，按规定免学、缓学31人，应入学{16209}人。", "16209", "16290")]
    [InlineData("2019年有大班额58个，三年来消除54个，目前仅余{4}个。", "4", "5")]
    [InlineData("该校缺口720万元，已争取补助465万元，补助占缺口的64.6%，还差{255}万元。", "255", "256")]
    // Changes: when it was, and what is left.
    [InlineData("在校生18,350人，比上年秋季的18,960人减少{610}人。", "610", "61")]
    [InlineData("近视率46.2%，两年前为49.6%，下降{3.4}个百分点。", "3.4", "34")]
    [InlineData("面积不达标的小学，督导时为11所，经改扩建，现剩4所，减少{7}所。", "7", "8")]
    [InlineData("进校事项达43项，比2022年的34项多出{9}项。", "9", "90")]
    // Gaps: of the one told last, of two told together, of the first and the last.
    [InlineData("沙口县整改率92.6%列第一，竹山县91.3%列第二；石浦县68.4%垫底，比沙口县低{24.2}个百分点。", "24.2", "242")]
    [InlineData("两县生均校舍面积分别为8.3平方米和7.1平方米，前者高于后者{1.2}平方米。", "1.2", "12")]
    [InlineData("得分从高到低为：石浦县{95.6}分、青林县93.2分、沙口县89.7分、竹山县86.3分。第一名比末名多9.3分。", "95.6", "59.6")]
    [InlineData("大班额占比4.27%，超过4%的控制线{0.27}个百分点。", "0.27", "0.72")]
    public void OneSlip_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text.Replace("{" + right + "}", right, StringComparison.Ordinal)));
        Assert.NotEmpty(Audited.Wrong(text.Replace("{" + right + "}", wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void ATurnedWord_IsFound() => Assert.Contains(Audited.Wrong("义务教育巩固率97.9%，上年是97.2%，降低了0.7个百分点。"), c => c.Diagnoses.Any(d => d.Code == "sign"));

    [Theory]
    [InlineData("大班额占1.8%，上年为1.3%，回升0.5个百分点。", "大班额占1.9%，上年为0.7%，回升1.2%。")]
    [InlineData("大班额占1.8%，上年为1.3%，回升0.5个百分点。", "大班额占0.9%，上年为0.6%，回升0.3%。")]
    [InlineData("甲县增长4.6%，乙县增长2.8%，甲县增幅高于后者1.8个百分点。", "甲县增长4.6%，乙县增长2.8%，甲县增幅高于后者1.8%。")]
    [InlineData("达标率由年初的84.3%提高到91.8%，为全市第三，上升7.5个百分点。", "巩固率98.6%，较2020年的96.2%提升2.4%。")]
    public void PercentForPoints_IsFound(string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(right));
        Assert.Contains(Audited.Wrong(wrong), c => c.Diagnoses.Any(d => d.Code == "point-percent"));
    }

    [Theory]
    // Of a share whose former value is not told.
    [InlineData("教育支出增长2.3%，达到12.07亿元，占一般公共预算支出的21.4%，占比比上年提高0.8个百分点。")]
    // Standards, no differences.
    [InlineData("初中为10.86平方米，高于10.2平方米的规定标准；小学2.64间、初中2.87间，分别高于2.3间和2.4间的标准。")]
    [InlineData("结果分为优秀、良好、合格、不合格四个等次，其中优秀9个、良好6个。")]
    // Of the standard before both years.
    [InlineData("省定标准为1200元，县里去年执行800元，今年提高到1000元，仍低200元。")]
    [InlineData("支出由2020年的12.82亿元、2021年的13.47亿元增加到2022年的14.06亿元，两年累计增加1.24亿元。")]
    [InlineData("先进产能占比超过40%，产值占比达到55.7%、5年提升10.6个百分点。")]
    [InlineData("第二、三、四组分别有3,12,18人。")]
    // Left of the income, not of what was spent on.
    [InlineData("总收入3.15亿元，其中补助0.56亿元，占17.8%。支出2.84亿元，其中劳务2.37亿元，占支出的83.5%。期末结余0.31亿元。")]
    // Denied of another whole, of another deed, or not all that is not done.
    [InlineData("教师2850人，达到二级乙等以上的2796人，达标率98.1%；语文教师812人，达到二级甲等以上的780人，占96.1%。仍未达标的54名教师已列入计划。")]
    [InlineData("台账问题58个，完成整改41个，正在推进14个，未完成3个。")]
    [InlineData("应入学28,403人，实际在校28,391人；未入学的7人已逐一建档。")]
    [InlineData("民办园51所参检，合格43所，基本合格6所，不合格2所，合格率84.3%。")]
    [InlineData("共梳理问题263个，办结241个，办结率91.6%。尚有23个乡镇未设督学责任区。")]
    // Several years of more.
    [InlineData("六年前全校才1,180人，六年多了790人，涨了66.9%。")]
    [InlineData("近视率48.3%，其中高中71.6%、小学32.8%，各学段差异明显，较上年的49.4%下降1.1个百分点。")]
    // What is left of another thing.
    [InlineData("检查发现问题53个，已整改49个，整改率92.5%。经费保障仍有三个难点。")]
    [InlineData("县城学校在校生12965人，占总数23820人的54.4%，其余10855人就读于乡村学校。")]
    [InlineData("生产总值增长5%，预算收入增长13.3%，一产增幅高于全国0.7个百分点。")]
    public void OtherNumbers_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
