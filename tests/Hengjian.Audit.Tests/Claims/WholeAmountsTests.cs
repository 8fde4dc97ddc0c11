namespace Hengjian.Audit.Tests.Claims;

/// <summary>Amounts printed whole in one unit are subtracted as printed: one too many is an error, and no rounding.</summary>
public sealed class WholeAmountsTests
{
    [Theory]
    [InlineData("教师培训经费由2,640万元增加到2,915万元，增加{275}万元。", "275", "276")]
    [InlineData("初中生均公用经费1,085元，比上年的1,020元增加{65}元。", "65", "64")]
    [InlineData("营养餐资金预算3,150万元，实际支出3,098万元，结余{52}万元。", "52", "53")]
    [InlineData("县级应配套860万元，实到742万元，缺口{118}万元。", "118", "117")]
    [InlineData("小学生均一般公共预算教育支出由12,318元提高到12,905元，增加{587}元，增长4.77%。", "587", "588")]
    [InlineData("校舍面积由73,280平方米增加到88,150平方米，净增{14,870}平方米，增长20.3%。", "14,870", "14,871")]
    [InlineData("岗位结构比例由36%提到43%，上调{7}个百分点。", "7", "6")]
    [InlineData("专项资金中央1,240万元、省级{865}万元，合计2,105万元。", "865", "866")]
    [InlineData("校舍面积由72,480平方米增加到81,360平方米，净增{8,880}平方米，增长12.3%。", "8,880", "8,881")]
    [InlineData("征收教育用地185亩：县实小{46}亩，职教中心126亩，镇北幼儿园13亩。", "46", "47")]
    [InlineData("资助金发放甲区平均晚27天，乙县晚11天，两地相差{16}天。", "16", "17")]
    public void OneTooMany_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text.Replace("{" + right + "}", right, StringComparison.Ordinal)));
        Assert.NotEmpty(Audited.Wrong(text.Replace("{" + right + "}", wrong, StringComparison.Ordinal)));
    }

    [Theory]
    // Rounded: hundreds of millions with decimals, shares, one unit beside another, lists of rounded items, words that soften.
    [InlineData("教育支出26.35亿元，其中人员经费11.13亿元，其余15.21亿元。")]
    [InlineData("教育支出12.36亿元，较上年的11.88亿元增加4,790万元，增长4.0%。")]
    [InlineData("优良率由51.2%提高到54.7%，提高3.4个百分点。")]
    [InlineData("三类经费分别占34%、33%、34%，合计100%。")]
    [InlineData("教育支出3,285万元，其中人员1,204万元、公用1,137万元、项目945万元，合计3,286万元。")]
    [InlineData("教育经费由2,640万元增加到2,915万元，增加约280万元。")]
    [InlineData("林地由63公顷退到39公顷，减少23公顷。")]
    [InlineData("收入8千亿元，支出3千亿元，结余4千亿元。")]
    public void WhatRoundingExplains_IsNot(string text) => Assert.Empty(Audited.Wrong(text));
}
