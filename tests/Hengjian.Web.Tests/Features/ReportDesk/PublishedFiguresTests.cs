using Hengjian.Web.Features.ReportDesk;

namespace Hengjian.Web.Tests.Features.ReportDesk;

public sealed class PublishedFiguresTests
{
    [Fact]
    public void EveryHeadingAndRow_OfThePublishedTable_IsShownInChinese()
    {
        var figures = PublishedFigures.Load();
        Assert.NotNull(figures);
        Assert.All(figures.Headers.Concat(figures.Rows.SelectMany(r => r)), text => Assert.DoesNotContain(text, c => char.IsAsciiLetter(c) || c == '*'));
        Assert.All(figures.Rows, r => Assert.Equal(figures.Headers.Count, r.Count));
    }

    [Fact]
    public void Table_IsReadAsItStands()
    {
        var figures = PublishedFigures.Of(["# x", "", "| texts | errors |", "| --- | --- |", "| (c) 212 phrasings | 3 of 4 |", "", "| other |"])!;
        Assert.Equal(["文本", "其中的错误"], figures.Headers);
        Assert.Equal(["（丙）自写的各种说法，每处一个错误", "3 / 4"], Assert.Single(figures.Rows));
    }

    [Theory]
    [InlineData(".57 → .872", "57% → 87.2%")]
    [InlineData("58, .957 → 1", "58 处，95.7% → 100%")]
    [InlineData("2,211, 1 → 1", "2,211 处，100% → 100%")]
    [InlineData("17, – → .765", "17 处，– → 76.5%")]
    [InlineData("–", "–")]
    [InlineData("3 of 17", "3 / 17")]
    public void Rates_AreShownInPercent_CountsAsTheyAre(string printed, string shown) =>
        Assert.Equal(shown, Assert.Single(PublishedFigures.Of(["| texts |", "| --- |", $"| {printed} |"])!.Rows)[0].Replace('\u00a0', ' '));
}
