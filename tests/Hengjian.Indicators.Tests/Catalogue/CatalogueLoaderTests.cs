using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Catalogue;

public sealed class CatalogueLoaderTests
{
    private static readonly (string Name, string Text)[] Small =
    [
        ("units.yaml", "units: [人, '%', 是/否, 平方米]\n"),
        ("sources.yaml", "sources:\n- {key: LAW, title: 某法, year: 2020, evidence: read}\n"),
        ("limits.yaml", "limits:\n- {id: cap, name: 上限, values: {小学: 45}, source: LAW, evidence: read}\n"),
        ("elements/region.yaml", """
            grain: region
            elements:
            - {id: rate, name: 比例, unit: '%', owner: 教育, rollup: weighted-mean, weight: heads, definition: 某比例。}
            - {id: heads, name: 人数, unit: 人, owner: 教育, min: 0, max: 9, whole: true, rollup: sum, definition: 某人数。}
            """),
        ("elements/school.yaml", """
            grain: school
            elements:
            - {id: stu, name: 在校生数, unit: 人, owner: 教育, required: true, definition: 某数。}
            - {id: kind, name: 性质, kind: code, codes: [公办, 民办], owner: 教育, definition: 某性质。}
            """),
        ("indicators/size.yaml", """
            topic: size
            name: 规模
            indicators:
            - id: size.mean
              name: 平均规模
              unit: 人
              direction: lower-better
              levels: [county, city]
              stages: [primary, junior]
              decimals: 1
              formula: avg(stu)
              definition: 平均数。
              source: LAW
              evidence: read
              thresholds:
              - {at_most: 2000, stage: primary, source: LAW, evidence: secondary}
              - {between: [5, 9], stage: junior, source: LAW, evidence: recalled, note: 某省}
              - {at_most: 2500, role: exception, source: LAW, evidence: read}
            - id: size.ok
              name: 规模达标
              unit: 是/否
              direction: yes-no
              result: section
              stages: [primary]
              formula: stu <= 2000
              definition: 是否达标。
              evidence: inferred
              thresholds:
              - {equal: true, source: LAW, evidence: read}
            """),
        ("not-computable.yaml", "indicators:\n- {id: firm.rate, name: 机构比例, needs: 每行一家机构, reason: 没有机构数据。}\n"),
    ];

    [Fact]
    public void WellFormedFiles_GiveEveryPartAsWritten()
    {
        var catalogue = CatalogueLoader.Load(Small).Value;

        Assert.True(catalogue.Dictionary.TryFind("人数", out var heads));
        Assert.Equal(("heads", Rollup.Sum, 0d, 9d, true), (heads.Id, heads.Rollup, heads.Min, heads.Max, heads.Whole));
        Assert.True(catalogue.Dictionary.TryFind("rate", out var rate));
        Assert.Equal((Grain.RegionYear, Rollup.WeightedMean, "heads"), (rate.Grain, rate.Rollup, rate.RollupWeight));
        Assert.True(catalogue.Dictionary.TryFind("kind", out var kind));
        Assert.Equal(["公办", "民办"], kind.Codes);
        Assert.Equal(45, Assert.Single(catalogue.Limits).Values["小学"]);
        Assert.Equal("firm.rate", Assert.Single(catalogue.NotComputable).Id);

        Assert.True(catalogue.TryFind("size.mean", out var mean));
        Assert.Equal([RegionLevel.County, RegionLevel.City], mean.Levels);
        Assert.Equal([SchoolStage.Primary, SchoolStage.Junior], mean.Stages);
        Assert.Equal((Direction.LowerBetter, Grain.RegionYear, Grain.SchoolYear, 1), (mean.Direction, mean.ResultGrain, mean.Rows, mean.Decimals));
        Assert.Equal(3, mean.Thresholds.Count);
        var range = mean.Thresholds[1];
        Assert.Equal((Comparison.Between, 5d, 9d, SchoolStage.Junior, Evidence.Recalled, "某省"),
            (range.Comparison, range.Value, range.Upper, range.Stage, range.Evidence, range.Note));

        Assert.True(catalogue.TryFind("size.ok", out var ok));
        Assert.Equal((Grain.SectionYear, Grain.SectionYear), (ok.ResultGrain, ok.Rows));
        Assert.Equal((Comparison.Equal, 1d), (ok.Thresholds[0].Comparison, ok.Thresholds[0].Value));
    }

    [Fact]
    public void Version_DependsOnTextAndNames_NotOnOrderOrOtherFiles()
    {
        var version = CatalogueLoader.Load(Small).Value.Version;
        Assert.Matches("^[0-9a-f]{64}$", version);
        Assert.Equal(version, CatalogueLoader.Load([.. Small.Reverse()]).Value.Version);
        Assert.Equal(version, CatalogueLoader.Load([.. Small, ("README.md", "# anything")]).Value.Version);
        Assert.NotEqual(version, CatalogueLoader.Load(Edited("units.yaml", "units:", "# 注\nunits:")).Value.Version);
        Assert.NotEqual(version, CatalogueLoader.Load([.. Small.Select(f =>
            f.Name == "indicators/size.yaml" ? ("indicators/scale.yaml", f.Text) : f)]).Value.Version);
    }

