using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Jobs;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Domain.SelfReports;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Sealing;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Tests.Features.Evidences;
using Hengjian.Web.Tests.Features.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>A word that stands in one place only.</summary>
/// <param name="Text">The word.</param>
/// <param name="Where">What it was planted in, for the message.</param>
/// <param name="Thing">The thing by whose openness it is told.</param>
/// <param name="May">Who may read it.</param>
internal sealed record Canary(string Text, string Where, string Thing, string May);

internal sealed partial class RightsWorld
{
    private const string Draft = "clerk:own checker:own lead:here@G government-office:here@G leader:here@G supervisor:over@E reviewer:over@E inspector:over@E leader:above@E lead:above@E";
    private const string Inner = "clerk:own checker:own";
    private readonly List<Canary> canaries = [];

    /// <summary>Plants words in what the finance department, its neighbour and the lead are still writing.</summary>
    public async Task<IReadOnlyList<Canary>> PlantAsync()
    {
        await PlantCellsAsync();
        await PlantTextsAsync();
        await PlantEvidenceAsync();
        await PlantReportsAsync();
        return canaries;
    }

    private string Word(string where, string may, string thing = "part")
    {
        var word = FormattableString.Invariant($"kanarie{canaries.Count:00}zq");
        canaries.Add(new Canary(word, where, thing, may));
        return word;
    }

    private async Task PlantCellsAsync()
    {
        await using var db = site.Workspace.OpenDb();
        canaries.Add(new Canary(FillSeed.FinanceCanary, "the value that was handed up", "sealed", Draft));
        var cell = await db.Cells.SingleAsync(c => c.RowId == row && c.Element == FillSeed.Spend, Cancel);
        var now = Typed(row, Word("a cell", Draft), cell.RevisionId);
        var added = new SheetRowRecord { SheetId = sheet, RegionRow = County, Stage = SchoolStage.Primary, RowKey = "k1", Name = Word("the name of a row", Draft), Order = 5 };
        db.AddRange(now, added);
        await db.SaveChangesAsync(Cancel);
        cell.RevisionId = now.Id;
        var other = Typed(added.Id, Word("a cell of an added row", Draft), null);
        db.Add(other);
        await db.SaveChangesAsync(Cancel);
        db.Add(new CellRecord { RowId = added.Id, Element = FillSeed.Spend, SheetId = sheet, RevisionId = other.Id });
        db.Add(new CellCommentRecord { SheetId = sheet, RowId = row, Element = FillSeed.Spend, Text = Word("a remark on a cell", Inner), By = "finance-head", At = now.At });
        db.Add(new ContributionEventRecord
        {
            ContributionId = packages.Finance,
            From = ContributionState.HandedToCheck,
            To = ContributionState.Returned,
            By = "finance-head",
            At = now.At,
            Reason = Word("the reason of a return inside the unit", Inner),
        });
        await db.SaveChangesAsync(Cancel);
    }

    private CellRevisionRecord Typed(long line, string text, long? before) => new()
    {
        SheetId = sheet,
        RowId = line,
        Element = FillSeed.Spend,
        Text = text,
        Flag = ValueFlag.Missing,
        ProblemCode = "HJD0101",
        By = "finance-clerk",
        At = site.Workspace.Clock.GetUtcNow(),
        Op = Guid.NewGuid(),
        Source = CellSource.Typed,
        PreviousId = before,
    };

