using Hengjian.Domain.Access;
using Hengjian.Evaluation.Notices;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Notices;

/// <summary>通知和节点报送.</summary>
public static class NoticesFeature
{
    /// <summary>Notices, sent and received.</summary>
    public const string Root = "/notices";

    /// <summary>The table of milestones.</summary>
    public const string Milestones = "/milestones";

    /// <summary>Registers services and the entries of the navigation.</summary>
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeLibrary>().AddSingleton<MilestoneLibrary>();
        services.AddSingleton(new NavEntry(6, "通知", Root, "file", Permission.ReadNotice));
        services.AddSingleton(new NavEntry(7, "发通知", Root + "/new", "file", Permission.SendNotice));
        services.AddSingleton(new NavEntry(25, "节点报送", Milestones, "calendar", Permission.ViewMilestones));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string>
            {
                ["send-notice"] = "发送通知",
                ["notice-opened"] = "首次打开通知",
                ["notice-acknowledged"] = "确认收到通知",
                ["withdraw-notice"] = "撤回通知",
                ["milestone-received"] = "节点报送",
                ["milestone-waived"] = "节点免报",
            },
            new Dictionary<string, string> { ["notice"] = "通知", ["milestone"] = "时间节点" },
            new Dictionary<string, string> { ["number"] = "文号", ["milestone"] = "时间节点" }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, NoticeEndpoints.ListAsync).Requires(Permission.ReadNotice);
        app.MapGet(Root + "/new", NoticeEndpoints.NewAsync).Requires(Permission.SendNotice);
        app.MapPost(Root + "/new", NoticeEndpoints.SendAsync).Requires(Permission.SendNotice);
        app.MapGet(Root + "/{id:long}", NoticeEndpoints.ShowAsync).Requires(Permission.ViewHome);
        app.MapPost(Root + "/{id:long}/acknowledge", NoticeEndpoints.AcknowledgeAsync).Requires(Permission.ReadNotice);
        app.MapPost(Root + "/{id:long}/withdraw", NoticeEndpoints.WithdrawAsync).Requires(Permission.SendNotice);
        app.MapGet(Milestones, MilestoneEndpoints.ShowAsync).Requires(Permission.ViewMilestones);
        app.MapPost(Milestones + "/{delivery:long}/deliver", MilestoneEndpoints.DeliverAsync).Requires(Permission.DeliverMilestone);
        app.MapPost(Milestones + "/{delivery:long}/waive", MilestoneEndpoints.WaiveAsync).Requires(Permission.ManageRounds);
    }
}
