using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;
using Hengjian.Audit.Warnings;

namespace Hengjian.Audit.Tests.Warnings;

public sealed class PlaceAndYearTests
{
    private const string Title = "青禾县人民政府2024年履行教育职责自评报告\n";

    private static List<(string Code, string Words)> Warned(string text, ReportContext? context = null)
    {
        var report = PlainReader.Read("x", text);
        string[] codes = ["other-place", "year-slip", "no-period", "no-source", "title-place", "title-year"];
        return [.. ReportAuditor.Audit(report, new AuditOptions { Context = context ?? ReportContext.Unknown }, TestContext.Current.CancellationToken).Warnings.Where(w => codes.Contains(w.Code)).Select(w => (w.Code, Words(text, w)))];
    }

    private static string Words(string text, Warning warning) => warning.Spans.Count == 0 ? "" : text[warning.Spans[0].Start..warning.Spans[0].End];

    [Theory]
    [InlineData("白沙县坚持教育优先发展，全县新建学校12所。", "白沙县")]
    [InlineData("一年来，龙泉县健全机制，我县投入持续增长。", "龙泉县")]
    public void AnotherCounty_WhereTheOwnIsMeant(string sentence, string place) => Assert.Equal([("other-place", place)], Warned(Title + sentence));

    [Theory]
    [InlineData("青禾县坚持教育优先发展，全县新建学校12所。")]
    [InlineData("与白沙县结对帮扶，全县选派教师20名。")]
    [InlineData("白沙县来我县学习考察，全县反响热烈。")]
    [InlineData("示范县创建稳步推进，全县达标。")]
    [InlineData("主城区学位紧张，全县统筹新增学位。")]
    [InlineData("贫困县摘帽后，全县巩固成果。")]
    [InlineData("临江市委市政府高度重视，全县落实到位。")]
    [InlineData("白沙县新建学校12所。")]
    public void OtherNames_AreLeftAlone(string sentence) => Assert.Empty(Warned(Title + sentence));

    [Fact]
    public void ProvincialReport_MayNameItsCounties() =>
        Assert.Empty(Warned("临澄省2024年履行教育职责情况报告\n白沙县坚持改革，全县投入增长。龙泉市统筹资源，全市达标。"));

    [Fact]
    public void WithAList_TheListDecides()
    {
        var options = new ReportContext { OwnPlaces = ["青禾县", "临江市", "城关镇"], OtherPlaces = ["白沙县", "小青禾县", "湖滨市", "临江市"] };
        Assert.Equal([("other-place", "白沙县")], Warned(Title + "白沙县教育局建立制度。", options));
        Assert.Equal([("other-place", "湖滨市")], Warned(Title + "经过努力，湖滨市人民政府增加投入。", options));
        Assert.Empty(Warned(Title + "临江市人民政府增加投入。青禾县教育局建立制度。白沙县、湖滨市均已达标。赴湖滨市考察。教师来自白沙县。", options));
    }

    private static readonly ReportContext Handed = new() { OwnPlaces = ["青禾县", "临江市"], OtherPlaces = ["白沙县", "湖滨市"], Year = 2024 };

    [Theory]
    [InlineData("白沙县人民政府2024年履行教育职责自评报告\n一、基本情况\n", "title-place")]
    [InlineData("临江市2024年履行教育职责自评报告\n一、基本情况\n", "title-place")]
    [InlineData("青禾县2023年履行教育职责自评报告\n一、基本情况\n", "title-year")]
    public void TitleOfAnotherReport_IsToldOf(string text, string code) => Assert.Equal([(code, text[..text.IndexOf('\n', StringComparison.Ordinal)])], Warned(text, Handed));

    // The county behind its city, a place nobody knows, a title without year or with two.
    [Theory]
    [InlineData("临江市青禾县2024年履行教育职责自评报告\n")]
    [InlineData("优质均衡示范县2024年创建工作报告\n")]
    [InlineData("履行教育职责自评报告\n")]
    [InlineData("青禾县2023年反馈问题2024年整改情况报告\n")]
    public void TitleOfTheReport_IsLeftAlone(string text) => Assert.Empty(Warned(text, Handed));

