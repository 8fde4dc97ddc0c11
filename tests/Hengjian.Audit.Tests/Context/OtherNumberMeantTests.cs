
namespace Hengjian.Audit.Tests.Context;

/// <summary>What fails with the numbers beside it, and holds with one told before, accuses nobody.</summary>
public sealed class OtherNumberMeantTests
{
    [Theory]
    [InlineData("全县在编教师2614人，其中小学1506人、初中1108人。比2021年的2497人多出117人。女教师1673人，占64.0%。")]
    [InlineData("全县有中小学校86所，其中小学52所、初中21所、普通高中9所，职业学校、特殊教育学校各2所。")]
    public void NumberToldBefore_IsAnExcuse(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("全县教师3984人，其中高级职称877人，占22.9%。")]
    [InlineData("全年投入培训经费386万元，培训教师4205人次，人均1021元。")]
    public void WithoutOne_TheFlagStays(string text) => Assert.NotEmpty(Audited.Wrong(text));
}
