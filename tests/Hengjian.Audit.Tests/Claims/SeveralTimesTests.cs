namespace Hengjian.Audit.Tests.Claims;

/// <summary>Shares and rates that lost their point.</summary>
public sealed class SeveralTimesTests
{
    [Theory]
    [InlineData("新补充教师中安排到乡村学校103人，占691.3%，高于60%的规定。")]
    [InlineData("高中阶段毛入学率940.2%，高于92%的要求。")]
    [InlineData("小区配套园治理完成率952%，余下的正在走司法程序。")]
    [InlineData("初中学生占义务教育在校生总数的331.0%。")]
    public void WhatNoShareReaches_IsFound(string text) => Assert.Contains(Audited.Wrong(text), c => c.Diagnoses.Any(d => d.Code == "decimal-shift"));

    [Theory]
    [InlineData("项目资金比上年增长331.0%，增长率940.2%。")]
    [InlineData("平台公司资产负债率263.1%。")]
    [InlineData("实际投入占计划的373.0%。")]
    [InlineData("学前教育毛入园率104.2%，招生计划完成率112.5%。")]
    public void WhatMayBeSeveralTimes_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
