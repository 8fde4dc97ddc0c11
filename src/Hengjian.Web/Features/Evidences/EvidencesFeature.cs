using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Evidences;

/// <summary>佐证材料: files handed in, what they prove and on which page.</summary>
public static partial class EvidencesFeature
{
    private const int Order = 47;

    private static readonly AuditVocabulary Words = new(
        new Dictionary<string, string>
        {
            ["evidence-stored"] = "上传佐证材料",
            ["evidence-refused"] = "拒收佐证材料",
            ["evidence-linked"] = "引用佐证材料",
            ["evidence-unlinked"] = "取消引用佐证材料",
            ["evidence-described"] = "修改佐证材料说明",
            ["evidence-viewed"] = "查看佐证材料",
            ["download-evidence"] = "下载佐证材料",
        },
        new Dictionary<string, string> { ["evidence"] = "佐证材料", ["upload"] = "上传", ["evidence-list"] = "佐证材料清单" },
        new Dictionary<string, string>
        {
            ["slot"] = "佐证要求",
            ["pages"] = "页码",
            ["schemeItem"] = "条目",
            ["scheme_item"] = "条目",
            ["issued"] = "成文日期",
            ["number"] = "文号",
            ["size"] = "字节",
        });

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddEvidences(this IServiceCollection services)
    {
        services.AddHengjianEvidence(EvidenceRoutes.Work);
        services.AddScoped<OwnUnits>();
        services.AddScoped<EvidenceDoor>();
        services.AddSingleton<LookNotes>();
        services.AddSingleton<WorkTabSource>(s => (work, cancel) => TabAsync(s.GetRequiredService<Workspace>(), s.GetRequiredService<PartBooks>(), work.Part, cancel));
        services.AddHostedService<SweepStart>();
        services.AddSingleton(Words);
        services.AddSingleton(new PageStyle("css/evidence.css"));
        services.AddSingleton(new NavEntry(Order, "佐证材料", EvidenceRoutes.Root, "file", Permission.ViewEvidence));
    }

    private static async Task<IReadOnlyList<WorkTab>> TabAsync(Workspace workspace, PartBooks parts, ContributionRecord part, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var board = await SlotBoard.OfAsync(db, await parts.OfAsync(db, part, cancel), cancel);
        var words = board.Slots.Count == 0 ? $"补充材料 {board.Others.Count} 份" : board.Missing == 0 ? "已齐" : $"{board.Slots.Count} 项还差 {board.Missing} 项";
        return [new(30, "佐证", EvidenceRoutes.Work(part.Id), words, board.Missing == 0 ? ChipTone.Good : ChipTone.Waiting)];
    }

    /// <summary>Maps the pages.</summary>
    public static void MapEvidences(this IEndpointRouteBuilder app)
    {
        app.MapEvidenceList();
        app.MapEvidenceUploads();
        app.MapEvidence();
        app.MapEvidenceWork();
    }

    private sealed partial class SweepStart(UploadKeeper keeper, TimeProvider clock, ILogger<SweepStart> log) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

        // A database that is busy at the start must not stop the server.
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await keeper.PlanAsync(stoppingToken);
                    return;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    NotPlanned(log, e);
                    await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "清理上传还没有排上，稍后再试")]
        private static partial void NotPlanned(ILogger log, Exception error);
    }
}
