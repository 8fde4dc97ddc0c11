using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Marks taken off, held to the full marks and those given.</summary>
public sealed class DeductionsTests
{
    private const string Headed = "【指标一】经费保障（分值30分，自评27.5分）\n\n县级配套到位较晚。\n\n扣2.5分原因：债务化解未达时序。\n\n【指标二】师资建设（分值25分，自评24分）\n\n扣1分原因：音体美教师短缺。";
    private const string Listed = "全县党的领导得14.5分（满分15分），经费保障得22.3分（满分25分），教师队伍得17.2分（满分20分）。\n\n1.“经费保障”扣2.7分，主要是附加拨付滞后。\n\n2.“教师队伍”扣2.8分，主因是超编与缺编并存。";

    [Theory]
    [InlineData(Headed, 2)]
    [InlineData(Listed, 2)]
    public void WhatIsTakenOff_IsTheFullMarksLessThoseGiven(string text, int held)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.True(Audited.Right(text, ClaimKind.Difference).Count() >= held);
    }

    [Theory]
    [InlineData(Headed, "扣2.5分", "扣25分")]
    [InlineData(Headed, "扣1分", "扣2分")]
    [InlineData(Headed, "自评27.5分", "自评25.7分")]
    [InlineData(Listed, "扣2.7分", "扣7.2分")]
    [InlineData(Listed, "满分20分", "满分21分")]
    public void WhatIsNot_IsFlagged(string text, string right, string wrong) => Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));

    [Theory]
    // Several reasons, or one of several; of a part; of something without marks given.
    [InlineData("【指标一】经费保障（分值30分，自评27分）\n\n配套资金到位较晚，扣2分；审计整改不及时，扣1分。")]
    [InlineData("【指标一】经费保障（分值30分，自评27分）\n\n配套资金到位较晚，扣2分，其余为临界扣分。")]
    [InlineData("【指标一】经费保障（分值30分，自评27分），其中附加拨付扣2分，审计整改扣1分。")]
    [InlineData("【指标一】经费保障（分值30分，自评27分）\n\n未按期报送的单位扣1.5分。")]
    public void PartsOfIt_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
