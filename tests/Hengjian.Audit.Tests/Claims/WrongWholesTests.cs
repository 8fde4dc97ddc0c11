namespace Hengjian.Audit.Tests.Claims;

/// <summary>Shares whose whole the words name, points and percent mixed up without the amounts beside, and units that cannot be.</summary>
public sealed class WrongWholesTests
{
    [Theory]
    // 46.0% is 18620 ÷ 40480.
    [InlineData("普通高中在校生40480人。中等职业学校在校生18620人，高中阶段在校生合计59100人，其中中职占31.5%，结构稳定。", "31.5", "46.0", "wrong-base")]
    [InlineData("普通高中41所，在校生58210人；中等职业学校19所，在校生40115人。中职在校生占高中阶段在校生的40.80%。", "40.80", "68.91", "wrong-base")]
    [InlineData("普通高中57所，在校生8.46万人。中等职业学校24所，在校生6.12万人，其中五年一贯制培养学生2.05万人，占中职在校生的33.5%。", "33.5", "14.1", "wrong-base")]
    [InlineData("2023年水利支出58.26亿元，上年54.30亿元，增长7.29%，高于税收收入增幅（5.12%）2.17个百分点。", "2.17个百分点", "2.17%", "point-percent")]
    [InlineData("2022年水利支出10.87亿元。水利支出同比增长5.06%，实现只增不减。", "5.06%", "5.06个百分点", "point-percent")]
    [InlineData("全年一般公共预算支出21.36亿元，同比增加0.74亿元；管网漏损率继续下降。", "0.74亿元", "0.74万元", "unit-slip")]
    [InlineData("2023年职工工资总额21.40亿元，安排培训经费3210万元，占1.50%，高于规定要求。", "21.40亿元", "21.40万元", "unit-slip")]
    [InlineData("两项附加合计8140万元，较上年的7712万元增收428万元，增长5.5%。", "增收", "减收", "sign")]
    [InlineData("全县共有小学和教学点72所，其中完全小学40所、教学点15个、中心小学17所。", "72所", "73所", "off-by-one")]
    [InlineData("与2021年技师平均76410元相比，增加3580元，增长4.69%，年平均收入为79990元。", "4.69", "4.48", "")]
    public void WhatWordsName_IsHeldToIt(string text, string right, string wrong, string code)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        var at = text.LastIndexOf(right, StringComparison.Ordinal);
        var claims = Audited.Wrong(text[..at] + wrong + text[(at + right.Length)..]).ToList();
        Assert.Contains(claims, c => code.Length == 0 || c.Diagnoses.Any(d => d.Code == code));
    }

    [Theory]
    // The rate is compared with another's value, not with a distance.
    [InlineData("水利支出增长7.29%，高于税收收入增幅5.12%。")]
    // Of what the amount is too coarse to show, nothing is said.
    [InlineData("全年支出21.36亿元，同比增加350万元。")]
    // What grows by points is a share or a rate by its name.
    [InlineData("水利支出占比同比提高1.2个百分点，支出增速同比增长0.4个百分点。")]
    // A different thing parted.
    [InlineData("普通高中在校生40480人。中等职业学校在校生18620人，其中订单培养6480人，占全省订单培养的16.0%。")]
    public void OtherNumbersMeant_AccusesNothing(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
