using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Indicators.Facts;

namespace Hengjian.Web.Tests.Features.Packages;

/// <summary>A province's round over two counties with a package each, and the people of two departments, for tests of pages.</summary>
internal sealed class PackageSeed
{
    private PackageSeed(WebSite site) => this.site = site;

    private readonly WebSite site;

    public long Round { get; private set; }

    public long Package { get; private set; }

    public long OtherPackage { get; private set; }

    public long Finance { get; private set; }

    public long Education { get; private set; }

    public long OtherFinance { get; private set; }

    /// <summary>The people; every name has a grant of its own.</summary>
    public static readonly IReadOnlyDictionary<string, Grant> People = new Dictionary<string, Grant>
    {
        ["finance-clerk"] = new("clerk", WebSite.FirstCounty, "970101-finance"),
        ["finance-head"] = new("checker", WebSite.FirstCounty, "970101-finance"),
        ["education-clerk"] = new("clerk", WebSite.FirstCounty, "970101-education"),
        ["education-head"] = new("checker", WebSite.FirstCounty, "970101-education"),
        ["lead"] = new("lead", WebSite.FirstCounty),
        ["office"] = new("government-office", WebSite.FirstCounty),
        ["other-clerk"] = new("clerk", WebSite.SecondCounty, "970102-finance"),
        ["other-lead"] = new("lead", WebSite.SecondCounty),
        ["other-office"] = new("government-office", WebSite.SecondCounty),
        ["city-lead"] = new("lead", 970100),
        ["county-leader"] = new("leader", WebSite.FirstCounty),
        ["province-leader"] = new("leader", 970000),
        ["reviewer"] = new("reviewer", 970000),
        ["no-unit"] = new("clerk", WebSite.FirstCounty),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PackageSeed> MakeAsync(WebSite site, bool people = true)
    {
        var seed = new PackageSeed(site);
        if (people)
            foreach (var (name, grant) in People)
                if (await site.Workspace.Accounts.FindAsync(name, Cancel) is null)
                    Assert.True((await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "测试" + name, [grant], cancel: Cancel)).IsOk);
        await using var db = site.Workspace.OpenDb();
        var round = new RoundRecord
        {
            Name = "2025 年对县级政府评价",
            Year = 2025,
            Level = RegionLevel.County,
            RegionCode = 970000,
            SchemeId = "county-100",
            SchemeVersion = new string('a', 64),
            CatalogueVersion = new string('b', 64),
            RegionsOn = new DateOnly(2025, 12, 31),
            CreatedAt = site.Workspace.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        db.Rounds.Add(round);
        foreach (var (id, name, region) in new[]
        {
            ("970101-finance", "东溪县财政局", WebSite.FirstCounty), ("970101-education", "东溪县教育局", WebSite.FirstCounty), ("970102-finance", "西坪县财政局", WebSite.SecondCounty),
        })
            if (!db.Units.Any(u => u.Id == id)) db.Units.Add(new Unit { Id = id, Name = name, RegionCode = region });
        await db.SaveChangesAsync(Cancel);
        seed.Round = round.Id;
        db.RoundPlans.Add(new RoundPlanRecord { RoundId = round.Id, CollectionVersion = new string('c', 64), PublicityDays = 5, AskApproval = true });
        await db.SaveChangesAsync(Cancel);
        seed.Package = await seed.PackageAsync(WebSite.FirstCounty);
        seed.OtherPackage = await seed.PackageAsync(WebSite.SecondCounty);
        seed.Finance = await seed.PartAsync(seed.Package, "1.1", WebSite.FirstCounty, "970101-finance", "东溪县教育经费只增不减。");
        seed.Education = await seed.PartAsync(seed.Package, "2.1", WebSite.FirstCounty, "970101-education", "东溪县学校布局调整完成。");
        seed.OtherFinance = await seed.PartAsync(seed.OtherPackage, "1.1", WebSite.SecondCounty, "970102-finance", "西坪县机密草稿。");
        return seed;
    }

    /// <summary>Sets what a test needs without walking there.</summary>
    public async Task SetAsync(long part, ContributionState state, string? handedBy = null)
    {
        await using var db = site.Workspace.OpenDb();
        var found = db.Contributions.Single(c => c.Id == part);
        (found.State, found.Openness, found.HandedBy) = (state, ContributionMachine.OpennessOf(state), handedBy);
        await db.SaveChangesAsync(Cancel);
        await site.NoteDeedAsync();
    }

    /// <summary>Sets how far a part may be seen.</summary>
    public async Task OpenAsync(long part, Openness openness)
    {
        await using var db = site.Workspace.OpenDb();
        db.Contributions.Single(c => c.Id == part).Openness = openness;
        await db.SaveChangesAsync(Cancel);
        await site.NoteDeedAsync();
    }

    /// <summary>Sets a package's state.</summary>
    public async Task SetAsync(long package, PackageState state)
    {
        await using var db = site.Workspace.OpenDb();
        var found = db.Packages.Single(c => c.Id == package);
        (found.State, found.Openness) = (state, PackageMachine.OpennessOf(state));
        await db.SaveChangesAsync(Cancel);
        await site.NoteDeedAsync();
    }

    private async Task<long> PackageAsync(int region)
    {
        await using var db = site.Workspace.OpenDb();
        var package = new PackageRecord { RoundId = Round, RegionCode = region, Openness = Openness.Government };
        db.Packages.Add(package);
        await db.SaveChangesAsync(Cancel);
        return package.Id;
    }

    private async Task<long> PartAsync(long package, string item, int region, string unit, string text)
    {
        await using var db = site.Workspace.OpenDb();
        var assignment = new AssignmentRecord { PackageId = package, RegionCode = region, Item = item, LeadUnit = unit, State = AssignmentState.Issued };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(Cancel);
        var part = new ContributionRecord { AssignmentId = assignment.Id, PackageId = package, Item = item, UnitId = unit, RegionCode = region };
        db.Contributions.Add(part);
        await db.SaveChangesAsync(Cancel);
        var block = new NarrativeBlockRecord { ContributionId = part.Id, RegionCode = region, Kind = NarrativeKind.State };
        db.NarrativeBlocks.Add(block);
        await db.SaveChangesAsync(Cancel);
        var version = new BlockVersionRecord { BlockId = block.Id, Number = 1, Text = text, By = "writer", At = site.Workspace.Clock.GetUtcNow(), Op = Guid.NewGuid() };
        db.BlockVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        block.Current = version.Id;
        await db.SaveChangesAsync(Cancel);
        return part.Id;
    }
}
