using Hengjian.Audit.Reading;

namespace Hengjian.Audit.Tests.Warnings;

public sealed class WarningTests
{
    [Theory]
    [InlineData("全市共有学校x所。", "placeholder")]
    [InlineData("投入**万元，占比X%。", "placeholder")]
    [InlineData("xx市人民政府。", "placeholder")]
    [InlineData("印发《》。", "empty-title")]
    [InlineData("一、总体情况\n三、主要做法", "numbering")]
    [InlineData("一是补充教师；三是治理大班额。", "numbering")]
    [InlineData("联系电话13812345678。", "personal-data")]
    [InlineData("身份证11010519491231002X。", "personal-data")]
    [InlineData("大班额治理全部完成，但仍有3所学校超标。", "left-open")]
    [InlineData("二、存在问题\n部分学校师资不足。\n三、下一步打算\n补充教师。", "vague")]
    [InlineData("二、存在问题\n教师不足。", "no-measures")]
    [InlineData("小学在校生46,920人，初中在校生21,35人。", "broken-number")]
    [InlineData("投入46,920万元，支出1,2350万元。", "broken-number")]
    [InlineData("三次产业结构调整为15.12:47.2637.62。", "broken-number")]
    public void Finding_IsWarnedOf(string text, string code) => Assert.Contains(Audited.Report(text).Warnings, w => w.Code == code);

    [Theory]
    [InlineData("实行1+X证书制度，建设5G校园，面积10×20米。")]
    [InlineData("一、总体情况\n（一）投入\n（二）队伍\n二、做法\n（一）机制")]
    [InlineData("一是补充教师；二是优化布局。另一方面，一是加强督导；二是加强问责。")]
    [InlineData("投入13812345678元。")]
    [InlineData("小学46,920人，1,2年级不布置书面作业，3,4,5号楼在建。")]
    [InlineData("小学21,35人。")]
    [InlineData("总计1,046,920人，均价1,234.56元，比例1:1,200。")]
    [InlineData("系统2.10.3版，自2024.09.12运行，地址192.168.1.10，规范GB50099.2011.3。")]
    public void OrdinaryText_IsNotWarnedOf(string text) => Assert.Empty(Audited.Report(text).Warnings);

    [Fact]
    public void MissingItemOfTheScheme_IsNamed()
    {
        var report = PlainReader.Read("x", "一、教育投入情况\n教育投入增长。");
        var found = ReportAuditor.Audit(report, new AuditOptions { Required = ["教育投入", "控辍保学"] }, TestContext.Current.CancellationToken);
        Assert.Contains("控辍保学", Assert.Single(found.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blanks_AreLeftOutOfTheArithmetic() => Assert.Empty(Audited.Wrong("投入x亿元，比上年增加1.2亿元，增长6%。全市共x所，其中小学12所、初中8所。"));

    /// <summary>What stops at a limit says so, and personal data are told even behind a wall of blanks.</summary>
    [Theory]
    [InlineData("x所\n", 6000)]
    [InlineData("x所 ", 200_000)]
    public void ReadingThatStops_SaysSo(string blank, int times)
    {
        var warnings = Audited.Report(string.Concat(Enumerable.Repeat(blank, times)) + "\n联系电话13812345678。").Warnings;
        Assert.InRange(warnings.Count, 5000, 6000);
        Assert.Contains(warnings, w => w.Code == "too-many-warnings");
    }

    [Fact]
    public void FewWarnings_SayNothingOfStopping() => Assert.DoesNotContain(Audited.Report("全市共有学校x所。").Warnings, w => w.Code == "too-many-warnings");
}