    [Theory]
    [InlineData("现将我县2023年履行教育职责情况报告如下：", "2023")]
    [InlineData("2024年2月30日，召开会议。", "2024年2月30日")]
    [InlineData("2024年13月完成。", "2024年13月")]
    [InlineData("2024年至2022年投入增长。", "2024年至2022年")]
    [InlineData("新校区2028年9月已建成并投入使用。", "2028年")]
    [InlineData("一、2023年工作情况\n投入增长。", "2023")]
    public void SlipOfTheYear_IsToldOf(string text, string words) => Assert.Equal([("year-slip", words)], Warned(Title + text));

    [Theory]
    [InlineData("现将我县2024年履行教育职责情况报告如下：")]
    [InlineData("2024年2月29日，召开会议。2025年3月31日前完成整改。")]
    [InlineData("2022年至2024年投入增长。2020—2024年，累计投入5亿元。2023—2024学年开学。")]
    [InlineData("新校区将于2028年9月建成。到2027年，全部达标。")]
    [InlineData("一、2023年反馈问题整改情况\n已整改。")]
    [InlineData("四、2025年工作打算\n继续努力。")]
    [InlineData("2023年，全县投入24亿元，2024年达到26亿元。")]
    [InlineData("2023年，全县投入24亿元。")]
    public void OrdinaryYears_AreLeftAlone(string text) => Assert.Empty(Warned(Title + text));

    [Fact]
    public void LastYearsSentence_AmongManyOfThisYear()
    {
        var sentences = string.Concat(Enumerable.Range(0, 6).Select(i => $"2024年，全县第{i}项工作完成。\n"));
        Assert.Equal([("year-slip", "2023年")], Warned(Title + sentences + "2023年，全县新建学校12所。"));
        Assert.Empty(Warned(Title + sentences + "2023年，全县被评为先进。"));
        Assert.Empty(Warned(Title + sentences + string.Concat(Enumerable.Repeat("2023年，全县新建学校12所。\n", 4))));
    }

    [Fact]
    public void Today_DecidesWhatIsToCome()
    {
        Assert.Contains(("year-slip", "2026年"), Warned(Title + "教学楼2026年8月已完成。", new ReportContext { Year = 2025, Today = new DateOnly(2025, 3, 1) }));
        Assert.DoesNotContain(Warned(Title + "教学楼2026年8月已完成。", new ReportContext { Year = 2025, Today = new DateOnly(2026, 9, 1) }), w => w.Code == "year-slip");
    }

    [Fact]
    public void FiguresOfItems_SayWhenAndWhence_WhereThatIsAsked()
    {
        var options = new ReportContext { Dated = ["教育投入"], Sourced = ["教育投入"] };
        const string text = "一、教育投入情况\n（一）总量\n投入24.7亿元。\n据决算，2024年投入24.7亿元。\n继续努力。\n二、队伍\n教师300名。";
        Assert.Equal([("no-period", "24.7亿元"), ("no-source", "24.7亿元")], Warned(text, options));
        Assert.Empty(Warned(text));
    }

    /// <summary>What last year's problems became, and last year told to compare, are no slips.</summary>
    [Theory]
    [InlineData("现将2023年反馈问题整改情况报告如下：")]
    [InlineData("2023年，全县教育支出24亿元。\n2024年，全县教育支出26亿元。\n2024年，全县新建学校4所。\n2024年，全县招聘教师30名。\n2024年，全县培训教师900人次。")]
    public void LastYear_MayBeSpokenOf(string text) => Assert.Empty(Warned(Title + text));

    [Fact]
    public void ReportOfAnotherYear_IsASlip() => Assert.Equal([("year-slip", "2023")], Warned(Title + "现将2023年履行教育职责情况报告如下："));
}
