using Hengjian.Audit.Data;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;

namespace Hengjian.Audit.Tests.Data;

public sealed class DataCheckTests
{
    private static readonly DataContext Context = new(
        990101, 2025,
        [
            new("spend", "一般公共预算教育支出", "元", ["一般公共预算教育支出"]),
            new("pupils.primary", "小学在校生总数", "人", ["小学在校生总数", "小学在校生"]),
            new("large", "义务教育大班额比例", "%", ["义务教育大班额比例", "大班额比例"]) { Stages = ["compulsory", "primary", "junior"], OwnStage = "compulsory", Computed = true },
            new("entry", "毛入园率", "%", ["毛入园率"]) { Computed = true },
            new("area", "生均教学用房面积", "平方米/人", ["生均教学用房面积"]),
        ],
        [new(990101, "东溪县", ["东溪县", "全县", "我县"]), new(990102, "石桥镇", ["石桥镇"])],
        ["西坪县", "全省", "全市"]);

    // What each figure is kept as, whatever the region and year: the words decide whether it may be compared.
    private static readonly Dictionary<string, double> Kept = new()
    {
        ["spend"] = 684_000_000,
        ["pupils.primary"] = 20_474,
        ["large"] = 2.87,
        ["entry"] = 95.14,
        ["area"] = 5.236,
    };

    private static IReadOnlyList<DataComparison> Compare(string text) => DataCheck.Of(
        text, NamedNumbers.Of(PlainReader.Read("a.txt", text), Context, TestContext.Current.CancellationToken), n => [new GivenValue(Kept[n.Figure.Key], "报送")]);

    [Theory]
    [InlineData("2025年，全县小学在校生20474人。", "pupils.primary")]
    [InlineData("2025年，全县小学在校生2.05万人。", "pupils.primary")]
    [InlineData("2025年全县一般公共预算教育支出6.84亿元。", "spend")]
    [InlineData("2025年全县一般公共预算教育支出达到68400万元。", "spend")]
    [InlineData("2025年，我县义务教育大班额比例为2.9%。", "large")]
    [InlineData("2025年，我县义务教育大班额比例为2.8%。", "large")]
    [InlineData("2025年全县生均教学用房面积5.24平方米。", "area")]
    [InlineData("2025年东溪县毛入园率由上年的94.2%提高到95.1%。", "entry")]
    [InlineData("2025年东溪县毛入园率由2024年的94.2%提高到95.1%。", "entry")]
    public void StatedAsKept_RoundedOrCutOff_Agrees(string text, string key) =>
        Assert.Equal((key, 2025), Compare(text).Where(c => c.Verdict == DataVerdict.Agrees).Select(c => (c.Key, c.Year!.Value)).Single());

    // The year of a comparison is not that of the number.
    [Theory]
    [InlineData("2025年，全县教育投入24.7亿元，比2024年增加1.7亿元。全县小学在校生20474人。")]
    [InlineData("2025年，全县教育投入24.7亿元，比2024年增加1.7亿元，小学在校生20474人。")]
    [InlineData("2025年，全县推进均衡发展。与2023年相比，全县义务教育大班额比例降至2.9%。")]
    public void YearCompared_IsNotTakenForTheNumbers(string text) => Assert.DoesNotContain(Compare(text), c => c.Year is 2023 or 2024);

    [Theory]
    [InlineData("2025年，全县小学在校生20744人。", "文中多 270人")]
    [InlineData("2025年，我县义务教育大班额比例为1.9%。", "文中少 1.0 个百分点")]
    [InlineData("2025年全县一般公共预算教育支出68.4亿元。", "文中多 61.6亿元")]
    public void StatedOtherwise_WithRegionAndYearSaid_Differs_AndSaysByHowMuch(string text, string gap)
    {
        var found = Assert.Single(Compare(text));
        Assert.Equal(DataVerdict.Differs, found.Verdict);
        Assert.Contains(gap, found.Message, StringComparison.Ordinal);
        Assert.Contains(text[found.Number.Start..found.Number.End], text[found.Span.Start..found.Span.End], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("全县小学在校生20744人。", "年份")]
    [InlineData("今年，全县小学在校生20744人。", "年份")]
    [InlineData("2025年，小学在校生20744人。", "地区")]
    [InlineData("2025年9月，全县小学在校生20744人。", "年份")]
    [InlineData("2025年，全县小学在校生约2.1万人。", "约数")]
    public void WhatIsNotSaid_IsNoAccusation(string text, string why)
    {
        var found = Assert.Single(Compare(text));
        Assert.Equal(DataVerdict.Unclear, found.Verdict);
        Assert.Contains(why, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025年，全县农村小学在校生1200人。")]
    [InlineData("2025年，全县新增小学在校生1200人。")]
    [InlineData("2025年，西坪县小学在校生1200人。")]
    [InlineData("2025年，全省小学在校生1200人，毛入园率90%。")]
    [InlineData("2025年，东溪县第一小学在校生1200人。")]
    [InlineData("到2025年，全县毛入园率不低于98%。")]
    [InlineData("2025年，全县毛入园率比上年提高1.2个百分点。")]
    [InlineData("2025年，全县计划毛入园率98%。")]
    [InlineData("2025年，全县小学在校生增长3.5%。")]
    [InlineData("2025年，全县高中大班额比例为9%。")]
    [InlineData("2023—2025年，全县小学在校生共90000人次。")]
    public void OtherThings_AreLeftAlone(string text) => Assert.DoesNotContain(Compare(text), c => c.Verdict == DataVerdict.Differs);

    [Fact]
    public void SubregionAndStage_AreThoseOfTheClause()
    {
        var found = Compare("2025年，石桥镇小学在校生500人，全县小学大班额比例为3.5%，初中为4.5%。");
        Assert.Equal([(990102, ""), (990101, "primary"), (990101, "junior")], found.Select(c => (c.Region, c.Stage)));
    }

    [Fact]
    public void PartialValue_AndNoValue_AccuseNobody()
    {
        var text = "2025年，全县小学在校生20744人。";
        var number = Assert.Single(NamedNumbers.Of(PlainReader.Read("a.txt", text), Context, TestContext.Current.CancellationToken));
        Assert.Equal(DataVerdict.NoValue, DataCheck.Compare(number, new GivenValue(null, "")).Verdict);
        Assert.Equal(DataVerdict.Unclear, DataCheck.Compare(number, new GivenValue(20474, "") { Doubt = "报送的数据不全" }).Verdict);
        Assert.Equal(DataVerdict.Agrees, DataCheck.Compare(number, new GivenValue(20700, "") { Kind = "report", Half = 50 }).Verdict);
    }

    [Fact]
    public void Ids_StayWhenTheTextMoves_AndDifferForEqualSentences()
    {
        const string One = "2025年，全县小学在校生20744人。";
        Assert.Equal(Assert.Single(Compare(One)).Id, Assert.Single(Compare("前言。\n" + One)).Id);
        var twins = Compare("前言。\n" + One + "\n" + One);
        Assert.NotEqual(twins[0].Id, twins[1].Id);
        // The one that is left when its twin is put right is a new finding: it never had the other's answer.
        Assert.DoesNotContain(Assert.Single(Compare("前言。\n改过的话。\n" + One)).Id, twins.Select(t => t.Id));
    }
}
