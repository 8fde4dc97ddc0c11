using System.Linq.Expressions;
using Hengjian.Data.Records;
using Hengjian.Data.Storage;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A file announced.</summary>
/// <param name="UnitId">Whose it will be.</param>
/// <param name="RegionCode">Region of the unit.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">What the browser computed; null when it did not.</param>
/// <param name="Op">The sender's number: announced twice, begun once.</param>
public sealed record UploadAsked(string UnitId, int RegionCode, string Name, long Size, string? Sha256, Guid Op);

/// <summary>How much may be on its way.</summary>
/// <param name="MostOpenBytes">Bytes of the open uploads of one unit.</param>
/// <param name="LeastFree">Bytes of the disk that uploads leave alone.</param>
public sealed record UploadLimits(long MostOpenBytes = 20L << 30, long LeastFree = 1L << 30);

/// <summary>
/// 上传: files come in pieces that are on the disk before they are acknowledged, and can be taken up again after anything. A
/// file is looked into before it is kept; what is kept is named by its hash.
/// </summary>
/// <param name="workspace">Where records are.</param>
/// <param name="store">Where files are kept.</param>
/// <param name="incoming">Where pieces lie.</param>
/// <param name="library">Keeps what came in.</param>
/// <param name="limits">How much may be open; null for the usual.</param>
public sealed class EvidenceUploads(Workspace workspace, EvidenceStore store, IncomingFiles incoming, EvidenceLibrary library, UploadLimits? limits = null)
{
    /// <summary>Bytes of one piece at most.</summary>
    public const int MostPiece = 4 << 20;

    /// <summary>Uploads one account may have open.</summary>
    public const int MostOpen = 500;

    private const int MostName = 200;
    /// <summary>How long an upload waits for its next piece.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);


    // Looking into a file of 200 MB takes a core and its size in memory.
    private static readonly SemaphoreSlim Inspections = new(2);

    // Stored as words, which have no order.
    private static readonly Expression<Func<UploadRecord, bool>> IsOpen =
        u => u.State == UploadState.Begun || u.State == UploadState.Receiving || u.State == UploadState.Hashing;

    private readonly UploadLocks locks = new();
    private readonly UploadLimits most = limits ?? new UploadLimits();

