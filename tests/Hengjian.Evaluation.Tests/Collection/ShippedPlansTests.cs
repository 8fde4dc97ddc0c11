using Hengjian.Domain.Collection;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Evaluation.Tests.Collection;

/// <summary>The shipped schemes, dictionary, departments and plans speak of the same things.</summary>
public class ShippedPlansTests
{
    private static readonly IndicatorCatalogue Catalogue = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value;
    private static readonly CompiledCatalogue Compiled = CatalogueCompiler.Compile(Catalogue).Value;
    private static readonly IReadOnlyList<EvaluationScheme> Schemes =
        [.. DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Select(f => SchemeLoader.Load(f.Name, f.Text, Catalogue).Value)];

    public static TheoryData<string> SchemeIds => [.. Schemes.Select(s => s.Id)];

    [Theory, MemberData(nameof(SchemeIds))]
    public void EverySchemeHasAPlanThatLoads(string id) => Assert.Empty(Load(id).Problems);

    [Fact]
    public void EveryLeadAndOwner_IsADepartment()
    {
        var book = CollectionLoader.Departments().Value;
        var words = Schemes.SelectMany(s => s.Leaves).Select(l => l.Lead).Where(l => l.Length > 0)
            .Concat(Catalogue.Dictionary.Elements.Select(e => e.Owner));
        Assert.All(words.Distinct(), w => Assert.NotNull(book.Find(w)));
    }

    [Fact]
    public void SpendingItem_NeedsTwoYearsOfSpendingFromTheCountiesFinanceOffices()
    {
        var scheme = Schemes.Single(s => s.Id == "city-14");
        var needs = ItemNeeds.OfItem(scheme, scheme.Leaves.Single(l => l.Id == "4.1"), Compiled, Load("city-14").Value);
        var need = Assert.Single(needs);
        Assert.Equal(("4.1", "edu_spend", ImportKind.Region, SchoolStage.All, "财政"), (need.Item, need.Element, need.Kind, need.Stage, need.Department));
        Assert.Equal([2024, 2025], need.Periods);
        Assert.True(need.FromCounties);
    }

    [Fact]
    public void StagedItem_NeedsEachStageOnce()
    {
        var scheme = Schemes.Single(s => s.Id == "city-14");
        var needs = ItemNeeds.OfItem(scheme, scheme.Leaves.Single(l => l.Id == "4.2"), Compiled, Load("city-14").Value);
        Assert.Equal(
            ["Preschool", "Primary", "Junior", "Senior", "Vocational"],
            needs.Where(n => n.Element == "stu_stage").Select(n => n.Stage.ToString()));
        Assert.All(needs, n => Assert.Equal([2024, 2025], n.Periods));
    }

    [Fact]
    public void WeightedMean_BringsItsWeight()
    {
        var scheme = Schemes.Single(s => s.Id == "city-14");
        var needs = ItemNeeds.OfItem(scheme, scheme.Leaves.Single(l => l.Id == "5.2"), Compiled, Load("city-14").Value);
        Assert.Contains(needs, n => n.Element == "pay_teacher_n");
        Assert.Contains(needs, n => n.Element == "pay_civil_n");
    }

    [Fact]
    public void ImprovementItem_NeedsItsBaselineYear()
    {
        var scheme = Schemes.Single(s => s.Id == "city-14");
        var leaf = scheme.Leaves.Single(l => l.Rule is ImprovementRule);
        var needs = ItemNeeds.OfItem(scheme, leaf, Compiled, Load("city-14").Value);
        Assert.All(needs, n => Assert.Contains(((ImprovementRule)leaf.Rule!).BaselineYear, n.Periods));
    }

    [Theory, MemberData(nameof(SchemeIds))]
    public void EveryElementAnIndicatorReads_IsNeeded(string id)
    {
        var scheme = Schemes.Single(s => s.Id == id);
        var needs = ItemNeeds.Of(scheme, Compiled, Load(id).Value).ToLookup(n => n.Item, n => n.Element);
        foreach (var leaf in scheme.Leaves)
            foreach (var (reference, _) in ItemNeeds.ReferencesOf(leaf.Rule, scheme.Year))
                // The evaluator's own list, made by another walk.
                Assert.Empty(Compiled.InputsOf(reference.Indicator, reference.Stage).Select(e => e.Id).Except(needs[leaf.Id]));
    }

    [Theory]
    [InlineData("item: '4.1'", "item: '4.9x'", "HJP0412")]
    [InlineData("cooperate: [税务, 审计]", "cooperate: [税误, 审计]", "HJP0411")]
    [InlineData("check: edu_spend <= fiscal_spend", "check: edu_spent <= fiscal_spend", "HJP0418")]
    [InlineData("check: edu_spend <= fiscal_spend", "check: edu_spend + fiscal_spend", "HJP0418")]
    [InlineData("computed: [funding.growth-10]", "computed: [funding.growth-11]", "HJP0414")]
    [InlineData("due: 05-31", "due: 02-29", "HJP0415")]
    [InlineData("scheme: city-14", "scheme: city-15", "HJP0416")]
    [InlineData("publicity_days: 5", "publicity_days: 500", "HJP0417")]
    [InlineData("code: M2", "code: M1", "HJP0410")]
    [InlineData("template", "template", null)]
    [InlineData("publicity_days: 5", "publicity_dais: 5", "HJI0602")]
    public void WrongPlan_IsRefusedWithCodeAndLine(string right, string wrong, string? code)
    {
        var files = CollectionLoader.FilesFor("city-14").Value.Select(f => (f.Name, f.Text.Replace(right, wrong, StringComparison.Ordinal))).ToList();
        var loaded = CollectionLoader.Load(files, Schemes.Single(s => s.Id == "city-14"), Catalogue);
        if (code is null) Assert.Empty(loaded.Problems);
        else Assert.Contains(loaded.Problems, p => p.Code == code && p.Where!.Contains("city-14.yaml 第", StringComparison.Ordinal));
    }

    [Fact]
    public void Version_ChangesWithPlanAndDepartments()
    {
        var files = CollectionLoader.FilesFor("city-14").Value;
        var version = CollectionLoader.VersionOf(files);
        Assert.All(Enumerable.Range(0, 2), i => Assert.NotEqual(
            version, CollectionLoader.VersionOf([.. files.Select((f, n) => n == i ? (f.Name, f.Text + "\n") : f)])));
    }

    private static Kernel.Result<CollectionPlan> Load(string id) =>
        CollectionLoader.FilesFor(id).Then(files => CollectionLoader.Load(files, Schemes.Single(s => s.Id == id), Catalogue));
}
