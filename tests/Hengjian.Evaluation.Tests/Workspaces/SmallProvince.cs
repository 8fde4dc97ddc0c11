using Hengjian.Data.Facts;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Evaluation.Tests.Workspaces;

/// <summary>Two cities, three counties, one indicator, one scheme: enough for a round from start to end.</summary>
internal static class SmallProvince
{
    public const string Sources = "sources:\n- {key: OWN, number: 自拟, title: 测试, issuer: 测试, year: 2025, evidence: inferred}\n";

    public const string Scheme = """
        id: city-test
        name: 市级测试方案
        year: 2025
        level: city
        kind: points
        note: 测试用，自拟。
        missing: leave-open
        items:
          - id: '1'
            name: 经费
            points: 100
            lead: 财政
            evidence: inferred
            problem_topic: 教育投入
            problem_text: 生均支出不足
            requirement_text: 增加生均支出
            rule: {method: linear, indicator: funding.per-head, floor: 0, target: 10}
        """;

    public static readonly Principal Supervisor = new("wang", "王", [new Grant("supervisor", 0)]);

    private static readonly (string, string)[] Catalogue =
    [
        ("elements/region.yaml", """
            grain: region
            elements:
            - {id: spend, name: 教育支出, unit: 元, owner: 财政, min: 0, rollup: sum, definition: 当年支出。}
            - {id: heads, name: 学生数, unit: 人, owner: 教育, min: 0, rollup: sum, definition: 当年学生。}
            """),
        ("indicators/funding.yaml", """
            topic: funding
            name: 经费
            indicators:
            - id: funding.per-head
              name: 生均支出
              unit: 元
              direction: higher-better
              levels: [county, city, province]
              formula: 'spend / heads'
              definition: 支出除以学生。
              evidence: inferred
            """),
        ("sources.yaml", Sources),
        ("units.yaml", "units: [元, 人]\n"),
    ];

    private static readonly Region[] Regions =
    [
        new(990000, "云泽省", RegionLevel.Province, 0),
        new(990100, "澄江市", RegionLevel.City, 990000),
        new(990101, "东岭县", RegionLevel.County, 990100),
        new(990102, "西渡县", RegionLevel.County, 990100),
        new(990200, "白石市", RegionLevel.City, 990000),
        new(990201, "南屏县", RegionLevel.County, 990200),
    ];

    public static FactSnapshot Spending(int scope, params (int Region, double Spend, double Heads)[] rows) => new(
        "finance", scope, "d1", new FactTable
        {
            Grain = Grain.RegionYear,
            Period = 2025,
            Regions = [.. rows.Select(r => r.Region)],
            Stages = new SchoolStage[rows.Length],
            Columns = new Dictionary<string, Column>
            {
                ["spend"] = new NumberColumn([.. rows.Select(r => r.Spend)]),
                ["heads"] = new NumberColumn([.. rows.Select(r => r.Heads)]),
            },
        });

    /// <summary>Regions, definitions, facts with their raw file, and a round that is open.</summary>
    public static async Task<RoundRecord> FillAsync(Workspace workspace, CancellationToken cancel)
    {
        var regions = await workspace.Regions.SetAsync(Regions, new DateOnly(2020, 1, 1), cancel: cancel);
        Assert.Empty(regions.Problems);
        var catalogue = CatalogueLoader.Load(Catalogue);
        Assert.Empty(catalogue.Problems);
        workspace.Definitions.KeepCatalogue(catalogue.Value.Version, Catalogue);
        workspace.Definitions.KeepScheme(SchemeLoader.Hash(Scheme), Scheme);
        var file = await workspace.Files.AddAsync(new MemoryStream("region,spend,heads\n"u8.ToArray()), cancel);
        await workspace.Snapshots.AddAsync(
            [Spending(990000, (990101, 500, 100), (990102, 900, 100), (990201, 300, 100))],
            new SnapshotGiving("wang", "财政决算", [new SnapshotFile { Name = "经费.csv", Sha256 = file.Sha256, Size = file.Size }]),
            cancel);
        return await new RoundLibrary(workspace).AddAsync(
            new RoundRecord
            {
                Name = "2025 年市级评价",
                Year = 2025,
                Level = RegionLevel.City,
                RegionCode = 990000,
                SchemeId = "city-test",
                SchemeVersion = SchemeLoader.Hash(Scheme),
                CatalogueVersion = catalogue.Value.Version,
                RegionsOn = new DateOnly(2025, 12, 31),
                CreatedAt = workspace.Clock.GetUtcNow(),
                Stage = ProcessStage.Open,
            },
            "wang",
            cancel);
    }

    public static RoundComputation ComputationOf(Workspace workspace) =>
        new(workspace, new RoundLibrary(workspace), new RunLibrary(workspace), new RunComputation(workspace));
}
