using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Results;

/// <summary>Classes are judged by the catalogue: its indicators and limits, stage by stage, and not at all where it says nothing.</summary>
public sealed class ClassSizesTests
{
    private static readonly string[] StageLabels = ["幼儿园", "小学", "初中", "普通高中", "中等职业", "特殊教育"];

    private static readonly (SchoolStage Stage, byte Code, double Size, ClassSize Expected)[] Classes =
    [
        (SchoolStage.Primary, 1, 70, new(true, true, 45, true)),
        (SchoolStage.Primary, 1, 60, new(true, false, 45, true)),
        (SchoolStage.Primary, 1, 50, new(false, false, 45, true)),
        (SchoolStage.Primary, 1, 45, new(false, false, 45, false)),
        (SchoolStage.Senior, 3, 58, new(true, null, 50, true)),
        (SchoolStage.Preschool, 0, 60, ClassSize.Unjudged),
        (SchoolStage.Special, 5, 60, ClassSize.Unjudged),
        (SchoolStage.Primary, 1, double.NaN, new(null, null, 45, null)),
    ];

    [Fact]
    public void EachStage_ByItsOwnRules()
    {
        var school = SchoolView.Find(Results(), "S1", SampleRound.Year)!;
        Assert.Equal(Classes.Length, school.Classes.Count);
        foreach (var c in school.Classes) Assert.Equal(Classes[c.Row].Expected, c.Size);
    }

    private static RoundResults Results()
    {
        var dictionary = new DataDictionary(
        [
            new("class_stage", "班级学段", Grain.ClassYear, ValueKind.Code, "", "教育") { Codes = StageLabels },
            new("class_size", "班级学生数", Grain.ClassYear, ValueKind.Number, "人", "教育"),
        ]);
        Indicator[] indicators =
        [
            Make("class-size.large-count", "count_if(class_size >= 56)", SchoolStage.Primary, SchoolStage.Junior),
            Make("class-size.super-count", "count_if(class_size >= 66)", SchoolStage.Primary, SchoolStage.Junior),
            Make("class-size.senior-large-share", "100 * count_if(class_size >= 56) / count(class_size)", SchoolStage.Senior),
        ];
        LimitTable[] limits = [new("class_size_cap", "班额上限", new Dictionary<string, double> { ["小学"] = 45, ["普通高中"] = 50 }, "S", Evidence.Read)];
        var compiled = CatalogueCompiler.Compile(new IndicatorCatalogue("c", dictionary, indicators, limits, []));
        Assert.True(compiled.IsOk, string.Join('\n', compiled.Problems));
        return SampleRound.Over(compiled.Value, new Dataset(SampleRound.Tree, [Schools(), ClassTable()]));
    }

    private static Indicator Make(string id, string formula, params SchoolStage[] stages) =>
        new(id, id, "t", "个", formula) { Direction = Direction.LowerBetter, Stages = stages, Levels = [RegionLevel.City, RegionLevel.County] };

    private static FactTable Schools() => new()
    {
        Grain = Grain.SchoolYear,
        Period = SampleRound.Year,
        Regions = [970101],
        Stages = [SchoolStage.All],
        Keys = ["S1"],
        Names = ["东溪学校"],
        Columns = new Dictionary<string, Column>(),
    };

    private static FactTable ClassTable() => new()
    {
        Grain = Grain.ClassYear,
        Period = SampleRound.Year,
        Regions = [.. Classes.Select(_ => 970101)],
        Stages = [.. Classes.Select(c => c.Stage)],
        Keys = [.. Classes.Select((_, i) => $"{i}")],
        Parents = new int[Classes.Length],
        Columns = new Dictionary<string, Column>
        {
            ["class_stage"] = new CodeColumn([.. Classes.Select(c => c.Code)], StageLabels),
            ["class_size"] = new NumberColumn([.. Classes.Select(c => c.Size)]),
        },
    };
}
