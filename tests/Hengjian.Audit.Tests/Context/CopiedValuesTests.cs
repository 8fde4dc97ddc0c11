using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>The number of one stage in the line of another.</summary>
public sealed class CopiedValuesTests
{
    [Theory]
    [InlineData("普通小学49所，小学招生17108人，在校生60766人。\n\n普通初中28所，初中招生17108人，在校生23270人。")]
    [InlineData("全县小学专任教师1586人，平均年龄41岁；初中专任教师1586人，平均年龄43岁。")]
    public void TheSameDigits_AreFound(string text) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Plausibility && c.Diagnoses[0].Code == "copied-value");

    [Theory]
    [InlineData("普通小学49所，小学招生17108人。\n\n今年小学招生17108人，全部就近入学。")]
    [InlineData("小学毕业生17108人。初中招生17108人，全部升入初中。")]
    [InlineData("小学招生1200人，初中招生1200人。")]
    [InlineData("2023年小学招生17108人。2024年初中招生17108人。")]
    [InlineData("高中招生3186人。普通高中招生3186人，职业学校停招。")]
    [InlineData("义务教育在校生17108人。小学在校生17108人，初中已并入县城。")]
    [InlineData("小学教师年平均工资不低于86412元，初中教师年平均工资不低于86412元。")]
    public void WhatMayBeEqual_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
