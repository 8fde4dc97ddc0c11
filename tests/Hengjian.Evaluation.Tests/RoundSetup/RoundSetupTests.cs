using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Verification;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.RoundSetup;

/// <summary>Rounds from schemes: cloned, changed while a draft, opened; a city's own; two at once.</summary>
public sealed class RoundSetupTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task ClonedScheme_DiffersInNothingButTheYear_UntilItIsChanged(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var first = await world.OpenRoundAsync(2026, Cancel);
        var second = (await world.Setup.CreateAsync(
            new NewRound("2027年评价", 2027, RoundWorld.Province, $"round:{first.Id}", new DateOnly(2027, 5, 31)), RoundWorld.Supervisor, Cancel)).Value;
        var same = (await world.Setup.DifferenceAsync(second, Cancel))!.Value.Difference;
        Assert.Equal((0, 0, 50), (same.Items.Count, same.Others.Count, same.Unchanged));

        var draft = (await world.Setup.LoadAsync(second.Id, Cancel)).Value;
        Assert.Equal(2027, draft.Book.Scheme.Year);
        var improvement = (ImprovementRule)draft.Book.Scheme.Leaves.Single(l => l.Rule is ImprovementRule).Rule!;
        Assert.Equal(((ImprovementRule)(await world.Setup.LoadAsync(first.Id, Cancel)).Value.Book.Scheme.Leaves.Single(l => l.Rule is ImprovementRule).Rule!).BaselineYear + 1, improvement.BaselineYear);

        // Points move from one item to another, one department becomes another.
        var text = draft.SchemeText
            .Replace("        points: 3\n        lead: 市场监管", "        points: 2\n        lead: 教育", StringComparison.Ordinal)
            .Replace("        name: 学生体质健康水平\n        points: 2", "        name: 学生体质健康水平\n        points: 3", StringComparison.Ordinal);
        Assert.Empty((await world.Setup.ChangeSchemeAsync(second.Id, text, RoundWorld.Supervisor, Cancel)).Problems);
        var changed = (await world.Setup.DifferenceAsync((await world.Setup.LoadAsync(second.Id, Cancel)).Value.Round, Cancel))!.Value.Difference;
        Assert.Equal([("2.1", "分值、牵头"), ("2.2", "分值")], changed.Items.Select(i => (i.Id, string.Join('、', i.Fields))));
        Assert.Equal(48, changed.Unchanged);

        // A wrong text is refused with its line and changes nothing.
        var wrong = await world.Setup.ChangeSchemeAsync(second.Id, text.Replace("indicator: safety.canteen", "indicator: safety.cantine", StringComparison.Ordinal), RoundWorld.Supervisor, Cancel);
        Assert.Equal("HJI0507", wrong.Problems[0].Code);
        var report = await VerifyAsync(world);
        Assert.Empty(report);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task City_RunsItsOwnRoundWithAddedItems_BesideTheProvinces(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var above = await world.OpenRoundAsync(2026, Cancel);
        var made = await world.Setup.CreateAsync(
            new NewRound("岚溪市对县级政府评价", 2026, RoundWorld.City, "file:county-100", new DateOnly(2026, 5, 29)), RoundWorld.CityOffice, Cancel);
        Assert.Empty(made.Problems);
        var id = made.Value.Id;
        Assert.Empty((await world.Setup.AddItemAsync(id, new LocalItem("", "校园周边环境整治", 3, "公安", "学校安全", LocalMethod.Expert), RoundWorld.CityOffice, Cancel)).Problems);
        Assert.Empty((await world.Setup.AddItemAsync(id, new LocalItem("", "“名校长”工程", 2, "教育", "教师队伍", LocalMethod.YesNo), RoundWorld.CityOffice, Cancel)).Problems);
        Assert.Equal("HJP0456", (await world.Setup.AddItemAsync(id, new LocalItem("", "x", 2, "无此部门", "教师队伍", LocalMethod.YesNo), RoundWorld.CityOffice, Cancel)).Problems[0].Code);
        var scheme = (await world.Setup.LoadAsync(id, Cancel)).Value.Book.Scheme;
        Assert.Equal((105, 2), (scheme.FullMarks, scheme.Leaves.Count(l => l.Id.StartsWith("L.", StringComparison.Ordinal))));
        Assert.Equal(["校园周边环境整治", "“名校长”工程"], RoundSetupLibrary.LocalItemsOf(scheme).Select(i => i.Name));

        Assert.Equal("HJS0101", (await world.Setup.OpenAsync(id, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal(ProcessStage.Open, (await world.Setup.OpenAsync(id, RoundWorld.CityOffice, Cancel)).Value);
        await using var db = world.Workspace.OpenDb();
        // The city's round is about its county; the province's has a package for the same county as well.
        Assert.Equal([RoundWorld.County], await db.Packages.Where(p => p.RoundId == id).Select(p => p.RegionCode).ToListAsync(Cancel));
        Assert.Equal(2, await db.Packages.CountAsync(p => p.RegionCode == RoundWorld.County, Cancel));
        Assert.Equal(4, await db.Packages.CountAsync(p => p.RoundId == above.Id, Cancel));
        var county = await db.Packages.AsNoTracking().SingleAsync(p => p.RoundId == id, Cancel);
        Assert.Equal((PackageState.Preparing, null), (county.State, county.ParentId));
        var view = (await world.Breakdown.LoadAsync(county.Id, Cancel)).Value;
        Assert.Equal("990101-public-security", view.Rows.Single(r => r.Item.Id == "L.1").Suggestion.Lead);
        Assert.Empty(await VerifyAsync(world));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Settings_ChangeWhileADraftAndNotAfter(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var made = (await world.Setup.CreateAsync(
            new NewRound("2026年评价", 2026, RoundWorld.Province, "file:city-14", new DateOnly(2026, 5, 29)), RoundWorld.Supervisor, Cancel)).Value;
        var settings = new RoundSettings("2026年市级评价", new DateOnly(2026, 6, 30), 7, false, true);
        Assert.Empty((await world.Setup.ChangeAsync(made.Id, settings, RoundWorld.Supervisor, Cancel)).Problems);
        var draft = (await world.Setup.LoadAsync(made.Id, Cancel)).Value;
        Assert.Equal(("2026年市级评价", new DateOnly(2026, 6, 30), 7, false), (draft.Round.Name, draft.Round.Deadline, draft.Plan.PublicityDays, draft.Plan.AskApproval));
        Assert.Equal("HJP0454", await CodeAsync(settings with { Deadline = new DateOnly(2026, 3, 1) }));
        Assert.Equal("HJP0457", await CodeAsync(settings with { PublicityDays = 61 }));
        Assert.Equal("HJP0451", await CodeAsync(settings with { Name = " " }));
        await world.Setup.OpenAsync(made.Id, RoundWorld.Supervisor, Cancel);
        Assert.Equal("HJP0455", await CodeAsync(settings));
        Assert.Empty(await VerifyAsync(world));

        async Task<string> CodeAsync(RoundSettings s) => (await world.Setup.ChangeAsync(made.Id, s, RoundWorld.Supervisor, Cancel)).Problems[0].Code;
    }

    [Fact]
    public async Task WhoManagesNoRounds_MakesNone_AndACountyHasNobodyBelow()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var asked = new NewRound("评价", 2026, RoundWorld.City, "file:county-100", new DateOnly(2026, 5, 29));
        Assert.Equal("HJS0101", (await world.Setup.CreateAsync(asked, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0450", (await world.Setup.CreateAsync(asked with { Source = "file:city-15" }, RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.DoesNotContain(await world.Setup.SourcesAsync(RoundWorld.County, Cancel), s => s.Level < RegionLevel.County);
    }

    private static async Task<IReadOnlyList<string>> VerifyAsync(RoundWorld world)
    {
        await using var db = world.Workspace.OpenDb();
        return [.. (await RecordsCheck.RunAsync(db, Cancel)).Where(f => f.Subject.StartsWith("round", StringComparison.Ordinal)).Select(f => f.Message)];
    }
}
