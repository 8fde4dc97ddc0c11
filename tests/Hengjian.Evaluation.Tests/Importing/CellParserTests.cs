using FsCheck;
using FsCheck.Fluent;
using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class CellParserTests
{
    private static readonly DataElement Money = Element("元", min: 0);
    private static readonly DataElement Pupils = Element("人", min: 0, whole: true);

    [Theory]
    [InlineData("1200", "元", null, 1200)]
    [InlineData("１２００", "元", null, 1200)]
    [InlineData("1,234,567.8", "元", null, 1234567.8)]
    [InlineData("１，２３４", "元", null, 1234)]
    [InlineData("12 345 678", "元", null, 12345678)]
    [InlineData("12.34", "元", "万元", 123400)]
    [InlineData("12.34万元", "元", null, 123400)]
    [InlineData("12.34 万", "元", null, 123400)]
    [InlineData("1.2亿元", "元", "万元", 120000000)]
    [InlineData("5千元", "元", null, 5000)]
    [InlineData("3百万元", "元", null, 3000000)]
    [InlineData("0.5", "人", "万人", 5000)]
    [InlineData("1200人", "人", null, 1200)]
    [InlineData("1200名", "人", null, 1200)]
    [InlineData("850㎡", "平方米", null, 850)]
    [InlineData("1.2万m2", "平方米", null, 12000)]
    [InlineData("85.3%", "%", null, 85.3)]
    [InlineData("85.3％", "小数", null, 0.853)]
    [InlineData("0.853", "%", "小数", 85.3)]
    [InlineData("1.5万元/人", "元/人", null, 15000)]
    [InlineData("2", "元/人", "千元/人", 2000)]
    [InlineData("1小时", "分钟", null, 60)]
    [InlineData("0", "元", null, 0)]
    [InlineData("'007", "元", null, 7)]
    [InlineData("+3", "元", null, 3)]
    [InlineData("1200.0000000001", "人", null, 1200)]
    [InlineData("6.5", "人/百人", null, 6.5)]
    public void Numbers_AreReadInTheElementsUnit(string text, string unit, string? header, double expected)
    {
        var parsed = CellParser.For(Element(unit, whole: unit == "人"), header).Value.Parse(text);
        Assert.Null(parsed.Problem);
        Assert.Equal(expected, parsed.Number);
        Assert.Equal(ValueFlag.Present, parsed.Flag);
    }

    [Theory]
    [InlineData("1200（估）", 1200)]
    [InlineData("1200估", 1200)]
    [InlineData("约1200", 1200)]
    [InlineData("12.5万元(估计)", 125000)]
    public void Estimates_AreMarked(string text, double expected) =>
        Assert.Equal((ValueFlag.Estimated, expected), Flagged(CellParser.For(Money).Value.Parse(text)));

    [Theory]
    [InlineData("", ValueFlag.Missing)]
    [InlineData("—", ValueFlag.Missing)]
    [InlineData("……", ValueFlag.Missing)]
    [InlineData("缺", ValueFlag.Missing)]
    [InlineData(" － ", ValueFlag.Missing)]
    [InlineData("不适用", ValueFlag.NotApplicable)]
    [InlineData("／", ValueFlag.NotApplicable)]
    public void NothingThere_IsNeverZero(string text, ValueFlag flag)
    {
        var parsed = CellParser.For(Money).Value.Parse(text);
        Assert.Equal(flag, parsed.Flag);
        Assert.True(double.IsNaN(parsed.Number));
        Assert.Null(parsed.Problem);
    }

    [Theory]
    [InlineData("约很多", "HJD0402")]
    [InlineData("一千二", "HJD0402")]
    [InlineData("无", "HJD0402")]
    [InlineData("1.2.3", "HJD0402")]
    [InlineData("12 元 5 角", "HJD0404")]
    [InlineData("1,23", "HJD0403")]
    [InlineData("1,2345", "HJD0403")]
    [InlineData("1234,567", "HJD0403")]
    [InlineData("12公斤", "HJD0404")]
    [InlineData("-5", "HJD0405")]
    [InlineData("－5", "HJD0405")]
    [InlineData("12.5", "HJD0406")]
    [InlineData("0.12345人", "HJD0406")]
    [InlineData("99999999999", "HJD0407")]
    [InlineData("999999999999999999999999999999999999", "HJD0402")]
    public void WrongNumbers_SayWhy(string text, string code) =>
        Assert.Equal(code, CellParser.For(Pupils with { Max = 1e9 }).Value.Parse(text).Problem?.Code);

    [Fact]
    public void RequiredCell_CannotBeEmptyNorDeclined()
    {
        var parser = CellParser.For(Pupils with { Required = true }).Value;
        foreach (var text in (string[])["", "—", "不适用"]) Assert.Equal("HJD0401", parser.Parse(text).Problem?.Code);
    }

    [Fact]
    public void HeaderUnitOfAnotherKind_IsRefused() =>
        Assert.Equal("HJD0404", CellParser.For(Pupils, "万元").Problems[0].Code);

    [Theory]
    [InlineData("是", 1)]
    [InlineData("√", 1)]
    [InlineData("Ｙ", 1)]
    [InlineData("1", 1)]
    [InlineData("否", 0)]
    [InlineData("0", 0)]
    [InlineData("No", 0)]
    public void YesNo_ReadsTheUsualMarks(string text, double expected) =>
        Assert.Equal(expected,
            CellParser.For(new DataElement("b", "是否", Grain.SchoolYear, ValueKind.Bool, "", "")).Value.Parse(
            text).Number);

    [Theory]
    [InlineData("2024-09-01")]
    [InlineData("2024/9/1")]
    [InlineData("2024年9月1日")]
    [InlineData("20240901")]
    [InlineData("2024.9.1")]
    public void Days_ReadTheUsualForms(string text) =>
        Assert.Equal(new DateOnly(2024, 9, 1).DayNumber,
            CellParser.For(new DataElement("d", "日期", Grain.Project, ValueKind.Date, "", "")).Value.Parse(text).Number);

    [Fact]
    public void UnknownCode_NamesTheNearest()
    {
        var element = new DataElement("t", "类型", Grain.SchoolYear, ValueKind.Code, "",
            "")
        { Codes = SchoolTypes.Names };
        var parser = CellParser.For(element).Value;
        Assert.Equal(1, parser.Parse(" 小学 ").Code);
        Assert.Contains("九年一贯制学校", parser.Parse("九年一惯制学校").Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SheetKinds_KeepTheirMeaning()
    {
        var rate = CellParser.For(Element("%", min: 0)).Value;
        Assert.Equal(85.3, rate.Parse(new Cell(CellKind.Percent, "0.853", 0.853, false)).Number);
        Assert.Equal(85.3, rate.Parse(new Cell(CellKind.Number, "85.3", 85.3, false)).Number);
        Assert.Equal(0.1, CellParser.For(Money).Value.Parse(
            new Cell(CellKind.Number, "0.10000000000000001", 0.1, false)).Number);
        Assert.Equal("HJD0411", rate.Parse(new Cell(CellKind.Error, "#REF!", double.NaN, false)).Problem?.Code);
        Assert.Equal("HJD0412", rate.Parse(new Cell(CellKind.Date, "2024-09-01", 1, false)).Problem?.Code);
        Assert.Equal("HJD0404",
            CellParser.For(Pupils).Value.Parse(new Cell(CellKind.Percent, "0.5", 0.5, false)).Problem?.Code);
    }

    [Fact]
    public void AnyDecimalWithAnyUnit_ConvertsExactly() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            Gen.Choose(0, 99_999_999).Select(n => n / 1000m).ToArbitrary(),
            Gen.Elements(("元", 1m), ("千元", 1000m), ("万元", 10_000m), ("亿元", 100_000_000m)).ToArbitrary(),
            (value, unit) =>
            {
                var text = value.ToString("#,##0.###", System.Globalization.CultureInfo.InvariantCulture);
                var expected = (double)(value * unit.Item2);
                return CellParser.For(Money, unit.Item1).Value.Parse(text).Number.Equals(expected)
                    && CellParser.For(Money).Value.Parse(text + unit.Item1).Number.Equals(expected);
            }));

    [Fact]
    public void AnyText_NeverThrowsAndNeverBecomesZeroByItself() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<string?>(text =>
        {
            var parsed = CellParser.For(Money).Value.Parse(text ?? "");
            return parsed.Number != 0 || text!.Any(c => char.IsDigit(c));
        }));

    private static (ValueFlag, double) Flagged(ParsedCell cell) => (cell.Flag, cell.Number);

    private static DataElement Element(string unit, double? min = null, bool whole = false) =>
        new("x", "某数", Grain.SchoolYear, ValueKind.Number, unit, "教育") { Min = min, Whole = whole };

    [Theory]
    [InlineData(ValueKind.Code)]
    [InlineData(ValueKind.Text)]
    public void NotApplicableInACodeOrText_IsRefusedNotTurnedIntoMissing(ValueKind kind)
    {
        var element = new DataElement("zone", "城乡类型", Grain.SchoolYear, kind, "", "教育") { Codes = ["城区", "镇区"] };
        Assert.Equal("HJD0414", CellParser.For(element).Value.Parse("不适用").Problem!.Code);
    }
}
