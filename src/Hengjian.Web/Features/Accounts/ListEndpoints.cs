using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Features.PersonalAccount;
using Hengjian.Web.Features.SignIn;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Accounts;

/// <summary>The list of accounts, the list as a file, and inviting somebody.</summary>
internal static class ListEndpoints
{
    internal static void MapAccountList(this IEndpointRouteBuilder app)
    {
        app.MapGet(AccountRoutes.Root, ShowAsync).Requires(Permission.ViewAccounts);
        app.MapGet(AccountRoutes.Export, ExportAsync).Requires(Permission.ViewAccounts);
        app.MapGet(AccountRoutes.New, ShowFormAsync).Requires(Permission.ManageAccounts);
        app.MapPost(AccountRoutes.New, InviteAsync).Requires(Permission.ManageAccounts);
    }

    /// <summary>The page with a link just made; the only place where it is ever seen.</summary>
    internal static IResult LinkPage(HttpContext context, NewLink link) => Pages.Show<NewLinkPage>(new
    {
        Link = link,
        Address = $"{context.Request.Scheme}://{context.Request.Host}{InvitationEndpoints.AddressOf(link.Token)}",
    });

    private static async Task<IResult> ShowAsync(HttpContext context, AccountQuery query, CancellationToken cancel) =>
        Pages.Show<AccountListPage>(new { View = View(await query.RowsAsync(cancel), context) });

    private static async Task<IResult> ExportAsync(HttpContext context, AccountQuery query, AuditedFiles files, CancellationToken cancel) =>
        await files.TableAsync(View(await query.RowsAsync(cancel), context), "账号", "account", cancel);

    private static TableView<AccountRow> View(IReadOnlyList<AccountRow> rows, HttpContext context) =>
        new(AccountTable.Spec, rows, TableQuery.Read(context.Request.Query), AccountRoutes.Root);

    private static async Task<IResult> ShowFormAsync(GrantWords words, Viewer viewer, CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        return Form(words, viewer, "", "", "", []);
    }

    private static async Task<IResult> InviteAsync(
        HttpContext context, [FromForm] string? name, [FromForm] string? show, [FromForm] string? region,
        GrantWords words, AccountAdministration administration, Viewer viewer, CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        var place = RegionField.Read(region, words);
        if (!place.TryGet(out var code)) return Form(words, viewer, name, show, region, place.Problems);
        var right = viewer.Decide(Permission.ManageAccounts, code);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        var made = await administration.InviteAsync(name ?? "", show ?? "", code, viewer.Principal.Account, cancel);
        return made.TryGet(out var link) ? LinkPage(context, link) : Form(words, viewer, name, show, region, made.Problems);
    }

    private static IResult Form(GrantWords words, Viewer viewer, string? name, string? show, string? region, IReadOnlyList<Problem> problems) =>
        Pages.Show<InvitePage>(
            new
            {
                Name = name,
                ShownName = show,
                Region = region,
                Offered = RegionField.Offered(words.Regions, viewer.ScopeOf(Permission.ManageAccounts)),
                Problems = problems,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
