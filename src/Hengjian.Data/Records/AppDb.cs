using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Auditing;
using Hengjian.Domain.Catalogues;
using Hengjian.Domain.Jobs;
using Hengjian.Domain.Regions;
using Hengjian.Domain.ReportDesk;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Scenarios;
using Hengjian.Domain.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Records;

/// <summary>The records: who may what, what was given, what was computed, what was done. Facts lie elsewhere.</summary>
public abstract partial class AppDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>账号.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>会话.</summary>
    public DbSet<SessionRecord> Sessions => Set<SessionRecord>();

    /// <summary>邀请和重置链接.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>恢复码.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>统一身份认证的关联.</summary>
    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    /// <summary>权限表的版本.</summary>
    public DbSet<RoleBookRecord> RoleBooks => Set<RoleBookRecord>();

    /// <summary>单位.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>行政区.</summary>
    public DbSet<RegionRecord> Regions => Set<RegionRecord>();

    /// <summary>区划调整.</summary>
    public DbSet<RegionActRecord> RegionActs => Set<RegionActRecord>();

    /// <summary>数据快照.</summary>
    public DbSet<SnapshotRecord> Snapshots => Set<SnapshotRecord>();

    /// <summary>评价轮次.</summary>
    public DbSet<RoundRecord> Rounds => Set<RoundRecord>();

    /// <summary>测算.</summary>
    public DbSet<RunRecord> Runs => Set<RunRecord>();

    /// <summary>评审录入.</summary>
    public DbSet<ReviewInputRecord> ReviewInputs => Set<ReviewInputRecord>();

    /// <summary>推演方案.</summary>
    public DbSet<ScenarioRecord> Scenarios => Set<ScenarioRecord>();

    /// <summary>目录版本.</summary>
    public DbSet<CatalogueVersionRecord> CatalogueVersions => Set<CatalogueVersionRecord>();

    /// <summary>送审报告.</summary>
    public DbSet<DeskReport> DeskReports => Set<DeskReport>();

    /// <summary>对审核提示的答复.</summary>
    public DbSet<FlagAnswer> FlagAnswers => Set<FlagAnswer>();

    /// <summary>任务.</summary>
    public DbSet<JobRecord> Jobs => Set<JobRecord>();

    /// <summary>审计日志.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>
    /// Keeps every other writer from appending to the audit log until the current transaction ends, so that two
    /// rows never follow the same one.
    /// </summary>
    /// <remarks>A transaction must be open.</remarks>
    public abstract Task LockAuditLogAsync(CancellationToken cancel);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
