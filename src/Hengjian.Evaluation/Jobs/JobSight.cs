using System.Linq.Expressions;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Jobs;

/// <summary>
/// What of jobs somebody is told. Titles and messages name files and quote what stands in them: they are for whoever started the job, the own
/// unit and whoever organises the evaluation of the region. Who only watches the program knows that it runs, not what on.
/// </summary>
/// <param name="Whole">Regions whose jobs are told wholly.</param>
/// <param name="Outline">Regions whose jobs are told by kind, state and time.</param>
/// <param name="Own">Accounts whose jobs are one's own: oneself and whoever works for the same unit.</param>
public sealed record JobSight(RegionScope Whole, RegionScope Outline, IReadOnlyCollection<string> Own)
{
    /// <summary>Reads it.</summary>
    public static async Task<JobSight> OfAsync(AppDb db, Principal principal, CancellationToken cancel = default)
    {
        var units = principal.Grants.Select(g => g.Unit).OfType<string>().Distinct().ToList();
        var colleagues = units.Count == 0 ? [] : await (
            from grant in db.Set<AccountGrant>()
            join account in db.Accounts on grant.AccountId equals account.Id
            where grant.EndedAt == null && grant.Unit != null && units.Contains(grant.Unit)
            select account.Name).Distinct().ToListAsync(cancel);
        var watches = !AccessPolicy.MayEver(principal, Permission.ViewData);
        return new JobSight(
            AccessPolicy.ScopeOf(principal, Permission.ManageRounds), watches ? AccessPolicy.ScopeOf(principal, Permission.ViewJobs) : RegionScope.None, [.. colleagues.Append(principal.Account).Distinct()]);
    }

    /// <summary>Whether a job is told wholly.</summary>
    public bool IsWhole(JobRecord job) => Own.Contains(job.CreatedBy) || Whole.Contains(job.RegionCode);

    /// <summary>The job as it is told; null when it is not there for the reader.</summary>
    public JobRecord? Told(JobRecord job) => IsWhole(job) ? job : !Outline.Contains(job.RegionCode) ? null : new JobRecord
    {
        Id = job.Id,
        Kind = job.Kind,
        Title = KindName(job.Kind),
        RegionCode = job.RegionCode,
        State = job.State,
        Progress = job.Progress,
        CancelRequested = job.CancelRequested,
        CreatedBy = job.CreatedBy,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
    };

    /// <summary>What a kind of job does, in words.</summary>
    public static string KindName(string kind) => kind switch { "import" => "导入数据", "audit-report" => "审核报告", "run" => "测算", _ => "后台任务" };

    internal IQueryable<JobRecord> Of(AppDb db)
    {
        var (whole, outline) = (db.Jobs.InScope(Whole).Select(j => j.Id), db.Jobs.InScope(Outline).Select(j => j.Id));
        Expression<Func<JobRecord, bool>> seen = j => Own.Contains(j.CreatedBy) || whole.Contains(j.Id) || outline.Contains(j.Id);
        return db.Jobs.AsNoTracking().Where(seen);
    }
}
