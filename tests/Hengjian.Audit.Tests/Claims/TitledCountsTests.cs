using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>The number in a title and what the sentence says of the document.</summary>
public sealed class TitledCountsTests
{
    private const string Told = "县政府办公室印发《关于加强乡村教师待遇保障的十二条措施》，从编制、职称、住房等12个方面作出安排。";

    [Fact]
    public void TheSameNumber_Holds() => Assert.Single(Audited.Right(Told, ClaimKind.Repeat));

    [Theory]
    [InlineData("13个", "off-by-one")]
    [InlineData("120个", "decimal-shift")]
    [InlineData("21个", "digit-swap")]
    public void ASlip_IsFound(string now, string code)
    {
        var text = Told.Replace("12个", now, StringComparison.Ordinal);
        var wrong = Audited.TheWrong(text);
        Assert.Equal(12, wrong.Computed);
        Assert.Equal(code, wrong.Diagnoses[0].Code);
        Assert.Equal(["十二条", now + "方面"], wrong.Numbers.Select(n => text[n.Start..n.End]));
    }

    [Theory]
    [InlineData("县里印发《校园安全十二条措施》，从责任、排查等5个方面作出安排。")]
    [InlineData("县里贯彻《教育督导十二条措施》，提出13条具体要求。")]
    [InlineData("县里出台《课后服务六条措施》，从师资、经费等7个方面予以保障。")]
    [InlineData("县里印发《关于第十二条的说明》，从适用范围等13个方面作出解释。")]
    [InlineData("县里印发《规范办学十二条措施》。全年从作业、考试等13个方面开展督导。")]
    public void AnotherNumber_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
