using System.Text;
using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Publicity;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Tests.Filling;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Narratives;

/// <summary>What a token prints depends on who reads; what the table says is never replaced by something older.</summary>
public sealed class TokenSightTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";
    private const string Education = "990100-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AToken_PrintsWhatItsReaderMaySee_AndWhatTheTableSays(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (package, part, beside, column, row) = await MakeAsync(world);
        await world.Workspace.Snapshots.AddAsync(
            [
                new FactSnapshot("region", RoundWorld.City, new string('a', 64), new FactTable
                {
                    Grain = Grain.RegionYear, Period = 2026, Regions = [RoundWorld.City], Stages = [SchoolStage.All],
                    Columns = new Dictionary<string, Column> { ["edu_spend"] = new NumberColumn([5e8]), ["fiscal_spend"] = new NumberColumn([7e9]) },
                }),
            ], new SnapshotGiving("supervisor", "导入", []), Cancel);
        var values = new TokenValues(world.Workspace);
        var parts = new PartBooks(world.Books);
        var token = new TextToken(TokenKind.Value, "edu_spend");
        async Task<TokenValue> SayAsync(long of, TokenEyes eyes)
        {
            await using var db = world.Workspace.OpenDb();
            var book = (await parts.FindAsync(db, of, Cancel))!;
            return (await values.OfAsync(db, book, [token.ToString()], eyes, Cancel))(token);
        }
        async Task<string> SeenAsync()
        {
            await using var db = world.Workspace.OpenDb();
            var (own, other) = (await db.Contributions.SingleAsync(c => c.Id == part, Cancel), await db.Contributions.SingleAsync(c => c.Id == beside, Cancel));
            var above = new TokenEyes(AccessPolicy.WorkScopeOf(new Principal("x", "x", [new Grant("reviewer", RoundWorld.Province)]), Permission.ViewWork));
            var seen = new List<string>();
            foreach (var (of, eyes) in new[] { (part, TokenEyes.OfUnit(own)), (beside, TokenEyes.OfUnit(other)), (part, TokenEyes.OfGovernment(RoundWorld.City)), (part, above) })
                seen.Add((await SayAsync(of, eyes)).Words);
            return string.Join('|', seen);
        }
        // Asked and not filled: nothing older stands in.
        Assert.Equal("|||", await SeenAsync());
        await TypeAsync(world, column, row, "12亿", 1.2e9, ValueFlag.Present);
        Assert.Equal("12 亿元|（未公开）|（未公开）|（未公开）", await SeenAsync());
        await OpenAsync(world, column, Openness.Government, seal: false);
        Assert.Equal("12 亿元|（未公开）|12 亿元|（未公开）", await SeenAsync());
        await OpenAsync(world, column, Openness.Evaluator, seal: true);
        Assert.Equal("12 亿元|（未公开）|12 亿元|12 亿元", await SeenAsync());
        // Returned and typed anew: above, what was handed up stays until the next submission.
        await TypeAsync(world, column, row, "13亿", 1.3e9, ValueFlag.Present);
        Assert.EndsWith("|12 亿元", await SeenAsync(), StringComparison.Ordinal);
        await OpenAsync(world, column, Openness.Unit, seal: false);
        Assert.Equal("13 亿元|（未公开）|12 亿元|12 亿元", await SeenAsync());

        await using (var db = world.Workspace.OpenDb()) await WriteAsync(db, part, $"投入{token}，见〔佐证 1〕。");
        var texts = new PackageTexts(parts, values);
        await using (var db = world.Workspace.OpenDb())
        {
            var leaves = new List<SealedLeaf>();
            await foreach (var leaf in texts.LeavesAsync(db, package, Cancel)) leaves.Add(leaf);
            var json = Encoding.UTF8.GetString(Assert.Single(leaves).Json);
            Assert.Contains("投入13 亿元", json, StringComparison.Ordinal);
            Assert.Contains("\"source\":\"revision:", json, StringComparison.Ordinal);
            Assert.Contains("投入13 亿元，见。", await PublicText.BuildAsync(db, texts, package, _ => "", Cancel), StringComparison.Ordinal);
        }
        // Declared not applicable: the estimate imported earlier is not printed in its place.
        await TypeAsync(world, column, row, "不适用", null, ValueFlag.NotApplicable);
        Assert.Equal(("HJP0747", ""), await SayAsync(part, TokenEyes.OfPackage(RoundWorld.City)) is var said ? (said.Problem!.Code, said.Words) : default);
        await using (var db = world.Workspace.OpenDb())
            Assert.Equal("HJP0748", PublicText.GapIn(await PublicText.BuildAsync(db, texts, package, _ => "", Cancel))!.Code);
        // What no table of the round asks for is told from the facts.
        token = new TextToken(TokenKind.Value, "fiscal_spend");
        Assert.Equal("facts", (await SayAsync(part, TokenEyes.OfPackage(RoundWorld.City))).Source);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ASubmittedText_ReadsAsItWasSealed_UntilItsItemGoesBack(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (package, part, _, column, row) = await MakeAsync(world);
        await TypeAsync(world, column, row, "12亿", 1.2e9, ValueFlag.Present);
        var (values, parts, token) = (new TokenValues(world.Workspace), new PartBooks(world.Books), new TextToken(TokenKind.Value, "edu_spend"));
        var texts = new PackageTexts(parts, values);
        await using var db = world.Workspace.OpenDb();
        await WriteAsync(db, part, $"投入{token}。");
        async Task<List<SealedLeaf>> LeavesAsync()
        {
            var leaves = new List<SealedLeaf>();
            await foreach (var leaf in texts.LeavesAsync(db, package, Cancel)) leaves.Add(leaf);
            return leaves;
        }
        async Task<string> SayAsync() => (await values.OfAsync(db, (await parts.FindAsync(db, part, Cancel))!, [token.ToString()], TokenEyes.OfPackage(RoundWorld.City), Cancel))(token).Words;
        var sealedLeaves = await LeavesAsync();
        using var bytes = new MemoryStream(new Manifest(sealedLeaves).Write());
        var file = await world.Workspace.Files.AddAsync(bytes, Cancel);
        var now = world.Workspace.Clock.GetUtcNow();
        var made = new Hengjian.Domain.Submissions.SubmissionRecord { PackageId = package, RegionCode = RoundWorld.City, Number = 1, Root = file.Sha256, ManifestSha256 = file.Sha256, Receipt = "HJ-1", By = "office", At = now };
        db.Submissions.Add(made);
        await db.SaveChangesAsync(Cancel);
        await db.Packages.Where(p => p.Id == package).ExecuteUpdateAsync(s => s.SetProperty(p => p.SubmissionId, made.Id), Cancel);
        await db.Contributions.Where(c => c.Id == part).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, Hengjian.Domain.Packages.ContributionState.Merged), Cancel);
        db.ChangeTracker.Clear();
        await TypeAsync(world, column, row, "13亿", 1.3e9, ValueFlag.Present);
        Assert.Equal("12 亿元", await SayAsync());
        // The program itself reads it so, too: what was approved and sealed is the same content, byte for byte.
        Assert.Equal(sealedLeaves.Select(l => Encoding.UTF8.GetString(l.Json)), (await LeavesAsync()).Select(l => Encoding.UTF8.GetString(l.Json)));
        db.ContributionEvents.Add(new Hengjian.Domain.Packages.ContributionEventRecord
        {
            ContributionId = part,
            From = Hengjian.Domain.Packages.ContributionState.Merged,
            To = Hengjian.Domain.Packages.ContributionState.Returned,
            By = "supervisor",
            At = now.AddMinutes(1),
        });
        await db.SaveChangesAsync(Cancel);
        Assert.Equal("13 亿元", await SayAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ASheet_ShowsAboveWhatWasHandedUp_AndNeitherRemarksNorHistory(string kind)
    {
        using var test = await Hengjian.Evaluation.Tests.Workspaces.TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var world = await SheetWorld.MakeAsync(test.Workspace, Cancel);
        var reader = new SheetReader(test.Workspace, new Evaluation.RoundSetup.RoundBooks(test.Workspace), SheetWorld.Dictionary);
        await using var queue = new Evaluation.Saving.SaveQueue(test.Workspace);
        var saver = new CellSaver(test.Workspace, queue, SheetWorld.Dictionary);
        async Task SaveAsync(string text, long? known) =>
            Assert.IsType<CellOutcome.Saved>((await saver.SaveAsync(world.Sheet, [new CellOp(Guid.NewGuid(), world.Rows[0], "edu_spend", text, known)], SheetWorld.Clerk(), Cancel)).Value.Outcomes[0]);
        await SaveAsync("12亿", null);
        await using var db = test.Workspace.OpenDb();
        db.CellComments.Add(new CellCommentRecord { SheetId = world.Sheet, RowId = world.Rows[0], Element = "edu_spend", Text = "至少报 4%", By = "head", At = test.Workspace.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
        var (head, lead, above) = (Person("checker", SheetWorld.County, SheetWorld.Finance), Person("lead", SheetWorld.County), Person("reviewer", 990000));
        async Task<string> SeesAsync(Principal who)
        {
            await using var fresh = test.Workspace.OpenDb();
            if (await reader.FindAsync(fresh, world.Sheet, who, Cancel) is not { } view) return "-";
            return $"{view.Find(world.Rows[0], "edu_spend")?.Text} {view.Comments.Count} {view.Own.Contains("edu_spend")}";
        }
        Assert.Equal(["12亿 1 True", "-", "-"], [await SeesAsync(head), await SeesAsync(lead), await SeesAsync(above)]);
        await db.SheetColumns.ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Evaluator), Cancel);
        await SheetWorld.NoteDeedAsync(test.Workspace, Cancel);
        // Open above, and nothing of it handed up yet: another round's draft.
        Assert.Equal(["12亿 1 True", "12亿 0 False", " 0 False"], [await SeesAsync(head), await SeesAsync(lead), await SeesAsync(above)]);
        await db.Cells.ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedRevisionId, c => c.RevisionId), Cancel);
        await SaveAsync("13亿", (await db.Cells.AsNoTracking().SingleAsync(Cancel)).RevisionId);
        Assert.Equal(["13亿 1 True", "13亿 0 False", "12亿 0 False"], [await SeesAsync(head), await SeesAsync(lead), await SeesAsync(above)]);
        await db.SheetColumns.ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Unit), Cancel);
        await SheetWorld.NoteDeedAsync(test.Workspace, Cancel);
        Assert.Equal(["13亿 1 True", "12亿 0 False", "12亿 0 False"], [await SeesAsync(head), await SeesAsync(lead), await SeesAsync(above)]);
    }

    private static Principal Person(string role, int region, string? unit = null) => new(role, role, [new Grant(role, region, unit)]);

    private static async Task WriteAsync(AppDb db, long part, string text)
    {
        var block = new NarrativeBlockRecord { ContributionId = part, RegionCode = RoundWorld.City, Kind = NarrativeKind.State };
        db.NarrativeBlocks.Add(block);
        await db.SaveChangesAsync(Cancel);
        var version = new BlockVersionRecord { BlockId = block.Id, Number = 1, Text = text, By = "zhang", At = DateTimeOffset.UnixEpoch, Op = Guid.NewGuid() };
        db.BlockVersions.Add(version);
        await db.SaveChangesAsync(Cancel);
        block.Current = version.Id;
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task OpenAsync(RoundWorld world, SheetColumnRecord column, Openness openness, bool seal)
    {
        await using var db = world.Workspace.OpenDb();
        await db.SheetColumns.Where(c => c.Id == column.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, openness), Cancel);
        if (seal) await db.Cells.ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedRevisionId, c => c.RevisionId), Cancel);
    }

    private static async Task TypeAsync(RoundWorld world, SheetColumnRecord column, long row, string text, double? number, ValueFlag flag)
    {
        await using var db = world.Workspace.OpenDb();
        var revision = new CellRevisionRecord
        {
            SheetId = column.SheetId,
            RowId = row,
            Element = column.Element,
            Text = text,
            Number = number,
            Flag = flag,
            By = "zhang",
            At = DateTimeOffset.UnixEpoch,
            Op = Guid.NewGuid(),
            Source = CellSource.Typed,
        };
        db.CellRevisions.Add(revision);
        await db.SaveChangesAsync(Cancel);
        if (await db.Cells.SingleOrDefaultAsync(Cancel) is { } cell) cell.RevisionId = revision.Id;
        else db.Cells.Add(new CellRecord { RowId = row, Element = column.Element, SheetId = column.SheetId, RevisionId = revision.Id });
        await db.SaveChangesAsync(Cancel);
    }

    // The city's package with finance's and education's parts of 4.1, and the column of education spending, which finance fills.
    private static async Task<(long Package, long Part, long Beside, SheetColumnRecord Column, long Row)> MakeAsync(RoundWorld world)
    {
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        Assert.True((await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        var parts = await db.Contributions.Where(c => c.PackageId == city.Id && c.Item == "4.1").ToListAsync(Cancel);
        var sheet = new FillSheetRecord { RegionCode = RoundWorld.City, UnitId = Finance, Kind = "region", Period = 2026 };
        db.Add(sheet);
        await db.SaveChangesAsync(Cancel);
        var column = new SheetColumnRecord { SheetId = sheet.Id, RegionCode = RoundWorld.City, UnitId = Finance, Kind = "region", Period = 2026, Element = "edu_spend" };
        var row = new SheetRowRecord { SheetId = sheet.Id, RegionRow = RoundWorld.City, Stage = SchoolStage.All };
        db.AddRange(column, row);
        await db.SaveChangesAsync(Cancel);
        db.Add(new SheetDemandRecord { ColumnId = column.Id, RoundId = round.Id, Item = "4.1" });
        await db.SaveChangesAsync(Cancel);
        return (city.Id, parts.Single(p => p.UnitId == Finance).Id, parts.Single(p => p.UnitId == Education).Id, column, row.Id);
    }
}
