using Hengjian.Audit.Reading;
using Hengjian.Kernel.Reports;

namespace Hengjian.Audit.Tests.Reading;

public sealed class PlainReaderTests
{
    [Fact]
    public void Headings_HaveTheLevelOfTheirNumbers()
    {
        var read = PlainReader.Read("x", "一、总体情况\n（一）投入\n1.经费\n（1）公用经费\n## 二级\n正文。\n");
        Assert.Equal([1, 2, 3, 4, 1, 0], read.Blocks.Select(b => b.Level));
        Assert.Equal(BlockKind.Paragraph, read.Blocks[^1].Kind);
    }

    [Fact]
    public void Offsets_AreThoseOfTheTextAsRead()
    {
        const string text = "\r\n  标题\r\n\r\n正文一。\r\n- 项目\r\n";
        var read = PlainReader.Read("x", text);
        Assert.Equal(["标题", "正文一。", "项目"], read.Blocks.Select(b => text[b.Start..b.End]));
    }

    [Fact]
    public void DecimalAtTheBeginning_IsNoHeading() =>
        Assert.Equal(BlockKind.Paragraph, PlainReader.Read("x", "1.5亿元用于校舍").Blocks.Single().Kind);

    [Fact]
    public void MarkdownTable_HasItsCells()
    {
        const string text = "表头前\n|学段|学校|\n|--|--|\n|小学| 210 |\n|初中|86|\n后文";
        var table = PlainReader.Read("x", text).Blocks.Single(b => b.Kind == BlockKind.Table).Table!;
        Assert.Equal([["学段", "学校"], ["小学", "210"], ["初中", "86"]], table.Rows.Select(r => r.Select(c => text[c.Start..c.End]).ToArray()).ToArray());
    }

    [Fact]
    public void TabbedLines_AreATable()
    {
        const string text = "学段\t学校\n小学\t210\n";
        Assert.Equal(2, PlainReader.Read("x", text).Blocks.Single().Table!.Rows.Count);
    }

    [Fact]
    public void Sentences_EndAtFullStops()
    {
        const string text = "1.投入2.5亿元。增长6%！完";
        Assert.Equal(["投入2.5亿元", "增长6%", "完"], Sentences.Of(text, 0, text.Length).Select(s => text[s.Start..s.End]));
    }

    [Theory]
    [InlineData("#")]
    [InlineData("##  ")]
    public void HeadingOfNothing_IsNoBlock(string line) => Assert.Single(PlainReader.Read("x", line + "\n正文").Blocks);

    /// <summary>Where a text without full stops is cut, no number and no pair of surrogates is, and no sign but a mark is lost.</summary>
    [Theory]
    [InlineData("12,345")]
    [InlineData("1234567")]
    [InlineData("县投入12,345元和")]
    [InlineData("𠮷")]
    [InlineData("县，")]
    public void LongSentence_IsCutBetweenNumbers(string piece)
    {
        var text = "开" + string.Concat(Enumerable.Repeat(piece, 3000 / piece.Length));
        var cut = Sentences.Of(text, 0, text.Length).ToList();
        Assert.True(cut.Count > 1);
        for (var i = 1; i < cut.Count; i++)
        {
            var between = text[cut[i - 1].End..cut[i].Start];
            Assert.True(between.Length == 0 || between is "，" or ",", between);
            Assert.False(char.IsLowSurrogate(text[cut[i].Start]));
            var digits = char.IsDigit(text[cut[i - 1].End - 1]) && char.IsDigit(text[cut[i].Start]);
            Assert.False(digits && piece.AsSpan().Contains('县'));
        }
    }
}
