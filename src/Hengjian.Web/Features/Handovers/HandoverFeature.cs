using Hengjian.Evaluation.Handovers;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Handovers;

/// <summary>移交: everything open of one person of a unit goes to another by a list both agree to.</summary>
public static class HandoverFeature
{
    /// <summary>Where one is begun, and those that concern the reader.</summary>
    public const string Root = "/people/handover";

    /// <summary>One handover.</summary>
    public const string Pattern = Root + "/{id:long}";

    /// <summary>Registers services and words.</summary>
    public static void AddHandovers(this IServiceCollection services)
    {
        services.AddHengjianHandovers();
        services.AddScoped<HandoverQuery>();
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string>
            {
                ["handover-prepared"] = "生成移交清单",
                ["handover-accepted"] = "接收移交",
                ["handover-withdrawn"] = "撤回移交",
                ["download-handover"] = "下载移交清单",
            },
            new Dictionary<string, string> { ["handover"] = "移交" },
            new Dictionary<string, string> { ["list"] = "清单指纹", ["appointments"] = "任职", ["tasks"] = "指定的待办", ["locks"] = "编辑锁" }));
    }

    /// <summary>Maps the pages. Who may do what is asked for each unit and person: the receiver often has no right yet.</summary>
    public static void MapHandovers(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, HandoverEndpoints.StartAsync).RequiresSignIn();
        app.MapPost(Root, HandoverEndpoints.PrepareAsync).RequiresSignIn();
        app.MapGet(Pattern, HandoverEndpoints.ShowAsync).RequiresSignIn();
        app.MapGet(Pattern + "/list.docx", HandoverEndpoints.FileAsync).RequiresSignIn();
        app.MapPost(Pattern + "/accept", HandoverEndpoints.AcceptAsync).RequiresSignIn();
        app.MapPost(Pattern + "/withdraw", HandoverEndpoints.WithdrawAsync).RequiresSignIn();
        app.MapPost(Pattern + "/again", HandoverEndpoints.AgainAsync).RequiresSignIn();
    }

    /// <summary>Where a handover of a unit is begun.</summary>
    public static string StartOf(string unit) => $"{Root}?unit={Uri.EscapeDataString(unit)}";
}
