using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Narratives;

/// <summary>自评文字: five blocks of each item, written by several hands, audited while they are written.</summary>
public static class NarrativesFeature
{
    private const int TabOrder = 20;

    private static readonly AuditVocabulary Words = new(
        new Dictionary<string, string> { ["lock-taken-over"] = "接手编辑", ["comment-text"] = "批注文字", ["resolve-comment"] = "处理批注", ["see-flag"] = "看过文字提示" },
        new Dictionary<string, string> { ["block"] = "自评文字" },
        new Dictionary<string, string> { ["block"] = "部分", ["from"] = "原编辑人", ["reason"] = "理由" });

    /// <summary>Registers services.</summary>
    public static void AddNarratives(this IServiceCollection services)
    {
        services.AddHengjianNarratives(NarrativeRoutes.Work);
        services.AddScoped<NarrativeDoor>();
        services.AddSingleton(Words);
        services.AddSingleton(new PageStyle("css/narrative.css"));
        services.AddSingleton<WorkTabSource>(s => async (work, cancel) =>
        {
            var workspace = s.GetRequiredService<Workspace>();
            await using var db = workspace.OpenDb();
            var desk = await NarrativeDesk.OfAsync(db, await s.GetRequiredService<PartBooks>().OfAsync(db, work.Part, cancel), workspace.Clock.GetUtcNow(), cancel);
            var left = desk.Blocks.Count(b => b.Text.CheckComplete(work.Round.Year).Any());
            var written = desk.Blocks.Count(b => b.Text.Text.Length > 0);
            return [new(TabOrder, "文字", NarrativeRoutes.Work(work.Part.Id), !desk.Book.IsLead ? $"配合单位，已写 {written} 块" : left == 0 ? "已齐" : $"5 块还差 {left} 块", left == 0 || !desk.Book.IsLead ? ChipTone.Good : ChipTone.Waiting)];
        });
    }

    /// <summary>Maps the pages.</summary>
    public static void MapNarratives(this IEndpointRouteBuilder app)
    {
        app.MapNarrativeDesk();
        app.MapNarrativeSaving();
    }
}
