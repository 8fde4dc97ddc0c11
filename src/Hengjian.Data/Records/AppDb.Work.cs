using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Packages;
using Hengjian.Domain.People;
using Hengjian.Domain.Periodic;
using Hengjian.Domain.Publicity;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.SelfReports;
using Hengjian.Domain.SelfScores;
using Hengjian.Domain.Submissions;
using Hengjian.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Data.Records;

/// <content>The records of self-evaluation: people, tasks, sheets, texts, evidence, submissions.</content>
public abstract partial class AppDb
{
    /// <summary>人员.</summary>
    public DbSet<PersonRecord> People => Set<PersonRecord>();

    /// <summary>岗位.</summary>
    public DbSet<PostRecord> Posts => Set<PostRecord>();

    /// <summary>任职.</summary>
    public DbSet<AppointmentRecord> Appointments => Set<AppointmentRecord>();

    /// <summary>移交.</summary>
    public DbSet<HandoverRecord> Handovers => Set<HandoverRecord>();

    /// <summary>采集方案版本.</summary>
    public DbSet<CollectionVersionRecord> CollectionVersions => Set<CollectionVersionRecord>();

    /// <summary>轮次安排.</summary>
    public DbSet<RoundPlanRecord> RoundPlans => Set<RoundPlanRecord>();

    /// <summary>时间节点.</summary>
    public DbSet<MilestoneRecord> Milestones => Set<MilestoneRecord>();

    /// <summary>节点报送.</summary>
    public DbSet<MilestoneDeliveryRecord> MilestoneDeliveries => Set<MilestoneDeliveryRecord>();

    /// <summary>通知..</summary>
    public DbSet<NoticeRecord> Notices => Set<NoticeRecord>();

    /// <summary>通知回执.</summary>
    public DbSet<NoticeReceiptRecord> NoticeReceipts => Set<NoticeReceiptRecord>();

    /// <summary>自评包.</summary>
    public DbSet<PackageRecord> Packages => Set<PackageRecord>();

    /// <summary>分解.</summary>
    public DbSet<AssignmentRecord> Assignments => Set<AssignmentRecord>();

    /// <summary>承办单位.</summary>
    public DbSet<AssignmentUnitRecord> AssignmentUnits => Set<AssignmentUnitRecord>();

    /// <summary>承办任务.</summary>
    public DbSet<ContributionRecord> Contributions => Set<ContributionRecord>();

    /// <summary>办理记录.</summary>
    public DbSet<ContributionEventRecord> ContributionEvents => Set<ContributionEventRecord>();

    /// <summary>填报表.</summary>
    public DbSet<FillSheetRecord> FillSheets => Set<FillSheetRecord>();

    /// <summary>填报列.</summary>
    public DbSet<SheetColumnRecord> SheetColumns => Set<SheetColumnRecord>();

    /// <summary>填报需求.</summary>
    public DbSet<SheetDemandRecord> SheetDemands => Set<SheetDemandRecord>();

    /// <summary>填报行.</summary>
    public DbSet<SheetRowRecord> SheetRows => Set<SheetRowRecord>();

    /// <summary>单元格.</summary>
    public DbSet<CellRecord> Cells => Set<CellRecord>();

    /// <summary>填报记录.</summary>
    public DbSet<CellRevisionRecord> CellRevisions => Set<CellRevisionRecord>();

    /// <summary>单元格批注..</summary>
    public DbSet<CellCommentRecord> CellComments => Set<CellCommentRecord>();

    /// <summary>审核答复.</summary>
    public DbSet<CheckAnswerRecord> CheckAnswers => Set<CheckAnswerRecord>();

    /// <summary>自评文字.</summary>
    public DbSet<NarrativeBlockRecord> NarrativeBlocks => Set<NarrativeBlockRecord>();

    /// <summary>文字版本.</summary>
    public DbSet<BlockVersionRecord> BlockVersions => Set<BlockVersionRecord>();

    /// <summary>编辑锁.</summary>
    public DbSet<BlockLockRecord> BlockLocks => Set<BlockLockRecord>();

