using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Jobs;
using Hengjian.Domain.Regions;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Tests.Records;

public sealed class AppDbTests(TestDatabases databases)
{
    private static readonly Guid Session = Guid.Parse("11112222-3333-4444-5555-666677778888");
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task MigrationsAreCompleteAndModelAndMigrationsAgree(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        Assert.False(db.Database.HasPendingModelChanges(), "Run tools/ef-design/add-migration.sh.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EveryRecord_ComesBackAsItWasStored(string kind)
    {
        var open = await databases.OpenAsync(kind);
        long roundId;
        await using (var db = open())
        {
            db.Accounts.Add(new Account
            {
                Name = "zhang",
                DisplayName = "张𠮷",
                PasswordHash = "h",
                CreatedAt = Time,
                LockedUntil = Time.AddMinutes(15),
                RegionCode = 990101,
                FactorSecret = "sealed",
                FactorOn = true,
                FactorStep = 58_000_000,
                Grants = [new AccountGrant { Role = "clerk", RegionCode = 990101, Unit = "edu", ValidFrom = new DateOnly(2026, 3, 1), ValidTo = new DateOnly(2026, 3, 31), GivenBy = "safe" }],
            });
            await db.SaveChangesAsync(Cancel);
            var owner = (await db.Accounts.SingleAsync(Cancel)).Id;
            db.Sessions.Add(new SessionRecord { Id = Session, AccountId = owner, StartedAt = Time, SeenAt = Time.AddMinutes(5), FactorAt = Time, Address = "::1", Agent = "浏览器" });
            db.Invitations.Add(new Invitation { AccountId = owner, TokenHash = new string('c', 64), Purpose = InvitationPurpose.Reset, MadeBy = "admin", MadeAt = Time, Until = Time.AddDays(7) });
            db.RecoveryCodes.Add(new RecoveryCode { AccountId = owner, Hash = new string('d', 64), UsedAt = Time });
            db.Units.Add(new Unit { Id = "990101-edu", Name = "东岭县教育局", RegionCode = 990101, Department = "教育" });
            db.Regions.Add(new RegionRecord { RegionCode = 990101, Name = "东岭县", Level = RegionLevel.County, ParentCode = 990100, ValidFrom = new DateOnly(2020, 1, 1) });
            db.Snapshots.Add(Snapshot(990101));
            var round = new RoundRecord
            {
                Name = "2025 年评价",
                Year = 2025,
                Level = RegionLevel.City,
                RegionCode = 990000,
                SchemeId = "city-14",
                SchemeVersion = "s",
                CatalogueVersion = "c",
                RegionsOn = new DateOnly(2025, 12, 31),
                CreatedAt = Time,
                CombinedSchools = CombinedSchoolRule.Whole,
                MissingVerdictIsNo = true,
                Stage = ProcessStage.Scored,
                Deadline = new DateOnly(2026, 5, 1),
            };
            db.Rounds.Add(round);
            await db.SaveChangesAsync(Cancel);
            roundId = round.Id;
            db.Runs.Add(new RunRecord { RoundId = roundId, RegionCode = 990000, ResultHash = "r", InputHash = "i", Official = true, RunBy = "zhang", RunAt = Time, Duration = TimeSpan.FromTicks(12345) });
            db.Jobs.Add(new JobRecord { Kind = "run", Title = "测算", RegionCode = 0, CreatedBy = "zhang", CreatedAt = Time, State = JobState.Running, Progress = 0.25 });
            await db.SaveChangesAsync(Cancel);
        }
        await using var again = open();
        var account = await again.Accounts.Include(a => a.Grants).SingleAsync(Cancel);
        Assert.Equal(("张𠮷", Time, Time.AddMinutes(15)), (account.DisplayName, account.CreatedAt, account.LockedUntil));
        Assert.Equal(new Grant("clerk", 990101, "edu"), Assert.Single(account.ToPrincipal(Time, RoleBook.BuiltIn).Grants));
        Assert.Equal((990101, "sealed", true, 58_000_000), (account.RegionCode, account.FactorSecret, account.FactorOn, account.FactorStep));
        Assert.Equal(new DateOnly(2026, 3, 31), account.Grants[0].ValidTo);
        var session = await again.Sessions.Include(s => s.Account).SingleAsync(Cancel);
        Assert.Equal((Session, "张𠮷", Time.AddMinutes(5), "浏览器"), (session.Id, session.Account!.DisplayName, session.SeenAt, session.Agent));
        var link = await again.Invitations.SingleAsync(Cancel);
        Assert.Equal((InvitationPurpose.Reset, Time.AddDays(7)), (link.Purpose, link.Until));
        Assert.Equal(Time, (await again.RecoveryCodes.SingleAsync(Cancel)).UsedAt);
        Assert.Equal("东岭县教育局", (await again.Units.SingleAsync(Cancel)).Name);
        Assert.Equal(new DateOnly(2020, 1, 1), (await again.Regions.SingleAsync(Cancel)).ValidFrom);
        var snapshot = await again.Snapshots.Include(s => s.Files).SingleAsync(Cancel);
        Assert.Equal((Grain.SchoolYear, "上报.xlsx", 9_000_000_000), (snapshot.Grain, snapshot.Files[0].Name, snapshot.Files[0].Size));
        var found = await again.Rounds.SingleAsync(Cancel);
        Assert.Equal((ProcessStage.Scored, CombinedSchoolRule.Whole, true, new DateOnly(2026, 5, 1)), (found.Stage, found.CombinedSchools, found.MissingVerdictIsNo, found.Deadline!.Value));
        Assert.Equal((roundId, TimeSpan.FromTicks(12345)), ((await again.Runs.SingleAsync(Cancel)).RoundId!.Value, (await again.Runs.SingleAsync(Cancel)).Duration));
        var job = await again.Jobs.SingleAsync(Cancel);
        Assert.Equal((JobState.Running, 0.25, null), (job.State, job.Progress, job.EndedAt));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EachReviewInput_ComesBackEqual(string kind)
    {
        ReviewInput[] inputs =
        [
            new ExpertScore(990100, "1.1", 7.25) { By = "专家甲", Reason = "材料齐全" },
            new YesNoAnswer(990100, "1.2", false, true),
            new CaseCount(990100, "1.3", 3),
            new NotApplicableDecision(990200, "1.4") { Reason = "无此项工作任务" },
            new SelfScore(990200, "1.1", 9.5),
        ];
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        var round = new RoundRecord
        {
            Name = "r",
            Year = 2025,
            Level = RegionLevel.City,
            RegionCode = 990000,
            SchemeId = "s",
            SchemeVersion = "",
            CatalogueVersion = "",
            RegionsOn = new DateOnly(2025, 12, 31),
            CreatedAt = Time,
        };
        db.Rounds.Add(round);
        await db.SaveChangesAsync(Cancel);
        db.ReviewInputs.AddRange(inputs.Select(i => ReviewInputRecord.From(round.Id, i, "zhang", Time)));
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        var back = (await db.ReviewInputs.OrderBy(r => r.Id).ToListAsync(Cancel)).Select(r => r.ToInput());
        Assert.Equal(inputs, back);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task QueryInScope_LeavesOutOtherRegions_InTheDatabase(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        int[] regions = [0, 990000, 990100, 990101, 990102, 990200, 990201, 980101];
        db.Snapshots.AddRange(regions.Select(Snapshot));
        await db.SaveChangesAsync(Cancel);
        async Task<int[]> SeenBy(params Grant[] grants)
        {
            var scope = AccessPolicy.ScopeOf(new Principal("zhang", "张", grants), Permission.ViewData);
            var query = db.Snapshots.InScope(scope).Select(s => s.RegionCode).Order();
            Assert.Contains("WHERE", query.ToQueryString(), StringComparison.Ordinal);
            return await query.ToArrayAsync(Cancel);
        }
        Assert.Equal<IEnumerable<int>>([990101], await SeenBy(new Grant("clerk", 990101)));
        Assert.Equal<IEnumerable<int>>([990100, 990101, 990102], await SeenBy(new Grant("clerk", 990100)));
        Assert.Equal<IEnumerable<int>>([980101, 990200, 990201], await SeenBy(new Grant("clerk", 980101), new Grant("leader", 990200)));
        Assert.Equal<IEnumerable<int>>(regions.Order(), await SeenBy(new Grant("supervisor", 0)));
        Assert.Empty(await db.Snapshots.InScope(RegionScope.None).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TimesCompareInTheDatabaseAsTheyDoInTime(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        var zone = TimeSpan.FromHours(8);
        DateTimeOffset[] times = [Time, Time.AddMilliseconds(1), Time.AddDays(1)];
        db.Jobs.AddRange(times.Select(t => new JobRecord { Kind = "k", Title = "t", RegionCode = 0, CreatedBy = "z", CreatedAt = t }));
        await db.SaveChangesAsync(Cancel);
        var limit = new DateTimeOffset(Time.AddMilliseconds(1).Ticks + zone.Ticks, zone).ToUniversalTime();
        Assert.Equal<IEnumerable<DateTimeOffset>>(times[1..], await db.Jobs.Where(j => j.CreatedAt >= limit).OrderBy(j => j.CreatedAt).Select(j => j.CreatedAt).ToListAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TablesAndColumns_AreSnakeCase(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            Assert.Matches("^[a-z][a-z_]*$", entity.GetTableName()!);
            Assert.All(entity.GetProperties(), p => Assert.Matches("^[a-z][a-z0-9_]*$", p.GetColumnName()));
        }
    }

    private static SnapshotRecord Snapshot(int region) => new()
    {
        Hash = new string('a', 64),
        Kind = "school",
        Grain = Grain.SchoolYear,
        Period = 2025,
        RegionCode = region,
        RowCount = 3,
        GivenBy = "zhang",
        GivenAt = Time,
        DictionaryVersion = "d",
        Files = [new SnapshotFile { Name = "上报.xlsx", Sha256 = new string('b', 64), Size = 9_000_000_000 }],
    };
}
