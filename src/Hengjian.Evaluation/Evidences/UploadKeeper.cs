using System.Globalization;
using Hengjian.Data.Storage;
using Hengjian.Domain;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>清理上传: each night uploads that nobody took up for a fortnight end, and what lies in incoming/ without one goes, so that the disk does not fill with halves.</summary>
public sealed class UploadKeeper(Workspace workspace, EvidenceUploads uploads, IncomingFiles incoming)
{
    /// <summary>Kind of the duty; its key is the day.</summary>
    public const string Kind = "sweep-uploads";

    private static readonly TimeOnly Hour = new(3, 10);

    // A piece is written before its record says so: what is younger may still be told of.
    private static readonly TimeSpan Young = TimeSpan.FromDays(1);

    /// <summary>Puts down the next night's; called at each start, put once.</summary>
    public async Task PlanAsync(CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        await PutAsync(At(today) > now ? today : today.AddDays(1), cancel);
    }

    /// <summary>Does a night's and puts down the next; done again it finds nothing.</summary>
    public async Task<Result<bool>> SweepAsync(OutboxRecord row, CancellationToken cancel)
    {
        await uploads.ExpireAsync(cancel);
        await using (var db = workspace.OpenDb())
        {
            var open = (await db.Uploads.AsNoTracking().Where(u => u.State == UploadState.Begun || u.State == UploadState.Receiving || u.State == UploadState.Hashing).Select(u => u.Id).ToListAsync(cancel)).ToHashSet();
            foreach (var id in incoming.Ids(workspace.Clock.GetUtcNow() - Young).Where(id => !open.Contains(id))) incoming.Remove(id);
        }
        await PutAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()).AddDays(1), cancel);
        return true;
    }

    private async Task PutAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await Outbox.PutAsync(db, Kind, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new { day }, At(day), cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static DateTimeOffset At(DateOnly day) => BeijingTime.StartOf(day) + Hour.ToTimeSpan();
}
