using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Outboxes;

/// <summary>发送失败: what the program owed and could not do, for the system administrator of the whole workspace.</summary>
public static class OutboxFeature
{
    /// <summary>The page.</summary>
    public const string Root = "/outbox";

    /// <summary>Registers the feature.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton(new NavEntry(NavEntry.Beside + 1, "发送失败", Root, "upload", Permission.ManageOutbox));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["outbox-retry"] = "重试发送", ["outbox-drop"] = "放弃发送" },
            new Dictionary<string, string> { ["outbox"] = "发送" },
            new Dictionary<string, string> { ["duty"] = "事项", ["tries"] = "已试次数" }));
    }

    /// <summary>Maps the page and its deeds.</summary>
    public static void MapOutbox(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, ShowAsync).Requires(Permission.ManageOutbox);
        app.MapPost(Root, ChangeAsync).Requires(Permission.ManageOutbox);
    }

    private static Task<IResult> ShowAsync(string? told, OutboxDesk desk, Viewer viewer, CancellationToken cancel) => PageAsync([], told, desk, viewer, cancel);

    private static async Task<IResult> ChangeAsync(
        [FromForm] string? id, [FromForm] string? move, [FromForm] string? reason, OutboxDesk desk, Viewer viewer, CancellationToken cancel)
    {
        if (May(viewer) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return await PageAsync([OutboxProblems.Gone()], null, desk, viewer, cancel);
        var drops = move == "drop";
        var done = drops ? await desk.DropAsync(number, reason ?? "", viewer.Principal.Account, cancel) : await desk.RetryAsync(number, viewer.Principal.Account, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(Root + (drops ? "?told=dropped" : "?told=retried")) : await PageAsync(done.Problems, null, desk, viewer, cancel);
    }

    // It is everybody's: who administers a county only does not see it.
    private static Decision May(Viewer viewer) => viewer.Decide(Permission.ManageOutbox, 0);

    private static async Task<IResult> PageAsync(IReadOnlyList<Problem> problems, string? told, OutboxDesk desk, Viewer viewer, CancellationToken cancel) => May(viewer) is { Allowed: false } no
        ? Pages.Forbidden(no.Reason)
        : Pages.Show<OutboxPage>(
            new { Duties = await desk.ReadAsync(cancel), Problems = problems, Told = told },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
