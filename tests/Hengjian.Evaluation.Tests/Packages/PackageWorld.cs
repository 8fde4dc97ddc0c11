using Hengjian.Data.Records;
using Hengjian.Data.Storage;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Packages;

/// <summary>
/// A province evaluates one city: item 1.1 of finance with education beside it, 2.1 of education, 3.1 agreed not to apply,
/// and a county whose figures go to the city. A value, a text and a piece of evidence are there already.
/// </summary>
internal sealed class PackageWorld : IDisposable
{
    public const int City = 990100;
    public const int County = 990101;

    public static readonly Principal FinanceClerk = Person("finance-clerk", new Grant("clerk", City, "990100-finance"));
    public static readonly Principal FinanceHead = Person("finance-head", new Grant("checker", City, "990100-finance"));
    public static readonly Principal SchoolClerk = Person("education-clerk", new Grant("clerk", City, "990100-education"));
    public static readonly Principal SchoolHead = Person("education-head", new Grant("checker", City, "990100-education"));
    public static readonly Principal CountyClerk = Person("county-clerk", new Grant("clerk", County, "990101-education"));
    public static readonly Principal CountyHead = Person("county-head", new Grant("checker", County, "990101-education"));
    public static readonly Principal CountyLead = Person("county-lead", new Grant("lead", County));
    public static readonly Principal CountyOffice = Person("county-office", new Grant("government-office", County));
    public static readonly Principal Lead = Person("lead", new Grant("lead", City));
    public static readonly Principal Office = Person("office", new Grant("government-office", City));
    public static readonly Principal Supervisor = Person("supervisor", new Grant("supervisor", 990000));

    private PackageWorld(TestWorkspace test) => Test = test;

    public TestWorkspace Test { get; }

    public long Round { get; private set; }

    public long Package { get; private set; }

    public long CountyPackage { get; private set; }

    public long Finance { get; private set; }

    public long FinanceBeside { get; private set; }

    public long Education { get; private set; }

    public long CountyPart { get; private set; }

    public List<HandInObstacle> Obstacles { get; } = [];

    public PackageContent Content { get; } = new([]);

    public PackageTexts Texts => new(new PartBooks(new RoundBooks(Test.Workspace)), new TokenValues(Test.Workspace));

    /// <summary>What happens while a part is asked what keeps it.</summary>
    public Func<Task> WhileAsked { get; set; } = () => Task.CompletedTask;

    public ContributionReader Parts => new([async (_, _, _) =>
    {
        await WhileAsked();
        return [.. Obstacles];
    }]);

    public ObstacleBook Book => new(Test.Workspace, Parts);

    public ContributionDeeds Deeds => new(Test.Workspace, Book, []);

    public PackageFactsReader Facts => new(Test.Workspace, Content);

    public PackageDeeds Packages => new(Test.Workspace, Facts, Book);

    public PackageBoards Boards => new(Test.Workspace);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PackageWorld> MakeAsync(TestDatabases databases, string kind, int publicityDays = 5)
    {
        var world = new PackageWorld(await TestWorkspace.MakeAsync(await databases.NewAsync(kind)));
        await world.Test.Workspace.Regions.SetAsync(
        [
            new(990000, "云岭省", RegionLevel.Province, 0), new(City, "阳川市", RegionLevel.City, 990000),
            new(County, "东溪县", RegionLevel.County, City),
        ], new DateOnly(2020, 1, 1), cancel: Cancel);
        await using var db = world.Test.Workspace.OpenDb();
        await world.FillAsync(db, publicityDays);
        return world;
    }

    public void Dispose() => Test.Dispose();

    /// <summary>All units hand in, check and the lead merges; the county hands up and is accepted.</summary>
    public async Task MergeAllAsync()
    {
        await GoAsync(Finance, FinanceClerk, FinanceHead, Lead);
        await GoAsync(FinanceBeside, SchoolClerk, SchoolHead, Lead);
        await GoAsync(Education, SchoolClerk, SchoolHead, Lead);
    }

    public async Task GoAsync(long part, Principal clerk, Principal head, Principal lead)
    {
        foreach (var (move, who) in new[] { (ContributionMove.HandIn, clerk), (ContributionMove.Check, head), (ContributionMove.Merge, lead) })
            Assert.Empty((await Deeds.MoveAsync(part, move, who, cancel: Cancel)).Problems);
    }

    private static Principal Person(string account, Grant grant) => new(account, account, [grant]);