    /// <summary>Begins an upload, or finds the one with the same number.</summary>
    /// <param name="asked">The file.</param>
    /// <param name="by">Sign-in name; who may do so for the unit, which the caller has asked.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<UploadRecord>> BeginAsync(UploadAsked asked, string by, CancellationToken cancel = default)
    {
        var name = Path.GetFileName(asked.Name.Replace('\\', '/')).Trim();
        if (name.Length is 0 or > MostName) return EvidenceProblems.BadName();
        if (FileInspector.CheckName(name) is { } unfit) return unfit;
        if (asked.Size <= 0 || asked.Size > InspectionLimits.Default.MaxFileBytes) return EvidenceProblems.BadSize(InspectionLimits.Default.MaxFileBytes);
        await using var db = workspace.OpenDb();
        if (await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.By == by && u.Op == asked.Op, cancel) is { } before)
            return before.State == UploadState.Expired ? await AgainAsync(before.Id, cancel) : before;
        if (incoming.FreeBytes - asked.Size < most.LeastFree) return EvidenceProblems.DiskFull();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Uploads.SingleOrDefaultAsync(u => u.By == by && u.Op == asked.Op, cancel) is { } begun) return begun;
        if (await db.Uploads.Where(IsOpen).CountAsync(u => u.By == by, cancel) >= MostOpen)
            return EvidenceProblems.TooManyOpen(MostOpen);
        if (await db.Uploads.Where(IsOpen).Where(u => u.UnitId == asked.UnitId).SumAsync(u => u.Size, cancel) + asked.Size > most.MostOpenBytes)
            return EvidenceProblems.TooMuchOpen(most.MostOpenBytes);
        var record = new UploadRecord
        {
            Id = Guid.NewGuid(),
            UnitId = asked.UnitId,
            RegionCode = asked.RegionCode,
            By = by,
            Name = name,
            Size = asked.Size,
            ClaimedSha256 = IsHash(asked.Sha256) ? asked.Sha256!.ToLowerInvariant() : null,
            Op = asked.Op,
            Expires = workspace.Clock.GetUtcNow() + Life,
        };
        // Only what the unit itself holds: else anybody who knows a hash could claim the file behind it.
        if (record.ClaimedSha256 is { } hash && store.Contains(hash) && await library.HoldsAsync(db, asked.UnitId, hash, asked.Size, cancel))
            (record.Received, record.State) = (asked.Size, UploadState.Hashing);
        db.Uploads.Add(record);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return record;
    }

    /// <summary>Own upload; null when there is none.</summary>
    public async Task<UploadRecord?> FindAsync(Guid id, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.By == by, cancel);
    }

    /// <summary>Own uploads that can be taken up again, oldest first.</summary>
    public async Task<IReadOnlyList<UploadRecord>> OpenAsync(string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var open = await db.Uploads.AsNoTracking().Where(IsOpen).Where(u => u.By == by).ToListAsync(cancel);
        return [.. open.OrderBy(u => u.Expires)];
    }

    /// <summary>Takes the next piece.</summary>
    /// <param name="id">The upload, of the account.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="offset">Where the piece begins; must be what was received so far.</param>
    /// <param name="piece">Its bytes, at most <see cref="MostPiece"/>.</param>
    /// <param name="sha256">What the sender computed of the piece; null when it did not.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Bytes received so far; null when there is no such upload.</returns>
    public async Task<Result<long>?> AppendAsync(Guid id, string by, long offset, ReadOnlyMemory<byte> piece, string? sha256, CancellationToken cancel = default)
    {
        using var turn = await locks.EnterAsync(id, cancel);
        await using var db = workspace.OpenDb();
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == id && u.By == by, cancel);
        if (upload is null) return null;
        if (Closed(upload) is { } over) return over;
        if (offset != upload.Received) return EvidenceProblems.WrongOffset(upload.Received);
        if (offset + piece.Length > upload.Size) return EvidenceProblems.TooMuch(upload.Size);
        if (sha256 is not null && !string.Equals(sha256, EvidenceStore.HashOf(piece.Span), StringComparison.OrdinalIgnoreCase)) return EvidenceProblems.BrokenPiece();
        if (offset > 0 && !incoming.Contains(id)) return await AgainAsync(db, upload, cancel);
        // Half of a file is worth nothing: the database needs the rest of the disk more.
        if (incoming.FreeBytes - piece.Length < most.LeastFree) return EvidenceProblems.DiskFull();
        incoming.Append(id, offset, piece.Span);
        upload.Received = offset + piece.Length;
        upload.State = upload.Received == upload.Size ? UploadState.Hashing : UploadState.Receiving;
        upload.Expires = workspace.Clock.GetUtcNow() + Life;
        await SaveAsync(db, cancel);
        return upload.Received;
    }

    /// <summary>Ends an upload: the file is hashed, looked into, kept and used. Asked again it gives the same receipt.</summary>
    /// <returns>Null when there is no such upload.</returns>
    public async Task<Result<EvidenceReceipt>?> EndAsync(Guid id, string by, EvidenceGiving giving, CancellationToken cancel = default)
    {
        using var turn = await locks.EnterAsync(id, cancel);
        await using var db = workspace.OpenDb();
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == id && u.By == by, cancel);
        if (upload is null) return null;
        if (upload is { State: UploadState.Done, ResultVersionId: { } version })
            return await library.UseAgainAsync(version, giving.Place, by, cancel) is { } refused ? refused : await library.ReceiptAsync(version, known: false, cancel);
        if (Closed(upload) is { } over) return over;
        if (upload.Received != upload.Size) return EvidenceProblems.NotWhole(upload.Received, upload.Size);
        var known = !incoming.Contains(id) && incoming.Noted(id) is null;
        if (known && (upload.ClaimedSha256 is null || !store.Contains(upload.ClaimedSha256))) return await AgainAsync(db, upload, cancel);
        var whole = await WholeAsync(db, upload, known, cancel);
        if (!whole.TryGet(out var found)) return Result.Fail<EvidenceReceipt>(whole.Problems);
        var kept = await library.KeepAsync(giving with { UnitId = upload.UnitId, RegionCode = upload.RegionCode }, new(found.Sha256, upload.Size, upload.Name, found.File), by, upload.Id, cancel);
        if (!kept.IsOk) return kept;
        incoming.Remove(id);
        return kept.Value with { Known = known };
    }

    /// <summary>Gives up an own upload that is not done.</summary>
    public async Task AbandonAsync(Guid id, string by, CancellationToken cancel = default)
    {
        using var turn = await locks.EnterAsync(id, cancel);
        await using var db = workspace.OpenDb();
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == id && u.By == by, cancel);
        if (upload is null || Closed(upload) is not null) return;
        upload.State = UploadState.Expired;
        await SaveAsync(db, cancel);
        incoming.Remove(id);
    }

    /// <summary>Removes the pieces of uploads that nobody has taken up for a fortnight.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var now = workspace.Clock.GetUtcNow();
        var open = await db.Uploads.AsNoTracking().Where(IsOpen).ToListAsync(cancel);
        var late = open.Where(u => u.Expires < now).ToList();
        foreach (var upload in late) await AbandonAsync(upload.Id, upload.By, cancel);
        return late.Count;
    }

    // Given up and chosen again: from the beginning, in its turn.
    private async Task<Result<UploadRecord>> AgainAsync(Guid id, CancellationToken cancel)
    {
        using var turn = await locks.EnterAsync(id, cancel);
        await using var db = workspace.OpenDb();
        var begun = await db.Uploads.SingleAsync(u => u.Id == id, cancel);
        if (begun.State != UploadState.Expired) return begun;
        (begun.State, begun.Received, begun.Expires) = (UploadState.Begun, 0, workspace.Clock.GetUtcNow() + Life);
        await SaveAsync(db, cancel);
        return begun;
    }

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);

    private static Problem? Closed(UploadRecord upload) => upload.State switch
    {
        UploadState.Done => EvidenceProblems.Over("已完成"),
        UploadState.Refused => EvidenceProblems.Over("未被接收"),
        UploadState.Expired => EvidenceProblems.Over("已放弃"),
        _ => null,
    };

    private static async Task SaveAsync(AppDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        // The bytes are on the disk: from here on it is done.
        await transaction.CommitAsync(CancellationToken.None);
    }

    // The pieces are not there, after a restore from a backup: from the beginning.
    private static async Task<Problem> AgainAsync(AppDb db, UploadRecord upload, CancellationToken cancel)
    {
        (upload.Received, upload.State) = (0, UploadState.Begun);
        await SaveAsync(db, cancel);
        return EvidenceProblems.PiecesGone();
    }

    // Hash and nature of the file, and the file in the store.
    private async Task<Result<(string Sha256, InspectedFile File)>> WholeAsync(AppDb db, UploadRecord upload, bool known, CancellationToken cancel)
    {
        await Inspections.WaitAsync(cancel);
        try
        {
            var moved = incoming.Contains(upload.Id) ? null : known ? upload.ClaimedSha256 : incoming.Noted(upload.Id);
            var sha256 = moved ?? EvidenceStore.HashOf(incoming.PathOf(upload.Id));
            if (upload.ClaimedSha256 is { } claimed && claimed != sha256)
            {
                incoming.Remove(upload.Id);
                (upload.Received, upload.State) = (0, UploadState.Begun);
                await SaveAsync(db, cancel);
                return EvidenceProblems.OtherFile();
            }
            var inspected = Inspect(upload, moved);
            if (!inspected.TryGet(out var file))
            {
                await library.RefuseAsync(db, upload, inspected.Problems[0], cancel);
                incoming.Remove(upload.Id);
                return Result.Fail<(string, InspectedFile)>(inspected.Problems);
            }
            if (moved is null)
            {
                incoming.Note(upload.Id, sha256);
                store.Take(incoming.PathOf(upload.Id), sha256);
            }
            return (sha256, file);
        }
        finally
        {
            Inspections.Release();
        }
    }

    private Result<InspectedFile> Inspect(UploadRecord upload, string? moved)
    {
        if (moved is null)
        {
            using var part = File.OpenRead(incoming.PathOf(upload.Id));
            return FileInspector.Inspect(upload.Name, part);
        }
        var opened = store.Open(moved);
        if (!opened.TryGet(out var stored)) return Result.Fail<InspectedFile>(opened.Problems);
        using (stored) return FileInspector.Inspect(upload.Name, stored);
    }
}
