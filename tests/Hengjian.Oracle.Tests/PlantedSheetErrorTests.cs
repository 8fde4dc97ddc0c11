using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Indicators.Scoring.Running;
using Hengjian.Oracle.Tests.Comparing;
using Hengjian.Oracle.Tests.Invented;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests;

/// <summary>One wrong point, state, step, grade or rank in one sheet of the committed county scheme is found.</summary>
public sealed class PlantedSheetErrorTests
{
    private const int Seed = 21;

    private readonly IReadOnlyList<PlainSheet> plain;
    private readonly SchemeRun run;

    public PlantedSheetErrorTests()
    {
        var text = File.ReadAllText(Path.Combine(DefinitionFiles.SchemeFolder, "county-100-2025.yaml"));
        var dataset = InventedWorld.Province(Seed);
        var scheme = PlainScheme.Read(text);
        int[] units = [.. dataset.Regions.Counties.Select(c => c.Code)];
        var reviews = RandomReviews.Of(scheme, units, Seed);
        plain = new PlainScorer(
            scheme, InventedWorld.Plain, new PlainEvaluator(InventedWorld.Plain, new PlainData(dataset)), SheetComparison.Reviews(reviews), units).Run();
        run = SchemeEvaluator.Run(
            SchemeLoader.Load("county-100-2025.yaml", text, InventedWorld.Catalogue).Value, InventedWorld.Catalogue,
            InventedWorld.Evaluate(dataset), reviews).Value;
    }

    public static TheoryData<string> Errors => ["points", "met", "state", "cases", "total", "grade", "rank", "steps", "after"];

    [Fact]
    public void RightSheets_AreTheSame() => Assert.Empty(Differences(run));

    [Theory]
    [MemberData(nameof(Errors))]
    public void OneError_IsFound(string error)
    {
        var sheet = run.Sheets[^1];
        var item = sheet.Items.First(i => i.State == ItemState.Scored);
        var wrong = error switch
        {
            "points" => With(item with { Points = item.Points + 0.01 }),
            "met" => With(item with { Met = item.Met is null ? true : !item.Met }),
            "state" => With(item with { State = ItemState.AwaitingReview }),
            "cases" => With(item with { Cases = 7 }),
            "total" => sheet with { Total = (sheet.Total ?? 0) + 0.01 },
            "grade" => sheet with { Grade = sheet.Grade + "甲" },
            "rank" => sheet with { Rank = (sheet.Rank ?? 0) + 1 },
            "steps" => sheet with { Steps = [.. sheet.Steps.Skip(1)] },
            _ => sheet with { Steps = [.. sheet.Steps.SkipLast(1), sheet.Steps[^1] with { After = "别的" }] },
        };
        var found = Differences(run with { Sheets = [.. run.Sheets.SkipLast(1), wrong] });
        Assert.Contains($"{sheet.Region}", Assert.Single(found, d => d.Contains(error, StringComparison.Ordinal)), StringComparison.Ordinal);

        ScoreSheet With(ItemScore changed) => sheet with { Items = [.. sheet.Items.Select(i => i == item ? changed : i)] };
    }

    private List<string> Differences(SchemeRun found)
    {
        var comparison = new SheetComparison();
        comparison.Compare("county", plain, found);
        return comparison.Differences;
    }
}
