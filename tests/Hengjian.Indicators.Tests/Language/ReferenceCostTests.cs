using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Tests.Catalogue;
using Hengjian.Indicators.Tests.Execution;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Tests.Language;

/// <summary>Short formulas that together ask for much are refused before anything is computed.</summary>
public sealed class ReferenceCostTests
{
    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 1)]
    [InlineData(3000, 1)]
    public void ChainOfReferences_IsBounded(int length, int problems)
    {
        var found = Problems(Enumerable.Range(0, length).Select(i => SampleData.Indicator($"a{i}", i == length - 1 ? "spend" : $"[a{i + 1}]")));
        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Equal("HJI0228", p.Code));
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(30, 1)]
    public void DoublingReferences_AreBounded(int length, int least)
    {
        var found = Problems(Enumerable.Range(0, length).Select(i => SampleData.Indicator($"a{i}", i == 0 ? "spend" : $"[a{i - 1}] + [a{i - 1}]")));
        Assert.Equal(least > 0, found.Count > 0);
        Assert.All(found, p => Assert.Equal("HJI0229", p.Code));
        Assert.All(found, p => Assert.Contains("20000", p.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prev([y], 5)", 10, 0)]
    [InlineData("prev([y], 5)", 11, 1)]
    public void YearsBack_AddUpThroughReferences(string formula, int years, int problems)
    {
        var inner = years == 10 ? "prev(spend, 5)" : "prev(prev(spend, 5))";
        var found = Problems([SampleData.Indicator("x", formula), SampleData.Indicator("y", inner)]);
        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Contains(" 11 年", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void PreviousOfPrevious_IsBoundedInADraftToo()
    {
        var draft = SampleData.Indicator("x", "prev(prev(prev(spend, 5), 5))");
        Assert.Equal("HJI0230", Assert.Single(CatalogueCompiler.CompileFormula(SampleData.Catalogue(), draft).Problems).Code);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void ListOfNumbers_IsBounded(int length, int problems)
    {
        var list = string.Join(",", Enumerable.Repeat("1", length));
        var found = Problems([SampleData.Indicator("x", $"spend in ({list})", yesNo: true)]);
        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Equal("HJI0111", p.Code));
    }

    [Fact]
    public void ManyMistakes_AreToldTwentyAtATime()
    {
        var found = Problems([SampleData.Indicator("x", string.Join(" + ", Enumerable.Range(0, 90).Select(i => $"乙{i}")))]);
        Assert.Equal(21, found.Count);
        Assert.Equal("HJI0110", found[^1].Code);
    }

    [Fact]
    public void TheCommittedCatalogue_StaysWellBelow() => Assert.All(CommittedCatalogue.Catalogue.Indicators, i =>
        Assert.True(i.Formula.Length < 2000, i.Id));

    private static IReadOnlyList<Problem> Problems(IEnumerable<Indicator> indicators) =>
        CatalogueCompiler.Compile(SampleData.Catalogue([.. indicators])).Problems;
}
