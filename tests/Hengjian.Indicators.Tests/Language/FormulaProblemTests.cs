using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Tests.Execution;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Tests.Language;

public sealed class FormulaProblemTests
{
    private static IReadOnlyList<Problem> Problems(string formula, bool yesNo = false, params Indicator[] others) =>
        CatalogueCompiler.Compile(SampleData.Catalogue([SampleData.Indicator("x", formula, yesNo), .. others])).Problems;

    [Fact]
    public void MistypedName_PointsAtItAndNamesTheNearest()
    {
        var problem = Assert.Single(Problems("100 * sum(在校生树) / sum(教室数)"));
        Assert.Equal(
            """
            HJI0201 指标 x 第 1 行第 11 列：找不到数据项“在校生树”。
              100 * sum(在校生树) / sum(教室数)
                        ^^^^^^^^
              应为：在校生数（stu，学校级，人）
            """,
            problem.ToString(), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("", "HJI0102")]
    [InlineData("1 = 2", "HJI0103")]
    [InlineData("50%", "HJI0104")]
    [InlineData("3人", "HJI0104")]
    [InlineData("count_if(ownership == \"公办)", "HJI0105")]
    [InlineData("[class-size", "HJI0105")]
    [InlineData("`在校生数", "HJI0105")]
    [InlineData("sum(stu", "HJI0106")]
    [InlineData("sum(stu) sum(stu)", "HJI0106")]
    [InlineData("1 +", "HJI0106")]
    [InlineData("1 < 2 < 3", "HJI0107")]
    [InlineData("sum(学生)", "HJI0201")]
    [InlineData("summ(stu)", "HJI0202")]
    [InlineData("[y]", "HJI0203")]
    [InlineData("count_if(class_size > limit(clas_limit, class_stage))", "HJI0204")]
    [InlineData("count_if(ownership == \"公\")", "HJI0205")]
    [InlineData("stu", "HJI0206")]
    [InlineData("sum(stu + class_size + plan_area)", "HJI0207")]
    [InlineData("sum(stu / sum(stu))", "HJI0208")]
    [InlineData("sum(1)", "HJI0209")]
    [InlineData("sum(stu, books)", "HJI0210")]
    [InlineData("sum(ok)", "HJI0211")]
    [InlineData("count_if(stu)", "HJI0211")]
    [InlineData("sum(ownership)", "HJI0211")]
    [InlineData("count_if(ok > ok2)", "HJI0212")]
    [InlineData("sum(fund + fund_wan)", "HJI0213")]
    [InlineData("prev(spend, pupils)", "HJI0214")]
    [InlineData("prev(spend, 9)", "HJI0214")]
    [InlineData("at_least(3, spend > 1, pupils > 1) and true", "HJI0214")]
    [InlineData("spend > 1", "HJI0216")]
    [InlineData("[x]", "HJI0219")]
    [InlineData("count(head)", "HJI0221")]
    [InlineData("sum(prev(class_size))", "HJI0224")]
    [InlineData("limit(class_limit, \"高中\")", "HJI0226")]
    public void BrokenFormula_IsTold(string formula, string code)
    {
        var found = Problems(formula);
        Assert.Contains(found, p => p.Code == code);
        Assert.All(found, p => Assert.Contains("^", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void SeveralMistakes_AreToldTogether()
    {
        var found = Problems("sum(学生甲) / sum(老师乙)", others: SampleData.Indicator("y", "sum(stu"));
        Assert.Equal(["HJI0106", "HJI0201", "HJI0201"], found.Select(p => p.Code).Order());
    }

    [Fact]
    public void Circle_IsToldOnceWithItsChain()
    {
        var found = Problems("[y] + 1", others: [SampleData.Indicator("y", "[z]"), SampleData.Indicator("z", "[x]")]);
        Assert.Contains("x → y → z → x", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardThatIsNotGiven_IsTold() =>
        Assert.Equal("HJI0215", Assert.Single(Problems("[y] >= std([y])", true, SampleData.Indicator("y", "spend"))).Code);

    [Fact]
    public void StageThatIsNotComputed_IsTold()
    {
        var primary = SampleData.Indicator("y", "count(class_size)") with { Stages = [SchoolStage.Primary] };
        Assert.Equal("HJI0217", Assert.Single(Problems("[y]", others: primary)).Code);
        Assert.Equal("HJI0218", Assert.Single(Problems("[y@小雪]", others: primary)).Code);
        Assert.Empty(Problems("[y@小学] + [y@primary]", others: primary));
    }

    [Fact]
    public void YesNoUnit_WithANumber_IsTold() => Assert.Equal("HJI0216", Assert.Single(Problems("spend", true)).Code);

    [Fact]
    public void Bounds_AreToldAsProblems()
    {
        Assert.Equal("HJI0101", Assert.Single(Problems(new string('1', 4001))).Code);
        Assert.Equal("HJI0108", Assert.Single(Problems(new string('(', 65) + "1" + new string(')', 65))).Code);
        Assert.Equal("HJI0108", Assert.Single(Problems(new string('-', 65) + "1")).Code);
        Assert.Equal("HJI0109", Assert.Single(Problems(string.Join("+", Enumerable.Repeat("1", 1001)))).Code);
        Assert.Empty(Problems(string.Join("+", Enumerable.Repeat("1", 1000))));
        Assert.Empty(Problems(new string('(', 64) + "1" + new string(')', 64)));
    }

    [Fact]
    public void Draft_IsCheckedAgainstTheCatalogueWithoutBeingInIt()
    {
        var catalogue = SampleData.Catalogue(SampleData.Indicator("y", "spend"));
        var draft = CatalogueCompiler.CompileFormula(catalogue, SampleData.Indicator("new", "[y] / pupils"));
        Assert.Equal(["pupils"], draft.Value.Select(e => e.Id));
        Assert.False(CatalogueCompiler.CompileFormula(catalogue, SampleData.Indicator("new", "[y] / pupil")).IsOk);
    }
}