    private async Task FillAsync(AppDb db, int publicityDays)
    {
        var round = new RoundRecord
        {
            Name = "2025 年对市级政府评价",
            Year = 2025,
            Level = RegionLevel.City,
            RegionCode = 990000,
            SchemeId = "city-14",
            SchemeVersion = new string('a', 64),
            CatalogueVersion = new string('b', 64),
            RegionsOn = new DateOnly(2025, 12, 31),
            CreatedAt = Test.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        db.Rounds.Add(round);
        foreach (var (id, name, region) in new[] { ("990100-finance", "阳川市财政局", City), ("990100-education", "阳川市教育局", City), ("990101-education", "东溪县教育局", County) })
            db.Units.Add(new Unit { Id = id, Name = name, RegionCode = region });
        await db.SaveChangesAsync(Cancel);
        Round = round.Id;
        db.RoundPlans.Add(new RoundPlanRecord { RoundId = Round, CollectionVersion = new string('c', 64), PublicityDays = publicityDays, AskApproval = true });
        Package = await PackageAsync(db, City, null);
        CountyPackage = await PackageAsync(db, County, Package);
        (Finance, FinanceBeside) = await ItemAsync(db, Package, "1.1", City, "990100-finance", "990100-education");
        (Education, _) = await ItemAsync(db, Package, "2.1", City, "990100-education");
        db.Assignments.Add(new AssignmentRecord { PackageId = Package, RegionCode = City, Item = "3.1", ClaimState = ClaimState.Agreed, ClaimReason = "没有这类学校", State = AssignmentState.Issued });
        (CountyPart, _) = await ItemAsync(db, CountyPackage, "1.1", County, "990101-education");
        await WriteAsync(db);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<long> PackageAsync(AppDb db, int region, long? parent)
    {
        var package = new PackageRecord { RoundId = Round, RegionCode = region, ParentId = parent, Openness = Openness.Government };
        db.Packages.Add(package);
        await db.SaveChangesAsync(Cancel);
        return package.Id;
    }

    private static async Task<(long, long)> ItemAsync(AppDb db, long package, string item, int region, params string[] units)
    {
        var assignment = new AssignmentRecord { PackageId = package, RegionCode = region, Item = item, LeadUnit = units[0], State = AssignmentState.Issued };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(Cancel);
        var parts = units.Select(u => new ContributionRecord { AssignmentId = assignment.Id, PackageId = package, Item = item, UnitId = u, RegionCode = region }).ToList();
        db.Contributions.AddRange(parts);
        await db.SaveChangesAsync(Cancel);
        return (parts[0].Id, parts[^1].Id);
    }

    private async Task WriteAsync(AppDb db)
    {
        var sheet = new FillSheetRecord { RegionCode = City, UnitId = "990100-finance", Kind = "region", Period = 2025 };
        db.FillSheets.Add(sheet);
        await db.SaveChangesAsync(Cancel);
        var column = new SheetColumnRecord { SheetId = sheet.Id, RegionCode = City, UnitId = "990100-finance", Kind = "region", Period = 2025, Element = "edu_spend" };
        var row = new SheetRowRecord { SheetId = sheet.Id, RegionRow = City, Stage = SchoolStage.All };
        db.AddRange(column, row);
        await db.SaveChangesAsync(Cancel);
        db.SheetDemands.Add(new SheetDemandRecord { ColumnId = column.Id, RoundId = Round, Item = "1.1" });
        await TypeAsync(db, sheet.Id, row.Id, "12.3亿", 1.23e9, "finance-clerk");
        var block = new NarrativeBlockRecord { ContributionId = Education, RegionCode = City, Kind = NarrativeKind.State };
        db.NarrativeBlocks.Add(block);
        await db.SaveChangesAsync(Cancel);
        var version = new BlockVersionRecord { BlockId = block.Id, Number = 1, Text = "全市学校布局调整完成。", By = "education-clerk", At = Test.Clock.GetUtcNow(), Op = Guid.NewGuid() };
        db.BlockVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        block.Current = version.Id;
        var item = new EvidenceItemRecord { UnitId = "990100-finance", RegionCode = City, Title = "预算批复" };
        db.EvidenceItems.Add(item);
        await db.SaveChangesAsync(Cancel);
        var file = new EvidenceVersionRecord { ItemId = item.Id, Number = 1, Sha256 = EvidenceHash, Size = 6, Type = "pdf", Name = "预算批复.pdf", By = "finance-clerk", At = Test.Clock.GetUtcNow() };
        db.EvidenceVersions.Add(file);
        var bytes = Path.Combine(Test.Directory, "budget.pdf");
        await File.WriteAllTextAsync(bytes, "预算", new System.Text.UTF8Encoding(false), Cancel);
        new EvidenceStore(Path.Combine(Test.Directory, "evidence")).Take(bytes, EvidenceHash);
        await db.SaveChangesAsync(Cancel);
        db.EvidenceUses.Add(new EvidenceUseRecord { VersionId = file.Id, ContributionId = Finance, Item = "1.1", Slot = "budget", By = "finance-clerk", At = Test.Clock.GetUtcNow() });
    }

    /// <summary>Hash of the bytes "预算".</summary>
    public static string EvidenceHash { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("预算")));

    public async Task TypeAsync(AppDb db, long sheet, long row, string text, double number, string by)
    {
        var revision = new CellRevisionRecord
        {
            SheetId = sheet,
            RowId = row,
            Element = "edu_spend",
            Text = text,
            Number = number,
            Flag = ValueFlag.Present,
            By = by,
            At = Test.Clock.GetUtcNow(),
            Op = Guid.NewGuid(),
            Source = CellSource.Typed,
        };
        await using var transaction = await AuditLog.BeginAsync(db, Cancel);
        db.CellRevisions.Add(revision);
        await db.SaveChangesAsync(Cancel);
        var batch = new SaveBatch();
        batch.Note(City, by, revision.Id, CellSaver.LineOf(revision));
        await Test.Workspace.Audit.CommitAsync(transaction, (await batch.LogAsync(Test.Workspace, db))!, Cancel);
        var cell = db.Cells.SingleOrDefault(c => c.RowId == row && c.Element == "edu_spend");
        if (cell is null) db.Cells.Add(new CellRecord { RowId = row, Element = "edu_spend", SheetId = sheet, RevisionId = revision.Id });
        else cell.RevisionId = revision.Id;
        await db.SaveChangesAsync(Cancel);
    }
}
