using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Tests.Facts;

public sealed class DatasetCombinerTests
{
    private static FactTable Schools(params FactSnapshot[] snapshots) =>
        DatasetCombiner.Combine(SampleFacts.Tree, snapshots).Value.Find(Grain.SchoolYear, 2024)!;

    private static double[] Numbers(FactTable table, string element) => ((NumberColumn)table.Columns[element]).ToArray();

    [Fact]
    public void LaterSnapshot_ReplacesOnlyTheRowsOfItsRegion()
    {
        var table = Schools(
            SampleFacts.Schools("school", 990000, "stu", (990101, "1", 10), (990101, "2", 20), (990102, "3", 30), (990201, "4", 40)),
            SampleFacts.Schools("school", 990101, "stu", (990101, "1", 11)));
        Assert.Equal<IEnumerable<string?>>(["1", "3", "4"], table.Keys!);
        Assert.Equal([11, 30, 40], Numbers(table, "stu"));
    }

    [Fact]
    public void OrderOfSnapshots_DecidesWhichCorrectionWins()
    {
        var one = SampleFacts.Schools("school", 990101, "stu", (990101, "1", 1));
        var other = SampleFacts.Schools("school", 990101, "stu", (990101, "1", 2));
        Assert.Equal([2], Numbers(Schools(one, other), "stu"));
        Assert.Equal([1], Numbers(Schools(other, one), "stu"));
    }

    [Fact]
    public void RowsAreInTreeOrder_WhateverTheOrderGiven()
    {
        var table = Schools(SampleFacts.Schools("school", 0, "stu", (990201, "4", 4), (990101, "1", 1), (990102, "3", 3)));
        Assert.Equal([990101, 990102, 990201], table.Regions);
        Assert.Equal([1, 3, 4], Numbers(table, "stu"));
    }

    [Fact]
    public void TwoKindsAboutOneSchool_BecomeOneRowAndKeepTheirFiles()
    {
        var table = Schools(
            SampleFacts.Schools("school", 0, "stu", (990101, "1", 10), (990101, "2", 20)),
            SampleFacts.Schools("conditions", 0, "area", (990101, "2", 200)));
        Assert.Equal(2, table.RowCount);
        var first = table.Keys!.ToList().IndexOf("1");
        var second = table.Keys!.ToList().IndexOf("2");
        Assert.Equal((10, double.NaN), (Numbers(table, "stu")[first], Numbers(table, "area")[first]));
        Assert.Equal((20, 200), (Numbers(table, "stu")[second], Numbers(table, "area")[second]));
        Assert.Equal("school.csv", table.OriginOf("stu", second)!.Value.File.Name);
        Assert.Equal("conditions.csv", table.OriginOf("area", second)!.Value.File.Name);
        Assert.Null(table.OriginOf("area", first));
    }

    [Fact]
    public void CombinedRows_KeepTheSheetTheyStoodOn()
    {
        var table = Schools(
            SampleFacts.Schools("sheets", 0, "area", (990101, "2", 200), (990101, "3", 300)),
            SampleFacts.Schools("school", 0, "stu", (990101, "1", 10), (990101, "2", 20)));
        int Sheet(string element, string key) => table.OriginOf(element, table.Keys!.ToList().IndexOf(key))!.Value.Sheet;
        Assert.Equal([1, 2, 0], [Sheet("area", "2"), Sheet("area", "3"), Sheet("stu", "2")]);
    }

