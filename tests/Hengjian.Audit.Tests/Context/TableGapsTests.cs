namespace Hengjian.Audit.Tests.Context;

/// <summary>What prose says lies between two cells of a table.</summary>
public sealed class TableGapsTests
{
    private const string Table = "| 县区 | 应建账 | 已建账 | 建账率（%） | 核定分 | 自评分 |\n| --- | --- | --- | --- | --- | --- |\n| 东岭县 | 36 | 31 | 86.1 | 918 | 951 |\n| 西岭县 | 42 | 39 | 92.9 | 934 | 947 |\n| 南岭县 | 28 | 21 | 75.0 | 876 | 940 |\n| 合计 | 106 | 91 | 85.8 | — | — |\n\n";
    private const string Across = "| 指标 | 城区 | 镇区 | 乡村 |\n| --- | --- | --- | --- |\n| 学校数（所） | 14 | 31 | 26 |\n| 本科及以上学历占比（%） | 95.8 | 90.3 | 82.6 |\n| 骨干教师占比（%） | 18.4 | 12.1 | 6.9 |\n\n";

    [Theory]
    [InlineData(Table, "从建账率看，西岭县最高，南岭县最低，两县相差17.9个百分点。")]
    [InlineData(Table, "西岭县建账率第一。南岭县末位。两地相差17.9个百分点。")]
    [InlineData(Table, "核定分最高的西岭县与最低的南岭县相差58分。")]
    [InlineData(Table, "西岭县建账率高于总体水平7.1个百分点。")]
    [InlineData(Across, "乡村本科及以上学历教师占比较城区低13.2个百分点。")]
    public void Gaps_ThatTheCellsGive_Hold(string table, string prose) => Assert.Empty(Audited.Wrong(table + prose));

    [Theory]
    [InlineData(Table, "从建账率看，西岭县最高，南岭县最低，两县相差17.9%。", "point-percent")]
    [InlineData(Table, "从建账率看，西岭县最高，南岭县最低，两县相差179个百分点。", "decimal-shift")]
    [InlineData(Table, "西岭县建账率第一。南岭县末位。两地相差17.9%。", "point-percent")]
    [InlineData(Table, "核定分最高的西岭县与最低的南岭县相差85分。", "digit-swap")]
    [InlineData(Across, "乡村本科及以上学历教师占比较城区低13.2%。", "point-percent")]
    [InlineData(Table, "西岭县建账率高于总体水平7.1%。", "point-percent")]
    public void GapsWithASlip_AreFlagged(string table, string prose, string code) => Assert.Equal(code, Audited.TheWrong(table + prose).Diagnoses[0].Code);

    [Theory]
    [InlineData(Table, "东岭县与西岭县相差较大，自评分相差4分。")]
    [InlineData(Table, "西岭县学生比南岭县多2,130人。")]
    [InlineData(Table, "西岭县优良率比南岭县高5.2%。")]
    [InlineData(Across, "乡村近视率比城区低8.1个百分点。")]
    [InlineData(Table, "西岭县建账率高于全省85.8%的平均水平。")]

    public void GapsOfOtherThings_AreLeftAlone(string table, string prose) => Assert.Empty(Audited.Wrong(table + prose));
}
