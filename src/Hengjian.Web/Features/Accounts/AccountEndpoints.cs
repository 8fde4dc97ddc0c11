using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Accounts;

/// <summary>One account: its page, links, switching off, locks, sessions, second factor.</summary>
internal static class AccountEndpoints
{
    internal static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet(AccountRoutes.Pattern, ShowAsync).Requires(Permission.ViewAccounts);
        app.MapPost(AccountRoutes.Pattern + "/link", LinkAsync).Requires(Permission.ManageAccounts);
        app.MapPost(AccountRoutes.Pattern + "/release", ReleaseAsync).Requires(Permission.ManageSessions);
        app.MapPost(AccountRoutes.Pattern + "/person", LinkPersonAsync).Requires(Permission.ManageAccounts);
        app.MapPost(AccountRoutes.Pattern + "/state", SetStateAsync).Requires(Permission.ManageAccounts);
        app.MapPost(AccountRoutes.Pattern + "/unlock", UnlockAsync).Requires(Permission.ManageSessions);
        app.MapPost(AccountRoutes.Pattern + "/sessions/end", EndSessionsAsync).Requires(Permission.ManageSessions);
        app.MapPost(AccountRoutes.Pattern + "/external/off", UnlinkAsync).Requires(Permission.ManageSessions);
        app.MapPost(AccountRoutes.Pattern + "/factor/off", TakeFactorOffAsync).Requires(Permission.ManageSessions);
    }

    /// <summary>The page, with what kept something from being done.</summary>
    internal static IResult Page(AccountModel model, IReadOnlyList<Problem> problems, string? done = null, RightsForm? form = null) =>
        Pages.Show<AccountPage>(
            new { Model = model, Problems = problems, Done = done, Form = form ?? RightsForm.Empty },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    /// <summary>Does something to an account when the permission holds for it.</summary>
    internal static async Task<IResult> DoAsync<T>(
        string name, Permission permission, string done, AccountQuery query, Func<AccountModel, Task<Result<T>>> deed, CancellationToken cancel)
    {
        if (await query.FindAsync(name, cancel) is not { } model) return Pages.NotFound();
        var right = model.Of(permission);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        var outcome = await deed(model);
        return outcome.IsOk ? TypedResults.LocalRedirect($"{AccountRoutes.Account(model.Account.Name)}?done={done}") : Page(model, outcome.Problems);
    }

    private static async Task<IResult> ShowAsync(string name, string? done, AccountQuery query, CancellationToken cancel) =>
        await query.FindAsync(name, cancel) is { } model ? Page(model, [], done) : Pages.NotFound();

    // The form is read so that its token is asked for; so below.
    private static async Task<IResult> LinkAsync(
        HttpContext context, string name, [FromForm] string? from, AccountQuery query, AccountAdministration administration, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(name, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayManage.Allowed) return Pages.Forbidden(model.MayManage.Reason);
        var made = await administration.ResetAsync(model.Account.Name, viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageAccounts));
        return made.TryGet(out var link) ? ListEndpoints.LinkPage(context, link) : Page(model, made.Problems);
    }

    private static async Task<IResult> ReleaseAsync(
        string name, [FromForm] string? from, AccountQuery query, AccountAdministration administration, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(name, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayEnd.Allowed) return Pages.Forbidden(model.MayEnd.Reason);
        var made = await administration.ReleaseAsync(model.Account.Name, viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageSessions));
        return made.TryGet(out var code) ? Pages.Show<NewReleasePage>(new { Code = code }) : Page(model, made.Problems);
    }

    private static Task<IResult> SetStateAsync(
        string name, [FromForm] bool disabled, [FromForm] string? reason, AccountQuery query, AccountAdministration administration, Viewer viewer,
        CancellationToken cancel) => DoAsync(
            name, Permission.ManageAccounts, disabled ? "disabled" : "enabled", query,
            m => administration.SetDisabledAsync(m.Account.Name, disabled, reason ?? "", viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageAccounts)), cancel);

    private static Task<IResult> LinkPersonAsync(
        string name, [FromForm] long? person, AccountQuery query, AccountAdministration administration, Viewer viewer, CancellationToken cancel) =>
        DoAsync(name, Permission.ManageAccounts, "person", query, m => administration.LinkPersonAsync(m.Account.Name, person ?? 0, viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageAccounts)), cancel);

    private static Task<IResult> UnlockAsync(
        string name, [FromForm] string? from, AccountQuery query, AccountAdministration administration, Viewer viewer, CancellationToken cancel) =>
        DoAsync(name, Permission.ManageSessions, "unlocked", query, m => administration.UnlockAsync(m.Account.Name, viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageSessions)), cancel);

    private static Task<IResult> EndSessionsAsync(
        string name, [FromForm] Guid? session, AccountQuery query, SessionLibrary sessions, Viewer viewer, CancellationToken cancel) =>
        DoAsync(name, Permission.ManageSessions, "sessions", query, m => sessions.EndAsync(m.Account.Name, viewer.Principal.Account, session, cancel: cancel, reach: query.ReachOf(Permission.ManageSessions)), cancel);

    private static Task<IResult> UnlinkAsync(
        string name, [FromForm] string? from, AccountQuery query, ExternalLoginLibrary logins, Viewer viewer, CancellationToken cancel) =>
        DoAsync(name, Permission.ManageSessions, "unlinked", query, m => logins.UnlinkAsync(m.Account.Name, viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageSessions)), cancel);

    private static Task<IResult> TakeFactorOffAsync(
        string name, [FromForm] string? reason, AccountQuery query, FactorLibrary factors, Viewer viewer, CancellationToken cancel) =>
        DoAsync(name, Permission.ManageSessions, "factor", query, m => factors.TakeOffAsync(m.Account.Name, reason ?? "", viewer.Principal.Account, cancel, query.ReachOf(Permission.ManageSessions)), cancel);
}
