namespace Hengjian.Audit.Tests.Context;

/// <summary>So many of a rank and above, of ranks listed before.</summary>
public sealed class RankedSumsTests
{
    [Theory]
    [InlineData("按学历分，研究生286人、本科2594人、专科及以下517人。\n\n综上，3397名职工中本科以上学历已有2880人。", "2880人", "2808人")]
    [InlineData("全院医师412人，其中主任医师38人、副主任医师96人、主治医师157人、住院医师121人。\n\n副高以上职称医师已有134人。", "134人", "143人")]
    [InlineData("骨干中，国家级18人、省级126人、市级358人、县级714人。\n\n全市共有市级以上骨干502人。", "骨干502", "骨干358")]
    [InlineData("评定结果为优秀142家、良好387家、合格216家、不合格9家。\n\n良好以上等次的企业达到529家。", "529家", "528家")]
    public void SumOfRanks_Miswritten_IsFound(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("研究生286人、本科2594人、专科及以下517人。\n\n35岁以下职工中本科以上学历1208人。")]
    [InlineData("正高级12人、副高级146人、中级387人。\n\n近三年新聘副高以上职称158人。")]
    [InlineData("省级示范社区126个、市级示范社区358个。\n\n计划新增市级以上示范社区358个。")]
    public void OtherPeople_AreSilent(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
