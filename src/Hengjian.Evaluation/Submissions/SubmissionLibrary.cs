using System.Globalization;
using System.Security.Cryptography;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>A submission with what it belongs to.</summary>
/// <param name="Record">The submission.</param>
/// <param name="Package">Its package, as it is now.</param>
/// <param name="Round">Its round.</param>
/// <param name="Manifest">Its entries; null when the file is gone or damaged.</param>
/// <param name="Authentic">The signature is this server's over receipt, root and time, the entries give that root, and name the government, round and number of the record.</param>
public sealed record SealedSubmission(SubmissionRecord Record, PackageRecord Package, RoundRecord Round, Manifest? Manifest, bool Authentic)
{
    /// <summary>What the signed entries say of it; null when the file is gone or damaged.</summary>
    public ManifestHeader? Header => Manifest?.Header;

    /// <summary>Whether a record is of the government, round and number that its signed entries name. Format 1 did not name the receipt.</summary>
    public static bool Fits(ManifestHeader? header, SubmissionRecord record, long round) => header is { } said
        && said.Region == record.RegionCode && said.Number == record.Number && said.Round == round && (said.Receipt is null || said.Receipt == record.Receipt);

    /// <summary>It is the one in force; a later one took its place otherwise.</summary>
    public bool IsInForce => Package.SubmissionId == Record.Id;
}

/// <summary>报送: everything of a package sealed by one hash and one signature, in one transaction; accepted above.</summary>
public sealed class SubmissionLibrary(Workspace workspace, PackageDeeds packages, PackageContent content, IEnumerable<SubmissionMade> followers)
{
    /// <summary>Kind of the duty to make facts of a submission's values.</summary>
    public const string FactsDuty = "facts";

    private const int CodeBytes = 5;

    private readonly ReceiptKey key = new(workspace.Directory);

    /// <summary>The public key under which receipts can be checked elsewhere.</summary>
    public string PublicKey => key.PublicPem;

    /// <summary>Seals and submits a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="principal">Who.</param>
    /// <param name="factorFresh">The second step of signing in was done a short while ago, or the account has none.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public Task<Result<PackageState>> SubmitAsync(long package, Principal principal, bool factorFresh, CancellationToken cancel = default) =>
        packages.DoAsync(package, PackageMove.Submit, principal, "", async deed =>
        {
            var record = await SealAsync(deed, cancel);
            await OpenAboveAsync(deed, cancel);
            foreach (var order in await OrdersAsync(deed.Db, package, cancel)) order.State = ReturnState.Answered;
            foreach (var follower in followers) await follower(deed.Db, record.Id, cancel);
            await Outbox.PutAsync(deed.Db, FactsDuty, record.Id.ToString(CultureInfo.InvariantCulture), new { submission = record.Id }, deed.Now, cancel);
            return Result.Ok<object>(new { region = record.RegionCode, number = record.Number, receipt = record.Receipt, root = record.Root, manifestSha256 = record.ManifestSha256 });
        }, f => f with { FactorFresh = factorFresh }, cancel);

    /// <summary>接收: the region above takes it.</summary>
    public Task<Result<PackageState>> AcceptAsync(long package, Principal principal, CancellationToken cancel = default) =>
        packages.DoAsync(package, PackageMove.Accept, principal, "", async deed =>
        {
            var scores = deed.Work.IsPartOfAnother ? 0 : await AcceptedScores.GiveAsync(deed, cancel);
            return Result.Ok<object>(new { region = deed.Work.Package.RegionCode, submission = deed.Work.Package.SubmissionId, scores });
        }, cancel: cancel);

