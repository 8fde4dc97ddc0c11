namespace Hengjian.Kernel.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["在校生数", "班数", "专任教师数"];

    [Theory]
    [InlineData("在校生树", "在校生数")]
    [InlineData("在生校数", "在校生数")]
    [InlineData("专任老师数", "专任教师数")]
    public void Typo_FindsTheNameThatWasMeant(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, Known));

    [Fact]
    public void NothingNear_GivesNoSuggestion() => Assert.Null(NearestName.Of("完全无关的名字", Known));
}