    private async Task PlantTextsAsync()
    {
        await using var db = site.Workspace.OpenDb();
        var at = site.Workspace.Clock.GetUtcNow();
        foreach (var kind in NarrativeKinds.All)
        {
            var block = await db.NarrativeBlocks.SingleOrDefaultAsync(b => b.ContributionId == packages.Finance && b.Kind == kind, Cancel);
            if (block is null) db.Add(block = new NarrativeBlockRecord { ContributionId = packages.Finance, RegionCode = County, Kind = kind });
            await db.SaveChangesAsync(Cancel);
            var number = await db.BlockVersions.CountAsync(v => v.BlockId == block.Id, Cancel);
            var earlier = new BlockVersionRecord { BlockId = block.Id, Number = number + 1, Text = Word($"an earlier version of {kind}", Inner), By = "finance-clerk", At = at, Op = Guid.NewGuid() };
            var state = kind == NarrativeKind.State;
            var current = new BlockVersionRecord
            {
                BlockId = block.Id,
                Number = number + 2,
                Text = Word($"the text of {kind}", Draft),
                Status = state ? "advancing" : "",
                Cause = state ? Word("the cause", Draft) : "",
                By = "finance-clerk",
                At = at,
                Op = Guid.NewGuid(),
            };
            db.AddRange(earlier, current);
            await db.SaveChangesAsync(Cancel);
            block.Current = current.Id;
            db.Add(new PassageCommentRecord { BlockId = block.Id, Version = current.Number, Start = 0, End = 7, Quote = "kanarie", Text = Word($"a remark on {kind}", Inner), By = "finance-head", At = at });
            await db.SaveChangesAsync(Cancel);
        }
    }

