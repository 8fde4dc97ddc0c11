using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.RoundSetup;

/// <summary>A province with two cities and two counties, their units, and what sets up rounds over it.</summary>
internal sealed class RoundWorld(TestWorkspace test) : IDisposable
{
    public const int Province = 990000;
    public const int City = 990100;
    public const int County = 990101;

    public static readonly Principal Supervisor = new("supervisor", "督导办", [new Grant(Roles.Supervisor.Id, Province)]);
    public static readonly Principal Lead = new("lead", "牵头", [new Grant(Roles.Lead.Id, City)]);
    public static readonly Principal CityOffice = new("city-office", "市督导室", [new Grant(Roles.Supervisor.Id, City)]);


    public TestWorkspace Test { get; } = test;

    public Workspace Workspace => Test.Workspace;

    public RoundBooks Books { get; } = new(test.Workspace);

    public RoundSetupLibrary Setup => new(Workspace, new RoundLibrary(Workspace), Books);

    public BreakdownLibrary Breakdown => new(Workspace, Books, CalendarLoader.LoadShipped().Value);

    public static async Task<RoundWorld> MakeAsync(string connection, CancellationToken cancel)
    {
        var world = new RoundWorld(await TestWorkspace.MakeAsync(connection));
        await world.Workspace.Regions.SetAsync(
        [
            new(Province, "临澄省", RegionLevel.Province, 0), new(City, "岚溪市", RegionLevel.City, Province), new(990200, "澄屏市", RegionLevel.City, Province),
            new(County, "蕙川县", RegionLevel.County, City), new(990201, "昕津县", RegionLevel.County, 990200),
        ], new DateOnly(2020, 1, 1), cancel: cancel);
        await using var db = world.Workspace.OpenDb();
        var departments = CollectionLoader.Departments().Value;
        foreach (var (region, name) in ((int, string)[])[(City, "岚溪市"), (990200, "澄屏市"), (County, "蕙川县"), (990201, "昕津县")])
            foreach (var department in departments.All)
                db.Units.Add(new Unit { Id = department.UnitIn(region), Name = name + department.Suffix, RegionCode = region, Department = department.Word });
        await db.SaveChangesAsync(cancel);
        return world;
    }

    public async Task<RoundRecord> OpenRoundAsync(int year, CancellationToken cancel, string source = "file:city-14")
    {
        var deadline = DateOnly.FromDateTime(Test.Clock.GetUtcNow().UtcDateTime).AddDays(60);
        var made = await Setup.CreateAsync(new NewRound($"{year}年对市级人民政府评价", year, Province, source, deadline), Supervisor, cancel);
        Assert.Empty(made.Problems);
        Assert.Empty((await Setup.OpenAsync(made.Value.Id, Supervisor, cancel)).Problems);
        return made.Value;
    }

    public async Task<PackageRecord> PackageAsync(long round, int region, CancellationToken cancel)
    {
        await using var db = Workspace.OpenDb();
        return await db.Packages.AsNoTracking().SingleAsync(p => p.RoundId == round && p.RegionCode == region, cancel);
    }

    public void Dispose() => Test.Dispose();
}
