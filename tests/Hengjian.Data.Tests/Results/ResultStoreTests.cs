using Hengjian.Data.Facts;
using Hengjian.Data.Results;
using Hengjian.Data.Tests.Facts;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Data.Tests.Results;

public sealed class ResultStoreTests
{
    private static readonly ReviewInput[] Reviews =
    [
        new ExpertScore(990100, "1.1", 7.25) { By = "专家甲" },
        new YesNoAnswer(990100, "1.2", true, false),
        new CaseCount(990200, "1.3", 2) { Reason = "核查发现" },
        new NotApplicableDecision(990200, "1.2"),
        new SelfScore(990100, "1.1", 0.1 + 0.2),
    ];

    private static StoredRun Run(double value = 1.0 / 3, IReadOnlyList<ReviewInput>? reviews = null)
    {
        var tree = SampleFacts.Tree;
        var values = new IndicatorValue?[tree.Regions.Count];
        values[1] = new IndicatorValue(value, ValueFlag.Present, 12);
        values[2] = new IndicatorValue(0, ValueFlag.Estimated, 5_000_000_000);
        values[3] = IndicatorValue.Missing;
        var sheet = new ScoreSheet(
            990100,
            [
                new ItemScore("1.1", 10, ItemState.Scored, value * 10, true, "大班额比例 4.20% ≤ 5.00%，达标")
                {
                    Values = [new ValueUsed("class-size.large-share", SchoolStage.Primary, 2025, new IndicatorValue(4.2, ValueFlag.Partial, 3))],
                    Gain = -0.5,
                },
                new ItemScore("1.2", 5, ItemState.MissingData, null, null, "缺数")
                {
                    Bonus = true,
                    Values = [new ValueUsed("x", SchoolStage.All, 2024, IndicatorValue.Missing)],
                },
            ],
            null,
            [new GradeStep(GradeStepKind.Sum, "", "88.50", "合计")],
            "良好")
        { Rank = 3 };
        var inputs = new RunInputs(2025, 990000, ["aa", "bb"], new DatasetRules(), "cat", "sch", "reg", "rev", "hengjian 1.0.0");
        return new StoredRun(
            inputs,
            new ReviewInputs(reviews ?? Reviews),
            new IndicatorResults(
                tree,
                [new RegionSeries("class-size.large-share", SchoolStage.Primary, 2025, values)],
                [new SchoolSeries("balance", SchoolStage.Junior, 2025, [0, 4], [new(2.5, ValueFlag.Present, 1), new(double.NaN, ValueFlag.NotApplicable, 0)])])
            {
                Diagnostics = [new Problem("HJI0301", "超过 100。", "东岭县")],
                Uncollected = [new UncollectedInput("i", 2025, "stu", false)],
                InputChanges = [new InputChange("balance", SchoolStage.Junior, 1, new DefinitionChange("stu", 2024, "含随班就读"))],
            },
            new SchemeRun("city-14", "sch", 2025, [sheet]));
    }

