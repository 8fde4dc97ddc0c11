
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
    public void OneSlip_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text.Replace("{" + right + "}", right, StringComparison.Ordinal)));
        Assert.NotEmpty(Audited.Wrong(text.Replace("{" + right + "}", wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void ATurnedWord_IsFound() => Assert.Contains(Audited.Wrong("义务教育巩固率97.9%，上年是97.2%，降低了0.7个百分点。"), c => c.Diagnoses.Any(d => d.Code == "sign"));

    [Theory]
    [InlineData("大班额占1.8%，上年为1.3%，回升0.5个百分点。", "大班额占1.9%，上年为0.7%，回升1.2%。")]
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
    // What is left of another thing.
    [InlineData("检查发现问题53个，已整改49个，整改率92.5%。经费保障仍有三个难点。")]
    [InlineData("县城学校在校生12965人，占总数23820人的54.4%，其余10855人就读于乡村学校。")]
    [InlineData("生产总值增长5%，预算收入增长13.3%，一产增幅高于全国0.7个百分点。")]
    public void OtherNumbers_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