    [Fact]
    public void TwoKindsGivingOneCell_IsAProblemNotAChoice()
    {
        var combined = DatasetCombiner.Combine(SampleFacts.Tree,
        [
            SampleFacts.Schools("school", 0, "stu", (990101, "1", 10)),
            SampleFacts.Schools("stat", 0, "stu", (990101, "1", 10)),
        ]);
        var problem = Assert.Single(combined.Problems);
        Assert.Equal("HJD0521", problem.Code);
        Assert.Contains("stu", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoKindsOfWhichOneIsMissing_GiveTheOtherWithItsFile()
    {
        var table = Schools(
            SampleFacts.Schools("a", 0, "stu", (990101, "1", double.NaN), (990101, "2", 2)),
            SampleFacts.Schools("b", 0, "stu", (990101, "1", 7)));
        Assert.Equal([7, 2], Numbers(table, "stu"));
        Assert.Equal(["b.csv", "a.csv"], [table.OriginOf("stu", 0)!.Value.File.Name, table.OriginOf("stu", 1)!.Value.File.Name]);
    }

    [Fact]
    public void ClassesFindTheirSchoolRow_AfterSchoolsWereReplaced()
    {
        var data = DatasetCombiner.Combine(SampleFacts.Tree,
        [
            SampleFacts.Classes(0, (990101, "2", "1", 40), (990101, "2", "2", 41), (990102, null, "2", 51)),
            SampleFacts.Schools("school", 0, "stu", (990101, "2", 81)),
            SampleFacts.Schools("school", 990101, "stu", (990101, "0", 5), (990101, "2", 80)),
        ]).Value;
        Assert.Equal([1, 1, -1], data.Find(Grain.ClassYear, 2024)!.Parents!);
    }

    [Fact]
    public void UnknownRegion_IsNamedOnceWithItsRows()
    {
        var combined = DatasetCombiner.Combine(SampleFacts.Tree,
            [SampleFacts.Schools("school", 0, "stu", (990101, "1", 1), (990301, "2", 2), (990301, "3", 3))]);
        Assert.Equal("2 行的行政区 990301 不在评价所用的行政区划表中。", Assert.Single(combined.Problems).Message);
    }

    [Fact]
    public void ClassesOfSchoolsThatWereTakenOut_AreAProblemNamingThem()
    {
        var combined = DatasetCombiner.Combine(SampleFacts.Tree,
        [
            SampleFacts.Schools("school", 990101, "stu", (990101, "1", 1), (990101, "2", 2)),
            SampleFacts.Classes(0, (990101, "1", "1", 40), (990101, "2", "1", 40), (990101, "2", "2", 41)),
            SampleFacts.Schools("school", 990101, "stu", (990101, "1", 1)),
        ]);
        var problem = Assert.Single(combined.Problems);
        Assert.Equal("HJD0526", problem.Code);
        Assert.Contains("2 个班的学校不在学校表中：学校代码 2。", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSchoolCodeInTwoCounties_IsAProblem_WithOrWithoutClasses()
    {
        FactSnapshot[] counties =
        [
            SampleFacts.Schools("school", 990101, "stu", (990101, "1", 1)),
            SampleFacts.Schools("school", 990102, "stu", (990102, "1", 2)),
        ];
        Assert.Equal("HJD0523", Assert.Single(DatasetCombiner.Combine(SampleFacts.Tree, counties).Problems).Code);
        FactSnapshot[] withClasses = [.. counties, SampleFacts.Classes(0, (990101, "1", "1", 40))];
        Assert.Equal("HJD0523", Assert.Single(DatasetCombiner.Combine(SampleFacts.Tree, withClasses).Problems).Code);
    }

    [Fact]
    public void CitysOwnRow_LeavesTheRowsOfItsCounties()
    {
        static FactSnapshot Region(int scope, params (int Region, double Value)[] rows) => new("region", scope, "d", new FactTable
        {
            Grain = Grain.RegionYear,
            Period = 2024,
            Regions = [.. rows.Select(r => r.Region)],
            Stages = new SchoolStage[rows.Length],
            Columns = new Dictionary<string, Column> { ["spend"] = new NumberColumn([.. rows.Select(r => r.Value)]) },
        });
        var table = DatasetCombiner.Combine(
            SampleFacts.Tree, [Region(990101, (990101, 1)), Region(990102, (990102, 2)), Region(990100, (990100, 9), (990102, 3))])
            .Value.Find(Grain.RegionYear, 2024)!;
        Assert.Equal([990100, 990101, 990102], table.Regions);
        Assert.Equal([9, 1, 3], Numbers(table, "spend"));
    }

    [Fact]
    public void StageTables_AreReplacedStageByStage()
    {
        static FactSnapshot Stages(params (SchoolStage Stage, double Value)[] rows) => new("region-stage", 990101, "d", new FactTable
        {
            Grain = Grain.RegionStageYear,
            Period = 2024,
            Regions = [.. rows.Select(_ => 990101)],
            Stages = [.. rows.Select(r => r.Stage)],
            Columns = new Dictionary<string, Column> { ["spend"] = new NumberColumn([.. rows.Select(r => r.Value)]) },
        });
        var table = DatasetCombiner.Combine(
            SampleFacts.Tree, [Stages((SchoolStage.Primary, 1), (SchoolStage.Junior, 2)), Stages((SchoolStage.Junior, 3))])
            .Value.Find(Grain.RegionStageYear, 2024)!;
        Assert.Equal([1, 3], Numbers(table, "spend"));
    }

    [Fact]
    public void CodesOfDifferentDictionaries_AreMatchedByLabel()
    {
        static FactSnapshot With(int scope, int region, byte code, string[] labels)
        {
            var plain = SampleFacts.Schools("school", scope, "stu", (region, "1", 1));
            return plain with
            {
                Table = new FactTable
                {
                    Grain = plain.Table.Grain,
                    Period = plain.Table.Period,
                    Regions = plain.Table.Regions,
                    Stages = plain.Table.Stages,
                    Columns = new Dictionary<string, Column> { ["type"] = new CodeColumn([code], labels) },
                },
            };
        }
        var table = Schools(With(990101, 990101, 1, ["小学", "教学点"]), With(990102, 990102, 0, ["教学点", "小学"]));
        var types = (CodeColumn)table.Columns["type"];
        Assert.Equal<IEnumerable<string?>>(["教学点", "教学点"], [types.LabelAt(0), types.LabelAt(1)]);
    }
}