    /// <summary>段落批注..</summary>
    public DbSet<PassageCommentRecord> PassageComments => Set<PassageCommentRecord>();

    /// <summary>佐证材料..</summary>
    public DbSet<EvidenceItemRecord> EvidenceItems => Set<EvidenceItemRecord>();

    /// <summary>佐证版本.</summary>
    public DbSet<EvidenceVersionRecord> EvidenceVersions => Set<EvidenceVersionRecord>();

    /// <summary>图片特征.</summary>
    public DbSet<PictureBandRecord> PictureBands => Set<PictureBandRecord>();

    /// <summary>佐证使用.</summary>
    public DbSet<EvidenceUseRecord> EvidenceUses => Set<EvidenceUseRecord>();

    /// <summary>上传.</summary>
    public DbSet<UploadRecord> Uploads => Set<UploadRecord>();

    /// <summary>文件目录.</summary>
    public DbSet<DocumentEntryRecord> DocumentRegister => Set<DocumentEntryRecord>();

    /// <summary>公示.</summary>
    public DbSet<PublicityPostRecord> PublicityPosts => Set<PublicityPostRecord>();

    /// <summary>异议..</summary>
    public DbSet<ObjectionRecord> Objections => Set<ObjectionRecord>();

    /// <summary>政府审定..</summary>
    public DbSet<ApprovalRecord> Approvals => Set<ApprovalRecord>();

    /// <summary>报送.</summary>
    public DbSet<SubmissionRecord> Submissions => Set<SubmissionRecord>();

    /// <summary>报送数据文件.</summary>
    public DbSet<SubmissionFileRecord> SubmissionFiles => Set<SubmissionFileRecord>();

    /// <summary>报送形成的快照..</summary>
    public DbSet<SubmissionSnapshotRecord> SubmissionSnapshots => Set<SubmissionSnapshotRecord>();

    /// <summary>退回补正.</summary>
    public DbSet<ReturnOrderRecord> ReturnOrders => Set<ReturnOrderRecord>();

    /// <summary>补正对象.</summary>
    public DbSet<ReturnTargetRecord> ReturnTargets => Set<ReturnTargetRecord>();

    /// <summary>待办.</summary>
    public DbSet<WorkTaskRecord> WorkTasks => Set<WorkTaskRecord>();

    /// <summary>抄送.</summary>
    public DbSet<TaskCopyRecord> TaskCopies => Set<TaskCopyRecord>();

    /// <summary>发件箱.</summary>
    public DbSet<OutboxRecord> Outbox => Set<OutboxRecord>();

    /// <summary>自评报告.</summary>
    public DbSet<SelfReportRecord> SelfReports => Set<SelfReportRecord>();

    /// <summary>报告修改.</summary>
    public DbSet<ReportEditRecord> ReportEdits => Set<ReportEditRecord>();

    /// <summary>报告修改的各版.</summary>
    public DbSet<ReportEditVersionRecord> ReportEditVersions => Set<ReportEditVersionRecord>();

    /// <summary>自评得分.</summary>
    public DbSet<SelfScoreRecord> SelfScores => Set<SelfScoreRecord>();

    /// <summary>定期报表..</summary>
    public DbSet<PeriodicFormRecord> PeriodicForms => Set<PeriodicFormRecord>();

    /// <summary>定期报送.</summary>
    public DbSet<PeriodicReportRecord> PeriodicReports => Set<PeriodicReportRecord>();

    /// <summary>定期报表的值..</summary>
    public DbSet<PeriodicValueRecord> PeriodicValues => Set<PeriodicValueRecord>();

    /// <summary>台账的行.</summary>
    public DbSet<PeriodicRowRecord> PeriodicRows => Set<PeriodicRowRecord>();

    /// <summary>定期报表的填报记录.</summary>
    public DbSet<PeriodicRevisionRecord> PeriodicRevisions => Set<PeriodicRevisionRecord>();

    /// <summary>节假日安排.</summary>
    public DbSet<CalendarYearRecord> CalendarYears => Set<CalendarYearRecord>();
}