    /// <summary>The submission of a receipt.</summary>
    public async Task<Result<SealedSubmission>> FindAsync(string receipt, CancellationToken cancel = default)
    {
        var asked = receipt.Trim().ToUpperInvariant();
        await using var db = workspace.OpenDb();
        var record = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Receipt == asked, cancel);
        return record is null ? SubmissionProblems.UnknownReceipt() : await ReadAsync(db, record, cancel);
    }

    /// <summary>The submission of a package that is in force; null before the first.</summary>
    public async Task<SealedSubmission?> OfPackageAsync(long package, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var record = await db.Submissions.AsNoTracking().Where(s => s.PackageId == package).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        return record is null ? null : await ReadAsync(db, record, cancel);
    }

    private async Task<SealedSubmission> ReadAsync(AppDb db, SubmissionRecord record, CancellationToken cancel)
    {
        var package = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == record.PackageId, cancel);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var manifest = await ManifestAsync(record.ManifestSha256, cancel);
        return new SealedSubmission(record, package, round, manifest, manifest?.Root == record.Root && key.IsValid(record.Receipt, record.Root, record.At, record.Signature) && SealedSubmission.Fits(manifest.Header, record, round.Id));
    }

    private async Task<Manifest?> ManifestAsync(string sha256, CancellationToken cancel)
    {
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return null;
        await using var file = stream;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return Manifest.Read(bytes.ToArray());
    }

    private async Task<SubmissionRecord> SealAsync(PackageDeed deed, CancellationToken cancel)
    {
        var (db, work) = (deed.Db, deed.Work);
        var previous = await db.Submissions.Where(s => s.PackageId == work.Package.Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        var number = (previous?.Number ?? 0) + 1;
        var receipt = string.Create(CultureInfo.InvariantCulture, $"HJ-{work.Round.Year}-{work.Package.RegionCode:D6}-{number}-{Base32.Encode(RandomNumberGenerator.GetBytes(CodeBytes))}");
        // Databases keep milliseconds at least: the signed time is the stored one.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(deed.Now.ToUnixTimeMilliseconds());
        IReadOnlyList<SealedLeaf> leaves =
        [
            Head(), .. await content.LeavesAsync(db, work.Package.Id, cancel), .. await OwnAsync(db, work.Package.Id, cancel),
            .. await PackageRemarks.OpenAsync(db, work.Package.Id, at, cancel),
        ];
        var manifest = new Manifest([.. leaves.OrderBy(l => l.Part).ThenBy(l => l.Key, StringComparer.Ordinal)]);
        using var bytes = new MemoryStream(manifest.Write());
        var stored = await workspace.Files.AddAsync(bytes, cancel);
        var record = new SubmissionRecord
        {
            PackageId = work.Package.Id,
            RegionCode = work.Package.RegionCode,
            Number = number,
            Root = manifest.Root,
            ManifestSha256 = stored.Sha256,
            Receipt = receipt,
            Signature = key.Sign(receipt, manifest.Root, at),
            By = deed.By.Account,
            At = at,
            PreviousId = previous?.Id,
        };
        db.Submissions.Add(record);
        await db.SaveChangesAsync(cancel);
        work.Package.SubmissionId = record.Id;
        return record;

        SealedLeaf Head() => PackageContent.Leaf(SealPart.Header, "submission", new
        {
            format = PackageContent.Format,
            receipt,
            round = work.Round.Id,
            work.Round.Name,
            work.Round.Year,
            work.Round.SchemeVersion,
            work.Round.CatalogueVersion,
            collectionVersion = work.Plan?.CollectionVersion,
            region = work.Package.RegionCode,
            number,
            previousRoot = previous?.Root,
        });
    }

    private static async Task<IReadOnlyList<SealedLeaf>> OwnAsync(AppDb db, long package, CancellationToken cancel)
    {
        var leaves = new List<SealedLeaf>();
        var mended = await db.ReturnOrders.AnyAsync(o => db.Submissions.Any(s => s.Id == o.SubmissionId && s.PackageId == package), cancel);
        foreach (var post in await db.PublicityPosts.AsNoTracking().Where(p => p.PackageId == package).OrderBy(p => p.Id).ToListAsync(cancel))
        {
            var objections = await db.Objections.AsNoTracking().Where(o => o.PostId == post.Id).OrderBy(o => o.Id).ToListAsync(cancel);
            var key = post.Id.ToString(CultureInfo.InvariantCulture);
            // What was mended after a return was not shown again: the entry says so.
            leaves.Add(PackageContent.Leaf(SealPart.Publicity, key, new
            {
                post.TextSha256,
                post.ContentSha256,
                post.From,
                post.To,
                withdrawn = post.State == PostState.Withdrawn ? post.Reason : null,
                objections = objections.Count,
                mendedAfterwards = mended,
            }));
            leaves.AddRange(objections.Select(o => PackageContent.Leaf(SealPart.Publicity, string.Create(CultureInfo.InvariantCulture, $"{key}/{o.Id}"), new
            {
                objectionSha256 = HashOf(o.Text),
                at = o.At.ToUnixTimeMilliseconds(),
                answerSha256 = HashOf(o.Answer),
                o.AnsweredBy,
                answeredAt = o.AnsweredAt?.ToUnixTimeMilliseconds(),
            })));
        }
        var subject = FormattableString.Invariant($"package:{package}");
        var compiled = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == subject && e.Action == "compile-package").OrderByDescending(e => e.Sequence).Select(e => e.Details).FirstOrDefaultAsync(cancel);
        if (compiled is not null) leaves.Add(PackageContent.Leaf(SealPart.Header, "submission/compiled", new { details = compiled }));
        foreach (var order in await db.ReturnOrders.AsNoTracking().Where(o => db.Submissions.Any(s => s.Id == o.SubmissionId && s.PackageId == package)).OrderBy(o => o.Id).ToListAsync(cancel))
        {
            var targets = await db.ReturnTargets.AsNoTracking().Where(t => t.OrderId == order.Id).OrderBy(t => t.Target).Select(t => new { t.Kind, t.Target, t.Reason }).ToListAsync(cancel);
            leaves.Add(PackageContent.Leaf(SealPart.Header, string.Create(CultureInfo.InvariantCulture, $"submission/return/{order.Id}"), new { order.Reason, order.Due, order.By, targets }));
        }
        var approval = await db.Approvals.Where(a => a.PackageId == package).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        if (approval is not null)
            leaves.Add(PackageContent.Leaf(SealPart.Approval, approval.Id.ToString(CultureInfo.InvariantCulture), new { approval.Body, approval.Number, approval.On, approval.ContentSha256, approval.By }));
        return leaves;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    // What was handed up is seen above, and its cells know which revision was sealed.
    private static async Task OpenAboveAsync(PackageDeed deed, CancellationToken cancel)
    {
        var (db, package, round) = (deed.Db, deed.Work.Package, deed.Work.Round.Id);
        // A value that an earlier submission in force holds stays that one's.
        var holders = await db.Packages.Where(p => p.RegionCode == package.RegionCode && (p.State == PackageState.Submitted || p.State == PackageState.Accepted)).Select(p => p.RoundId).ToListAsync(cancel);
        foreach (var cell in await PackageCells.Of(db, package.Id).ToListAsync(cancel))
            (cell.SealedRevisionId, cell.SealedByRound) = (cell.RevisionId, cell.SealedByRound is { } holder && holders.Contains(holder) ? holder : round);
        await db.SaveChangesAsync(cancel);
        await db.Contributions.Where(c => c.PackageId == package.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Evaluator), cancel);
        var columns = db.SheetDemands.Where(d => d.RoundId == round).Select(d => d.ColumnId);
        await db.SheetColumns.Where(c => c.RegionCode == package.RegionCode && c.Openness != Openness.Public && columns.Contains(c.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Openness.Evaluator), cancel);
        var evidence = from part in db.Contributions
                       join use in db.EvidenceUses on part.Id equals use.ContributionId
                       join version in db.EvidenceVersions on use.VersionId equals version.Id
                       where part.PackageId == package.Id
                       select version.ItemId;
        await db.EvidenceItems.Where(i => i.Openness != Openness.Public && evidence.Contains(i.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Openness, Openness.Evaluator), cancel);
    }

    private static Task<List<ReturnOrderRecord>> OrdersAsync(AppDb db, long package, CancellationToken cancel) =>
        (from submission in db.Submissions
         join order in db.ReturnOrders on submission.Id equals order.SubmissionId
         where submission.PackageId == package && order.State == ReturnState.Open
         select order).ToListAsync(cancel);
}
