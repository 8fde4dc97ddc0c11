using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Sealing;

/// <summary>What a package says, as entries in a fixed order: what publicity shows, the government approves and a submission seals.</summary>
public sealed class PackageContent(IEnumerable<SealSource> sources)
{
    private const int MostAtOnce = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The form of entries written now. 1: evidence without what is said of it, nothing that features add. 2: no number of the evidence, nothing of the
    /// self-evaluation report, no open remarks. Older submissions are checked in their own.
    /// </summary>
    public const int Format = 3;

    /// <summary>One entry; the same content gives the same bytes.</summary>
    public static SealedLeaf Leaf(SealPart part, string key, object content) =>
        new((int)part, key, JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Json));

    /// <summary>All entries of a package, by part and ordinally by key. What features registered comes beside what is read here.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="format">The form of the entries.</param>
    public async Task<IReadOnlyList<SealedLeaf>> LeavesAsync(AppDb db, long package, CancellationToken cancel = default, int format = Format)
    {
        var leaves = new List<SealedLeaf>();
        SealSource evidence = format == 1 ? BareEvidenceAsync : (d, p, c) => EvidenceAsync(d, p, format, c);
        List<SealSource> all = [BelowAsync, evidence, BlocksAsync, AnswersAsync, CellsAsync, AssignmentsAsync];
        if (format > 1) all.AddRange([PackageScores.LeavesAsync, .. sources]);
        if (format > 2) all.Add(PackageReports.LeavesAsync);
        foreach (var source in all)
            await foreach (var leaf in source(db, package, cancel)) leaves.Add(leaf);
        return [.. leaves.OrderBy(l => l.Part).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    /// <summary>Root over the government's own content: equal as long as nothing was changed. When packages from below are accepted is not its doing.</summary>
    public async Task<string> RootAsync(AppDb db, long package, CancellationToken cancel = default) =>
        Root(Own(await LeavesAsync(db, package, cancel)));

    /// <summary>Whether a package's content is what a root was made of.</summary>
    public async Task<bool> IsAsync(AppDb db, long package, string root, CancellationToken cancel = default)
    {
        // Roots made before were of an older form; those of the first held the packages from below, too.
        for (var format = Format; format >= 1; format--)
        {
            var leaves = await LeavesAsync(db, package, cancel, format);
            if (root == Root(Own(leaves)) || (format == 1 && root == Root(leaves))) return true;
        }
        return false;
    }

    private static IEnumerable<SealedLeaf> Own(IEnumerable<SealedLeaf> leaves) => leaves.Where(l => l.Part != (int)SealPart.Below);

    /// <summary>Root over entries.</summary>
    public static string Root(IEnumerable<SealedLeaf> leaves) => Convert.ToHexStringLower(MerkleTree.Root([.. leaves.Select(HashOf)]));

    /// <summary>Hash of an entry in the tree: its line in the manifest.</summary>
    public static byte[] HashOf(SealedLeaf leaf) => MerkleTree.Leaf(LineOf(leaf));

    /// <summary>The line of the manifest: part, key and content, parted by tabs.</summary>
    public static byte[] LineOf(SealedLeaf leaf)
    {
        var head = System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{leaf.Part}\t{leaf.Key}\t"));
        return [.. head, .. leaf.Json];
    }

    private static async IAsyncEnumerable<SealedLeaf> AssignmentsAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var parts = (await db.Contributions.Where(c => c.PackageId == package).Select(c => new { c.AssignmentId, c.UnitId }).ToListAsync(cancel))
            .ToLookup(c => c.AssignmentId, c => c.UnitId);
        foreach (var item in await db.Assignments.AsNoTracking().Where(a => a.PackageId == package).ToListAsync(cancel))
        {
            yield return Leaf(SealPart.Assignments, item.Item, new
            {
                item.Item,
                lead = item.LeadUnit,
                units = parts[item.Id].Order(StringComparer.Ordinal),
                notApplicable = item.ClaimState == Domain.Breakdown.ClaimState.Agreed ? item.ClaimReason : null,
            });
        }
    }

    private static async IAsyncEnumerable<SealedLeaf> CellsAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = await (
            from cell in PackageCells.Of(db, package)
            join revision in db.CellRevisions on cell.RevisionId equals revision.Id
            join row in db.SheetRows on cell.RowId equals row.Id
            join sheet in db.FillSheets on cell.SheetId equals sheet.Id
            where !row.Removed
            select new { sheet.Kind, sheet.Period, sheet.RegionCode, row.RowKey, row.ParentKey, row.Stage, row.RegionRow, Revision = revision }).Distinct().ToListAsync(cancel);
        foreach (var one in rows)
            yield return CellLeaf(string.Create(CultureInfo.InvariantCulture, $"{one.Kind}/{one.Period}/{one.RegionRow:D6}/{one.Stage}/{one.ParentKey}/{one.RowKey}"), one.Revision);
    }

    // The entry of a value.
    private static SealedLeaf CellLeaf(string place, CellRevisionRecord revision) => Leaf(SealPart.Cells, $"{place}/{revision.Element}", new
    {
        revision.Element,
        revision.Text,
        revision.Number,
        flag = revision.Flag.ToString(),
        revision.Code,
        revision = revision.Id,
        revision.By,
        at = revision.At.ToUnixTimeMilliseconds(),
    });

    /// <summary>The entries of revisions as the records give them now, by revision: what a sealed entry must still be.</summary>
    public static async Task<IReadOnlyDictionary<long, SealedLeaf>> CellLeavesAsync(AppDb db, IReadOnlyList<long> revisions, CancellationToken cancel = default)
    {
        var leaves = new Dictionary<long, SealedLeaf>();
        // Databases limit the parameters of a query.
        foreach (var some in revisions.Chunk(MostAtOnce))
        {
            var rows = await (
                from revision in db.CellRevisions.AsNoTracking()
                join row in db.SheetRows.AsNoTracking() on revision.RowId equals row.Id
                join sheet in db.FillSheets.AsNoTracking() on row.SheetId equals sheet.Id
                where some.Contains(revision.Id)
                select new { sheet.Kind, sheet.Period, row.RowKey, row.ParentKey, row.Stage, row.RegionRow, Revision = revision }).ToListAsync(cancel);
            foreach (var one in rows)
                leaves[one.Revision.Id] = CellLeaf(string.Create(CultureInfo.InvariantCulture, $"{one.Kind}/{one.Period}/{one.RegionRow:D6}/{one.Stage}/{one.ParentKey}/{one.RowKey}"), one.Revision);
        }
        return leaves;
    }

    private static async IAsyncEnumerable<SealedLeaf> AnswersAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sheets = PackageCells.Of(db, package).Select(c => c.SheetId).Distinct();
        foreach (var answer in await db.CheckAnswers.AsNoTracking().Where(a => sheets.Contains(a.SheetId)).ToListAsync(cancel))
            yield return Leaf(SealPart.Answers, answer.FlagId + "/" + answer.Id.ToString(CultureInfo.InvariantCulture), new { answer.FlagId, reply = answer.Reply.ToString(), answer.Text, answer.By, answer.HeadBy });
    }

    private static async IAsyncEnumerable<SealedLeaf> BlocksAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var blocks = await (
            from part in db.Contributions
            join block in db.NarrativeBlocks on part.Id equals block.ContributionId
            join version in db.BlockVersions on block.Current equals version.Id
            where part.PackageId == package
            select new { part.Item, part.UnitId, block.Kind, Version = version }).ToListAsync(cancel);
        foreach (var one in blocks)
        {
            yield return Leaf(SealPart.Blocks, $"{one.Item}/{one.UnitId}/{one.Kind}", new
            {
                version = one.Version.Number,
                one.Version.Text,
                one.Version.Status,
                one.Version.Cause,
                one.Version.Remainder,
                one.Version.Until,
                one.Version.By,
            });
        }
    }

    private static async IAsyncEnumerable<SealedLeaf> BareEvidenceAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var uses = await (
            from part in db.Contributions
            join use in db.EvidenceUses on part.Id equals use.ContributionId
            join version in db.EvidenceVersions on use.VersionId equals version.Id
            where part.PackageId == package
            select new { part.UnitId, Use = use, version.Sha256, version.Size, version.Name }).ToListAsync(cancel);
        foreach (var one in uses)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{one.Use.Item}/{one.UnitId}/{one.Use.Slot}/{one.Sha256}/{one.Use.Id}");
            yield return Leaf(SealPart.Evidence, key, new { one.Sha256, one.Size, one.Name, one.Use.Slot, one.Use.Element, pageFrom = one.Use.PageFrom, pageTo = one.Use.PageTo, one.Use.Quote });
        }
    }

    // With what is said of it: that is what the evaluator reads, and what a slot for it is judged by.
    private static async IAsyncEnumerable<SealedLeaf> EvidenceAsync(AppDb db, long package, int format, [EnumeratorCancellation] CancellationToken cancel)
    {
        var uses = await (
            from part in db.Contributions
            join use in db.EvidenceUses on part.Id equals use.ContributionId
            join version in db.EvidenceVersions on use.VersionId equals version.Id
            join item in db.EvidenceItems on version.ItemId equals item.Id
            where part.PackageId == package
            select new { part.UnitId, Use = use, Version = version, Item = item }).AsNoTracking().ToListAsync(cancel);
        foreach (var one in uses)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{one.Use.Item}/{one.UnitId}/{one.Use.Slot}/{one.Version.Sha256}/{one.Use.Id}");
            var (file, said, use) = (one.Version, one.Item, one.Use);
            yield return Leaf(SealPart.Evidence, key, new SealedPaper(
                file.Sha256, file.Size, file.Name, file.Number, said.Title, said.Kind.ToString(), said.Number, said.IssuedOn, said.PeriodFrom, said.PeriodTo,
                use.Slot, use.Element, use.PageFrom, use.PageTo, use.Quote)
            { Evidence = format < 3 ? null : said.Id });
        }
    }

    private static async IAsyncEnumerable<SealedLeaf> BelowAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        var below = await (
            from child in db.Packages
            join submission in db.Submissions on child.SubmissionId equals submission.Id into made
            from submission in made.DefaultIfEmpty()
            where child.ParentId == package
            select new { child.RegionCode, child.State, Receipt = (string?)submission!.Receipt, Root = (string?)submission.Root }).ToListAsync(cancel);
        foreach (var one in below)
        {
            var accepted = one.State == PackageState.Accepted;
            yield return Leaf(SealPart.Below, one.RegionCode.ToString("D6", CultureInfo.InvariantCulture), new { one.RegionCode, accepted, receipt = accepted ? one.Receipt : null, root = accepted ? one.Root : null });
        }
    }
}