    [Theory]
    [InlineData("elements/region.yaml", "rollup: sum", "rolup: sum", "HJI0602", "elements/region.yaml 第 4 行", "rollup")]
    [InlineData("elements/region.yaml", "id: heads", "id: rate", "HJI0403", "第 4 行", "elements/region.yaml 第 3 行")]
    [InlineData("elements/school.yaml", "name: 在校生数", "name: 人数", "HJI0403", "elements/school.yaml 第 3 行", "elements/region.yaml")]
    [InlineData("elements/region.yaml", "weight: heads", "weight: head", "HJI0404", "第 3 行", "heads")]
    [InlineData("elements/region.yaml", ", weight: heads", "", "HJI0410", "第 3 行", "weight")]
    [InlineData("elements/region.yaml", "max: 9", "max: -1", "HJI0415", "第 4 行", "")]
    [InlineData("elements/region.yaml", "unit: 人,", "", "HJI0412", "第 4 行", "unit")]
    [InlineData("elements/region.yaml", "grain: region", "grain: regoin", "HJI0605", "第 1 行", "region")]
    [InlineData("elements/school.yaml", "codes: [公办, 民办], ", "", "HJI0411", "第 4 行", "codes")]
    [InlineData("elements/school.yaml", "required: true", "rollup: sum", "HJI0409", "第 3 行", "sum")]
    [InlineData("elements/school.yaml", "id: kind", "id: school_type", "HJI0414", "第 4 行", "幼儿园")]
    [InlineData("elements/school.yaml", "id: kind", "id: Kind", "HJI0405", "第 4 行", "")]
    [InlineData("indicators/size.yaml", "  unit: 人", "  unit: 平方木", "HJI0404", "第 6 行", "平方米")]
    [InlineData("indicators/size.yaml", "[primary, junior]", "[primry, junior]", "HJI0605", "第 9 行", "primary")]
    [InlineData("indicators/size.yaml", "[county, city]", "[conty, city]", "HJI0605", "第 8 行", "county")]
    [InlineData("indicators/size.yaml", "  source: LAW", "  source: LAV", "HJI0404", "第 13 行", "LAW")]
    [InlineData("indicators/size.yaml", "stage: primary, source: LAW", "stage: primary, source: LAX", "HJI0404", "第 16 行", "LAW")]
    [InlineData("indicators/size.yaml", "at_most: 2000, ", "", "HJI0406", "第 16 行", "at_least")]
    [InlineData("indicators/size.yaml", "[5, 9]", "[9, 5]", "HJI0415", "第 17 行", "")]
    [InlineData("indicators/size.yaml", "[5, 9]", "[5]", "HJI0406", "第 17 行", "")]
    [InlineData("indicators/size.yaml", "stage: junior", "stage: primary", "HJI0407", "第 16 行", "standard")]
    [InlineData("indicators/size.yaml", "stage: junior", "stage: senior", "HJI0408", "第 16 行", "")]
    [InlineData("indicators/size.yaml", "  levels: [county, city]\n", "", "HJI0413", "第 4 行", "levels")]
    [InlineData("indicators/size.yaml", "result: section", "levels: [county]\n  result: section", "HJI0413", "第 23 行", "levels")]
    [InlineData("indicators/size.yaml", "evidence: inferred", "decimals: 0", "HJI0603", "第 19 行", "")]
    [InlineData("indicators/size.yaml", "id: size.ok", "id: firm.rate", "HJI0403", "not-computable.yaml", "indicators/size.yaml")]
    public void AMistake_IsNamedWithItsPlaceAndTheNearestName(
        string file, string old, string changed, string code, string where, string expected)
    {
        var problems = CatalogueLoader.Load(Edited(file, old, changed)).Problems;
        var problem = problems.FirstOrDefault(p => p.Code == code);
        Assert.True(problem is not null, $"{code} not in:\n{string.Join("\n", problems)}");
        Assert.Contains(where, problem.Where, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Expected ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void EveryMistakeOfEveryFile_IsReportedAtOnce()
    {
        var files = Edited("elements/region.yaml", "rollup: sum", "rolup: sum")
            .Select(f => f.Name == "indicators/size.yaml" ? (f.Name, f.Text.Replace("direction: lower-better", "direction: lower", StringComparison.Ordinal)) : f);
        string[] codes = [.. CatalogueLoader.Load([.. files]).Problems.Select(p => p.Code)];
        Assert.Contains("HJI0602", codes);
        Assert.Contains("HJI0605", codes);
    }

    [Fact]
    public void FilesThatAreUnknownAbsentOrTwice_AreProblems()
    {
        Assert.Equal("HJI0401", Assert.Single(CatalogueLoader.Load([.. Small, ("source.yaml", "a: 1\n")]).Problems).Code);
        Assert.Contains(CatalogueLoader.Load([]).Problems, p => p.Code == "HJI0402" && p.Where == "units.yaml");
        Assert.Contains(CatalogueLoader.Load([.. Small, Small[2]]).Problems, p => p.Code == "HJI0403");
    }

    [Fact]
    public void TwoLawsThatDemandTheSame_DoNotDisagree()
    {
        var files = Edited("indicators/size.yaml", "stage: junior", "stage: primary")
            .Select(f => (f.Name, f.Text.Replace("between: [5, 9]", "at_most: 2000", StringComparison.Ordinal)));
        Assert.Empty(CatalogueLoader.Load([.. files]).Problems);
    }

    private static List<(string Name, string Text)> Edited(string file, string old, string changed)
    {
        var before = Small.Single(f => f.Name == file).Text;
        Assert.Contains(old, before, StringComparison.Ordinal);
        var at = before.IndexOf(old, StringComparison.Ordinal);
        var after = before[..at] + changed + before[(at + old.Length)..];
        return [.. Small.Select(f => f.Name == file ? (f.Name, after) : f)];
    }
}
