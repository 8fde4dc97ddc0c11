using System.Net;
using Hengjian.Data.Records;
using Hengjian.Data.Storage;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>Sends scans in small pieces, one after another; after a crash it asks how far the server is and goes on.</summary>
internal sealed class Uploader(string account, ClerkSession session, int seed, AckJournal journal) : KillClient($"upload {account}", journal)
{
    private const int Piece = 48 * 1024;

    private readonly Random random = new(seed);
    private readonly Dictionary<long, string> kept = [];
    private readonly HashSet<string> hashed = new(StringComparer.Ordinal);
    private UploadTalk? talk;
    private Guid? id;
    private long received;
    private bool ending;
    private bool unsure;

    protected override async Task StepAsync(CancellationToken cancel)
    {
        if (talk is null) (talk, id, received, ending) = (New(), null, 0, false);
        if (id is null) await BeginAsync(talk, cancel);
        else if (unsure) await AskAsync(talk, id.Value, cancel);
        else if (received < talk.Size) await PieceAsync(talk, id.Value, cancel);
        else await EndAsync(talk, id.Value, cancel);
    }

    public override async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        // Whoever was cut off asks first.
        unsure = id is not null;
        var store = new EvidenceStore(Path.Combine(workspace.Directory, "evidence"));
        var versions = await db.EvidenceVersions.AsNoTracking().Where(v => v.By == account).ToListAsync(cancel);
        var wrong = new List<string>();
        foreach (var (version, sha256) in kept)
        {
            if (versions.Count(v => v.Sha256 == sha256) != 1 || versions.Find(v => v.Id == version)?.Sha256 != sha256)
                wrong.Add($"{Name}: version {version} is not there once with its hash");
        }
        // Each file is read once after it came; a file that was whole does not change by a crash of a program that only adds.
        foreach (var version in versions.Where(v => hashed.Add(v.Sha256)))
        {
            if (store.Check(version.Sha256) is { } problem) wrong.Add($"{Name}: version {version.Id}: {problem.Message}");
        }
        if (versions.Count > kept.Count + (ending ? 1 : 0)) wrong.Add($"{Name}: {versions.Count} versions, {kept.Count} acknowledged");
        if (id is { } open) wrong.AddRange(await JudgeOpenAsync(workspace, db, store, open, cancel));
        return wrong;
    }

    private async Task<IReadOnlyList<string>> JudgeOpenAsync(Workspace workspace, AppDb db, EvidenceStore store, Guid open, CancellationToken cancel)
    {
        if (await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == open, cancel) is not { } record) return [$"{Name}: upload {open} is gone"];
        if (record.Received < received) return [$"{Name}: upload {open} has {record.Received} bytes, {received} were acknowledged"];
        var part = new FileInfo(new IncomingFiles(Path.Combine(workspace.Directory, "incoming")).PathOf(open));
        if (part.Exists ? part.Length >= record.Received : received == 0 || store.Contains(talk!.Sha256)) return [];
        return [$"{Name}: pieces of upload {open} have {(part.Exists ? part.Length : 0)} bytes of {record.Received} ({record.State})"];
    }

    private UploadTalk New() => new(session, $"扫描件{random.Next():x8}.pdf", Papers.Scan(random, 60_000 + random.Next(300_000)), Guid.NewGuid());

    private async Task BeginAsync(UploadTalk upload, CancellationToken cancel)
    {
        Sent(new { begin = upload.Sha256 });
        var (status, number, _) = await upload.BeginAsync(cancel);
        if (status != HttpStatusCode.OK)
        {
            Fault($"begin {(int)status}");
            return;
        }
        (id, unsure) = (number, false);
        Acked(new { begin = number });
    }

    private async Task AskAsync(UploadTalk upload, Guid number, CancellationToken cancel)
    {
        var there = await upload.ReceivedAsync(number, cancel);
        if (there < received) Fault($"{there} bytes of upload {number} are there, {received} were acknowledged");
        (received, unsure) = (there, false);
    }

    private async Task PieceAsync(UploadTalk upload, Guid number, CancellationToken cancel)
    {
        var length = (int)Math.Min(Piece, upload.Size - received);
        Sent(new { upload = number, offset = received, length });
        var (status, now) = await upload.PieceAsync(number, received, length, cancel);
        if (status != HttpStatusCode.OK)
        {
            Fault($"piece at {received}: {(int)status}");
            unsure = true;
            return;
        }
        received = now;
        Acked(new { upload = number, received });
    }

    private async Task EndAsync(UploadTalk upload, Guid number, CancellationToken cancel)
    {
        ending = true;
        Sent(new { done = number });
        var (status, version, sha256) = await upload.EndAsync(number, cancel);
        if (status != HttpStatusCode.OK || sha256 != upload.Sha256)
        {
            Fault($"done {(int)status} {sha256}");
            return;
        }
        kept[version] = upload.Sha256;
        Acked(new { version, sha256 });
        (talk, id, ending) = (null, null, false);
    }
}
