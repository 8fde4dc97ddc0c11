using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.WhatIf;

public sealed class ScenarioLibraryTests(TestDatabases databases)
{
    private static readonly WhatIfSettings Settings = WhatIfSettings.Of([new("points/4.1", 8.25), new("limit/班额上限/小学", 45)], PointsFit.Own);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AScenario_IsKept_Listed_Deleted_AndEachDeedIsLogged(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var (library, round) = (new ScenarioLibrary(test.Workspace), await RoundAsync(test, ProcessStage.Scored));
        var saved = (await SaveAsync(library, round, "加重班额", Supervisor)).Value;
        var found = (await library.FindAsync(round, saved.Id, Supervisor, Cancel)).Value;
        Assert.Equal(("加重班额", "说明", "sup", 990000), (found.Name, found.Note, found.Owner, found.RegionCode));
        Assert.Equal(Settings.Words, ScenarioText.Read(found.Settings).Words);
        Assert.Equal(PointsFit.Own, ScenarioText.Read(found.Settings).Fit);
        Assert.Equal("HJP0708", Assert.Single((await SaveAsync(library, round, "加重班额", Supervisor)).Problems).Code);
        Assert.True((await library.DeleteAsync(round, saved.Id, Supervisor, Cancel)).IsOk);
        Assert.Empty(await library.ListAsync(round, Supervisor, Cancel));
        await using var db = test.Workspace.OpenDb();
        Assert.Empty(await db.Runs.ToListAsync(Cancel));
        Assert.Equal(["save-scenario", "delete-scenario"], await db.AuditEntries.OrderBy(a => a.Sequence).Where(a => a.Action.EndsWith("scenario")).Select(a => a.Action).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OnlyRegionUnitAndStageThatMaySeeIt_SeeIt(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var (library, round) = (new ScenarioLibrary(test.Workspace), await RoundAsync(test, ProcessStage.Scored));
        var clerk = Person("clerk-a", new Grant("clerk", 990101, "edu"));
        var saved = (await SaveAsync(library, round, "本县", clerk)).Value;
        Assert.Equal(("edu", 990101), (saved.Unit, saved.RegionCode));
        Principal[] may = [clerk, Person("clerk-b", new Grant("clerk", 990101, "edu")), Person("leader", new Grant("leader", 990100)), Supervisor];
        Principal[] mayNot =
        [
            Person("other-unit", new Grant("clerk", 990101, "finance")), Person("other-county", new Grant("leader", 990102)),
            Person("auditor", new Grant("auditor", 0)), Person("nothing"), Principal.Anonymous,
        ];
        foreach (var person in may) Assert.Single(await library.ListAsync(round, person, Cancel));
        foreach (var person in mayNot)
        {
            Assert.Empty(await library.ListAsync(round, person, Cancel));
            Assert.Equal("HJP0711", Assert.Single((await library.FindAsync(round, saved.Id, person, Cancel)).Problems).Code);
        }
        Assert.Equal("HJP0713", Assert.Single((await library.DeleteAsync(round, saved.Id, Supervisor, Cancel)).Problems).Code);

        // While reviews are open a clerk sees no results, and so no what-ifs.
        var open = WhatIfSample.Round(ProcessStage.Open, round.Id);
        Assert.Empty(await library.ListAsync(open, clerk, Cancel));
        Assert.Equal("HJS0101", Assert.Single((await SaveAsync(library, open, "早了", clerk)).Problems).Code);
    }

    [Fact]
    public async Task WhatCannotBeKept_IsTold()
    {
        using var test = await TestWorkspace.MakeAsync();
        var (library, round) = (new ScenarioLibrary(test.Workspace), await RoundAsync(test, ProcessStage.Scored));
        Assert.Equal("HJP0706", Assert.Single((await SaveAsync(library, round, "  ", Supervisor)).Problems).Code);
        Assert.Equal("HJP0706", Assert.Single((await SaveAsync(library, round, new string('长', ScenarioRecord.LongestName + 1), Supervisor)).Problems).Code);
        var nothing = await library.SaveAsync(round, 1, WhatIfSettings.None, new ScenarioGiving("无", new string('说', 501)), Supervisor, Cancel);
        Assert.Equal(["HJP0707", "HJP0710"], nothing.Problems.Select(p => p.Code));
        for (var i = 0; i < ScenarioRecord.MostPerOwner; i++) Assert.True((await SaveAsync(library, round, $"第 {i} 个", Supervisor)).IsOk);
        Assert.Equal("HJP0709", Assert.Single((await SaveAsync(library, round, "再一个", Supervisor)).Problems).Code);
    }

    private static Principal Supervisor => Person("sup", new Grant("supervisor", 990000));

    private static Principal Person(string account, params Grant[] grants) => new(account, account, grants);

    private static Task<Result<ScenarioRecord>> SaveAsync(ScenarioLibrary library, RoundRecord round, string name, Principal by) =>
        library.SaveAsync(round, 1, Settings, new ScenarioGiving(name, "说明"), by, Cancel);

    private static Task<RoundRecord> RoundAsync(TestWorkspace test, ProcessStage stage) =>
        new RoundLibrary(test.Workspace).AddAsync(WhatIfSample.Round(stage), "sup", Cancel);
}