    private async Task PlantEvidenceAsync()
    {
        // What was handed up once stays in sight above, as a file and by the words it went with.
        Things = new Dictionary<string, Thing>(Things) { ["handed-file"] = new(County, Finance, "UGEE"), ["handed-words"] = new(County, Finance, "UUUE") };
        var content = Word("the words of a file", Draft, "handed-file");
        var name = Word("the name of a file", Draft, "handed-file") + ".txt";
        var id = await EvidencePageTests.PutAsync(site, Finance, County, name, System.Text.Encoding.UTF8.GetBytes("决算 " + content));
        var uploads = site.App.Services.GetRequiredService<Hengjian.Evaluation.Evidences.EvidenceUploads>();
        await uploads.BeginAsync(new(Finance, County, Word("the name of an upload", "clerk:own", "upload") + ".txt", 3, null, Guid.NewGuid()), "finance-clerk", Cancel);
        await using var db = site.Workspace.OpenDb();
        var item = await db.EvidenceItems.SingleAsync(i => i.Id == id, Cancel);
        (item.Title, item.Number) = (Word("the title of an evidence", Draft, "evidence"), Word("the number of an evidence", Draft, "evidence"));
        var first = await db.EvidenceVersions.SingleAsync(v => v.ItemId == id, Cancel);
        db.EvidenceUses.Add(new EvidenceUseRecord { VersionId = first.Id, ContributionId = packages.Finance, Item = "1.1", Quote = Word("the quote of an evidence", Draft, "evidence"), By = "finance-clerk", At = site.Workspace.Clock.GetUtcNow() });
        db.EvidenceVersions.Add(new EvidenceVersionRecord
        {
            ItemId = id,
            Number = 2,
            Sha256 = first.Sha256,
            Size = first.Size,
            Type = first.Type,
            Name = Word("a version nobody handed on", Inner, "evidence") + ".txt",
            By = "finance-clerk",
            At = site.Workspace.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(Cancel);
        const string above = "lead:here@E supervisor:over@E reviewer:over@E inspector:over@E lead:above@E";
        await SealAsync(new SealedPaper(
            first.Sha256, first.Size, first.Name, 1, Word("the title an evidence was handed up with", above, "handed-words"), "Document", Word("the number it was handed up with", above, "handed-words"),
            null, null, null, null, null, null, null, "")
        { Evidence = id });
        Things = new Dictionary<string, Thing>(Things) { ["evidence"] = Things["evidence"] with { Values = [("id", Text(id)), ("number", "1"), ("use", "1")] } };
    }

    // The list of a submission that names the evidence; it is in force while the package is handed up or being mended.
    private async Task SealAsync(SealedPaper paper)
    {
        var manifest = new Manifest([PackageContent.Leaf(SealPart.Evidence, $"1.1/{Finance}//{paper.Sha256}/1", paper)]);
        using var bytes = new MemoryStream(manifest.Write());
        var stored = await site.Workspace.Files.AddAsync(bytes, Cancel);
        await using var db = site.Workspace.OpenDb();
        var record = new SubmissionRecord
        {
            PackageId = packages.Package,
            RegionCode = County,
            Number = 1,
            Root = manifest.Root,
            ManifestSha256 = stored.Sha256,
            Receipt = "HJ-2025-970101-1-CANARY22",
            By = "office",
            At = site.Workspace.Clock.GetUtcNow().AddDays(-30),
        };
        db.Add(record);
        await db.SaveChangesAsync(Cancel);
        submission = record.Id;
    }

    private async Task PlantReportsAsync()
    {
        await using var db = site.Workspace.OpenDb();
        var (report, at) = (Number("open-report", "id"), site.Workspace.Clock.GetUtcNow());
        foreach (var field in (string[])["plan", "trend"])
            db.PeriodicValues.Add(new Hengjian.Domain.Periodic.PeriodicValueRecord { ReportId = report, Field = field, Text = Word("a periodic report: " + field, Inner, "open-report"), Flag = ValueFlag.Present, Revision = 1, Op = Guid.NewGuid() });
        db.PeriodicValues.Add(new Hengjian.Domain.Periodic.PeriodicValueRecord
        {
            ReportId = report,
            Field = "analysis",
            Text = $"{new string('a', 64)} 3 {Word("a file of a periodic report", Inner, "open-report")}.txt",
            Flag = ValueFlag.Present,
            Revision = 1,
            Op = Guid.NewGuid(),
        });
        var open = Number("ledger-open", "id");
        foreach (var (field, old) in ((string, string)[])[("project", "an earlier name of a row of a ledger"), ("trouble", "an earlier trouble of a row of a ledger")])
        {
            db.PeriodicValues.Add(new Hengjian.Domain.Periodic.PeriodicValueRecord { ReportId = open, Row = ledgerRow, Field = field, Text = Word("a row of a ledger: " + field, Inner, "ledger-open"), Flag = ValueFlag.Present, Revision = 1, Op = Guid.NewGuid() });
            db.PeriodicRevisions.Add(new Hengjian.Domain.Periodic.PeriodicRevisionRecord
            { ReportId = open, Row = ledgerRow, Field = field, Text = Word(old, Inner, "ledger-open"), By = "p-clerk", At = at, Source = Hengjian.Domain.Periodic.ValueSource.Typed, AfterDue = false });
        }
        var self = new SelfReportRecord { PackageId = Number("report", "id"), RegionCode = County, Template = "four-blocks", BuiltSha256 = new string('a', 64), At = at };
        db.SelfReports.Add(self);
        var post = new PublicityPostRecord
        {
            PackageId = packages.Package,
            RegionCode = County,
            TextSha256 = new string('a', 64),
            ContentSha256 = new string('b', 64),
            From = new DateOnly(2026, 1, 1),
            To = new DateOnly(2026, 1, 8),
            State = PostState.Withdrawn,
            By = "lead",
            At = at,
        };
        db.PublicityPosts.Add(post);
        db.Jobs.Add(new JobRecord
        {
            Kind = "import",
            Title = $"导入{Word("the title of a job", "clerk:own checker:own supervisor:over", "unit")}.xlsx",
            Message = Word("what a job says", "clerk:own checker:own supervisor:over", "unit"),
            Log = "",
            RegionCode = County,
            State = JobState.Failed,
            CreatedBy = "finance-clerk",
            CreatedAt = at,
            EndedAt = at,
        });
        await db.SaveChangesAsync(Cancel);
        var job = await db.Jobs.OrderByDescending(j => j.Id).Select(j => j.Id).FirstAsync(Cancel);
        Things = new Dictionary<string, Thing>(Things) { ["job"] = Things["job"] with { Values = [("id", Text(job))] } };
        db.Objections.Add(new ObjectionRecord { PostId = post.Id, RegionCode = County, CodeHash = new string('c', 64), Text = Word("an objection", "lead:here", "package"), At = at });
        db.ReportEdits.Add(new ReportEditRecord { ReportId = self.Id, BlockId = "basic/text", BaseSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([])), Text = Word("a paragraph of the self-report", "lead:here", "report"), By = "lead", At = at });
        await db.SaveChangesAsync(Cancel);
    }
}
