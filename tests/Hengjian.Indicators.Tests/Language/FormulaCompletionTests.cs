using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Language.Completion;
using Hengjian.Indicators.Language.Planning;
using Hengjian.Indicators.Tests.Catalogue;
using Hengjian.Indicators.Tests.Execution;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Tests.Language;

public sealed class FormulaCompletionTests
{
    private static Completion At(string before) => FormulaCompletion.At(CommittedCatalogue.Catalogue, before);

    [Theory]
    [InlineData("sum(在校", "在校生数", 2)]
    [InlineData("sum(stu", "在校生数", 3)]
    [InlineData("100 * count_i", "count_if(", 7)]
    [InlineData("count_if(班级学生", "班级学生数", 4)]
    [InlineData("[class-size.large-sh", "[class-size.large-share]", 20)]
    [InlineData("[义务教育大班额比", "[class-size.large-share]", 9)]
    [InlineData("[class-size.large-share@初", "[class-size.large-share@初中]", 25)]
    [InlineData("limit(class_size_c", "class_size_cap", 12)]
    [InlineData("差异系", "cv(", 3)]
    public void BestName_IsProposedFirst_WithTheStretchItReplaces(string before, string insert, int length)
    {
        var found = At(before);
        Assert.Contains(insert, found.Names.Take(4).Select(n => n.Insert));
        Assert.Equal(length, found.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sum(stu) / ")]
    [InlineData("100")]
    [InlineData("\"公办\" ")]
    public void NothingBegun_ProposesNothing(string before) => Assert.Empty(At(before).Names);

    [Fact]
    public void InsideQuotes_TheCodesOfTheElementAreProposed()
    {
        var codes = At("count_if(举办性质 == \"").Names;
        Assert.Contains("\"公办\"", codes.Select(c => c.Insert));
        Assert.All(codes, c => Assert.Equal(NameKind.Code, c.Kind));
    }

    [Fact]
    public void MistypedName_ProposesTheNearest() => Assert.Equal("在校生数", Assert.Single(At("sum(在校生树").Names).Name);

    [Fact]
    public void EveryProposal_HasAMeaning_AndIsReadBackByTheEngine()
    {
        foreach (var element in CommittedCatalogue.Catalogue.Dictionary.Elements.Where(e => e.Kind != Hengjian.Indicators.Facts.ValueKind.Text))
        {
            var proposed = FormulaCompletion.Like(CommittedCatalogue.Catalogue, element.NameZh).First(n => n.Kind == NameKind.Element && n.Other == element.Id);
            // Whatever else is wrong with the bare name as a formula, it is known.
            var draft = SampleData.Indicator("x", proposed.Insert, false) with { Topic = "class-size" };
            Assert.DoesNotContain(CatalogueCompiler.CompileFormula(CommittedCatalogue.Catalogue, draft).Problems, p => p.Code is "HJI0201" or "HJI0103");
        }
    }

    [Fact]
    public void AnyText_GivesAtMostADozen_AndReplacesOnlyWhatIsThere() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), before =>
        {
            var found = At(before ?? "");
            return found.Names.Count <= FormulaCompletion.Most && found.Length <= (before?.Length ?? 0);
        }));

    [Theory]
    [InlineData("100 * sum(在校生树)", "在校生数")]
    [InlineData("summ(stu)", "sum")]
    [InlineData("[nirgends] + 1", null)]
    [InlineData("count_if(ownership == \"公\")", "\"公办\"")]
    [InlineData("合计(stu)", "sum")]
    public void Problem_MarksTheStretch_AndWhatWouldBeRightThere(string formula, string? fix)
    {
        var problem = CatalogueCompiler.Compile(SampleData.Catalogue([SampleData.Indicator("x", formula, false)])).Problems[0];
        var mark = Assert.IsType<TextMark>(problem.Mark);
        Assert.Equal(fix, mark.Fix);
        if (fix is null) return;
        var mended = formula[..mark.Start] + fix + formula[(mark.Start + mark.Length)..];
        Assert.DoesNotContain(
            CatalogueCompiler.Compile(SampleData.Catalogue([SampleData.Indicator("x", mended, false)])).Problems, p => p.Code == problem.Code);
    }

    [Fact]
    public void Users_AreThoseOfTheFormula_OfTheirFormulas_AndOfTheStandard()
    {
        var catalogue = CommittedCatalogue.Catalogue;
        var users = new IndicatorUses(catalogue).Of("compulsory.yzjh.res.teaching-area");
        Assert.Contains(users, u => u.Id == "compulsory.yzjh.cv.teaching-area");
        Assert.Contains(users, u => u.Id == "compulsory.yzjh.verdict");
        Assert.DoesNotContain(users, u => u.Id == "compulsory.yzjh.res.teaching-area");
        Assert.Empty(new IndicatorUses(catalogue).Of("class-size.nobody"));
    }
}
