using Hengjian.Documents.Tests.Sheets;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

public sealed class OfficeRoundTripTests
{
    [Fact]
    public void TemplateSavedByLibreOffice_IsStillOurTemplate()
    {
        LibreOffice.SkipIfAbsent();
        var saved = LibreOffice.Convert(ImportSample.Template(ImportKind.School), "xlsx", "xlsx");
        Assert.Equal(["HJD0438"], ImportSample.Read(ImportKind.School, ("t.xlsx", saved)).Codes());
        Assert.Equal(["HJD0435"], ImportSample.Read(ImportKind.Project, ("t.xlsx", saved)).Codes());
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    [InlineData("csv")]
    public void DataSavedByLibreOffice_ImportTheSame(string format)
    {
        LibreOffice.SkipIfAbsent();
        var file = ImportSample.Xlsx("数据", ["行政区划代码", "学校代码", "学校名称", "学校类型", "在校生数", "设备值（万元）", "是否寄宿制"],
            ["990101", "S1", new string('长', 40), "小学", 1200, 12.34, "是"],
                ["990102", "0012", "白沙小学", "教学点", 8, "—", "不适用"]);
        var saved = format == "csv"
            ? LibreOffice.Convert(file, "xlsx", "csv", ":Text - txt - csv (StarCalc):44,34,76,1")
            : LibreOffice.Convert(file, "xlsx", format);
        var before = ImportSample.Read(ImportKind.School, ("a.xlsx", file)).Tables[0];
        var outcome = ImportSample.Read(ImportKind.School, ("a." + format, saved));
        Assert.Empty(outcome.Problems);
        var after = outcome.Tables[0];
        Assert.Equal(before.Keys!.Select(k => k!), after.Keys!.Select(k => k!));
        Assert.Equal(before.Names!.Select(k => k!), after.Names!.Select(k => k!));
        Assert.Equal(before.Numbers("equip"), after.Numbers("equip"));
        Assert.Equal(ValueFlag.NotApplicable, after.Columns["boarding"].FlagAt(1));
    }
}