    [Fact]
    public void LoadedRun_IsStoredUnderTheSameHash_SoNothingWasLostOnTheWay()
    {
        using var directory = new TestDirectory();
        var store = new ResultStore(directory["results"]);
        var hash = store.Save(Run());
        var back = store.Load(hash).Value;
        Assert.Equal(hash, ResultStore.HashOf(back));
        Assert.Empty(store.Differences(hash, back));
        Assert.Equal(1.0 / 3, back.Indicators.At("class-size.large-share", SchoolStage.Primary, 2025, 990000)!.Value.Value);
        Assert.Equal(IndicatorValue.Missing, back.Indicators.At("class-size.large-share", SchoolStage.Primary, 2025, 990101));
        Assert.Null(back.Indicators.At("class-size.large-share", SchoolStage.Primary, 2025, 990102));
        Assert.Equal([0, 4], back.Indicators.FindSchools("balance", SchoolStage.Junior, 2025)!.Rows);
        Assert.Equal("含随班就读", back.Indicators.ChangesBetween("balance", SchoolStage.Junior, 2023, 2025).Single().Note);
        Assert.Equal("超过 100。", back.Indicators.Diagnostics.Single().Message);
        var sheet = back.Scheme!.Sheets.Single();
        Assert.Equal((3, "良好", null), (sheet.Rank, sheet.Grade, sheet.Total));
        Assert.Equal(Run().Scheme!.Sheets[0].Items[0].Values, sheet.Items[0].Values);
        Assert.Equal((true, ItemState.MissingData), (sheet.Items[1].Bonus, sheet.Items[1].State));
        Assert.Equal(
            Reviews.Select(r => r.ToString()).Order(StringComparer.Ordinal), back.Reviews.Entries.Select(r => r.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SchemeFile_KeepsChineseReadable()
    {
        using var directory = new TestDirectory();
        var store = new ResultStore(directory["results"]);
        var text = File.ReadAllText(Path.Combine(directory["results"], store.Save(Run()), "scheme-run.json"));
        Assert.Contains("大班额比例 4.20% ≤ 5.00%，达标", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OrderOfReviews_NeverChangesTheBytes() =>
        Assert.Equal(ResultStore.HashOf(Run()), ResultStore.HashOf(Run(reviews: [.. Reviews.Reverse()])));

    [Fact]
    public void SmallestChange_IsAnotherRun_AndTheDifferingFilesAreNamed()
    {
        using var directory = new TestDirectory();
        var store = new ResultStore(directory["results"]);
        var hash = store.Save(Run());
        var again = Run(double.BitIncrement(1.0 / 3));
        Assert.NotEqual(hash, ResultStore.HashOf(again));
        Assert.Equal(["region-value.f64", "scheme-run.json"], store.Differences(hash, again));
        Assert.Equal(["reviews.jsonl"], store.Differences(hash, Run(reviews: Reviews[1..])));
    }

    [Fact]
    public void OneFlippedByteInAnyFile_KeepsTheRunFromLoading()
    {
        using var directory = new TestDirectory();
        var store = new ResultStore(directory["results"]);
        var hash = store.Save(Run());
        foreach (var path in Directory.GetFiles(Path.Combine(directory["results"], hash)))
        {
            var bytes = File.ReadAllBytes(path);
            bytes[^1] ^= 1;
            File.WriteAllBytes(path, bytes);
            Assert.StartsWith("HJD050", Assert.Single(store.Load(hash).Problems).Code, StringComparison.Ordinal);
            bytes[^1] ^= 1;
            File.WriteAllBytes(path, bytes);
        }
        Assert.True(store.Load(hash).IsOk);
    }

    [Fact]
    public void InputHash_IsAboutInputs_NotAboutTheEngine()
    {
        var inputs = Run().Inputs;
        Assert.Equal(inputs.Hash(), (inputs with { Engine = "hengjian 2.0.0" }).Hash());
        RunInputs[] others =
        [
            inputs with { Snapshots = ["bb", "aa"] }, inputs with { Rules = new DatasetRules(CombinedSchoolRule.Whole) },
            inputs with { CatalogueVersion = "x" }, inputs with { SchemeVersion = null }, inputs with { RegionsHash = "x" },
            inputs with { ReviewsHash = "x" }, inputs with { Year = 2024 }, inputs with { RegionCode = 0 },
        ];
        Assert.All(others, o => Assert.NotEqual(inputs.Hash(), o.Hash()));
    }

    [Fact]
    public void FrozenDefinitions_ComeBackUnderTheirVersionAndStayAsFirstKept()
    {
        using var directory = new TestDirectory();
        var kept = new FrozenDefinitions(directory.Path);
        var version = new string('c', 64);
        kept.KeepCatalogue(version, [("sources.yaml", "甲: 1\n"), ("elements/school.yaml", "乙: 2\n")]);
        kept.KeepCatalogue(version, [("sources.yaml", "other")]);
        Assert.Equal([("elements/school.yaml", "乙: 2\n"), ("sources.yaml", "甲: 1\n")], kept.FindCatalogue(version).Value);
        kept.KeepScheme(version, "方案: 1\n");
        Assert.Equal("方案: 1\n", kept.FindScheme(version).Value);
        Assert.Equal("HJD0500", kept.FindScheme("../" + version).Problems[0].Code);
        Assert.Throws<ArgumentException>(() => kept.KeepCatalogue(new string('d', 64), [("../../escape.yaml", "")]));
    }

    [Fact]
    public async Task OneCatalogueKeptByManyAtOnce_IsKeptOnce_AndNothingIsLeftBeside()
    {
        using var folder = new TestDirectory();
        var kept = new FrozenDefinitions(folder.Path);
        for (var round = 0; round < 20; round++)
        {
            var version = round.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
            using var start = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                kept.KeepCatalogue(version, [("a.yaml", "甲: 1\n"), ("b.yaml", "乙: 2\n")]);
            }, TaskCreationOptions.LongRunning)));
            Assert.Equal(2, kept.FindCatalogue(version).Value.Count);
        }
        Assert.Equal(20, Directory.GetDirectories(Path.Combine(folder.Path, "catalogue")).Length);
    }
}
