using Hengjian.Domain.Access;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Breakdown;

/// <summary>任务分解: which unit leads, which cooperate; how far they are.</summary>
public static class BreakdownFeature
{
    /// <summary>Where the packages of a round are listed.</summary>
    public const string Root = "/breakdown";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddBreakdown(this IServiceCollection services)
    {
        services.AddSingleton<BreakdownLibrary>().AddSingleton<UnitExchanges>().AddSingleton<BreakdownBoard>().AddSingleton<Reminders>();
        services.AddScoped<BreakdownDoor>();
        services.AddSingleton(new NavEntry(24, "任务分解", Root, "divide", Permission.ViewBreakdown));
        services.AddSingleton(new PageStyle("css/rounds.css"));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string>
            {
                ["assign"] = "分解任务",
                ["issue-breakdown"] = "下达任务",
                ["claim-na"] = "申请不适用",
                ["answer-na"] = "答复不适用",
                ["remind"] = "催办",
                ["exchange-unit"] = "更换承办单位",
            },
            new Dictionary<string, string> { ["package"] = "自评", ["units"] = "单位" },
            new Dictionary<string, string> { ["items"] = "条目", ["item"] = "条目", ["parts"] = "承办任务", ["leads"] = "牵头单位", ["unit"] = "单位", ["state"] = "状态", ["moved"] = "移交" })
        {
            Values = new Dictionary<string, string> { ["Claimed"] = "已申请", ["Agreed"] = "同意", ["Refused"] = "不同意", ["None"] = "撤回" },
        });
    }

    /// <summary>Maps the pages.</summary>
    public static void MapBreakdown(this IEndpointRouteBuilder app)
    {
        const string Package = Root + "/{package:long}";
        app.MapGet(Root, BreakdownPages.ListAsync).Requires(Permission.ViewBreakdown);
        app.MapPost(Root + "/remind", BreakdownDeeds.RemindManyAsync).Requires(Permission.Remind);
        app.MapGet(Package, BreakdownPages.ShowAsync).Requires(Permission.ViewBreakdown);
        app.MapGet(Package + "/board", BreakdownPages.BoardAsync).Requires(Permission.ViewBreakdown);
        app.MapGet(Package + "/items/{item}", BreakdownPages.ItemAsync).Requires(Permission.ViewBreakdown);
        app.MapPost(Package + "/adopt", BreakdownDeeds.AdoptAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/due", BreakdownDeeds.DueAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/issue", BreakdownDeeds.IssueAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/remind", BreakdownDeeds.RemindAsync).Requires(Permission.Remind);
        app.MapPost(Package + "/items/{item}", BreakdownDeeds.AssignAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/items/{item}/exchange", BreakdownDeeds.ExchangeAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/items/{item}/claim", BreakdownDeeds.ClaimAsync).Requires(Permission.ManageBreakdown);
        app.MapPost(Package + "/items/{item}/answer", BreakdownDeeds.AnswerAsync).Requires(Permission.ConsentNotApplicable);
    }
}
