using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Reading;

/// <summary>Marks of footnotes are no part of a name, and move nothing.</summary>
public sealed class NoteMarksTests
{
    [Theory]
    [InlineData("幼儿园[2]186所，其中公办园[3]112所、民办园[4]74所。")]
    [InlineData("幼儿园〔2〕186所，其中公办园〔3〕112所、民办园〔4〕74所。")]
    [InlineData("幼儿园［12］186所，其中公办园［13］112所、民办园［14］74所。")]
    public void Marks_AreRead_AsNothing(string text)
    {
        var claim = Assert.Single(Audited.Right(text, ClaimKind.Sum));
        Assert.All(claim.Numbers, n => Assert.Contains(text[n.Start..n.End], (string[])["186所", "112所", "74所"]));
        Assert.NotEmpty(Audited.Wrong(text.Replace("74所", "47所", StringComparison.Ordinal)));
    }

    [Fact]
    public void DocumentNumbers_StayAsTheyAre() => Assert.Empty(Audited.Claims("按照国发〔12〕号和省发〔2024〕18号文件，学校[2024]3号通知已印发。"));
}
