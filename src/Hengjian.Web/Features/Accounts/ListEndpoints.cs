using System.Globalization;
using Hengjian.Data.Records;
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
using Microsoft.EntityFrameworkCore;

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

    private static async Task<IResult> ShowFormAsync(long? person, AppDb db, GrantWords words, Viewer viewer, CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        // From the page of a unit: name and region are known.
        var found = person is { } id ? await db.People.AsNoTracking().InScope(viewer.ScopeOf(Permission.ManageAccounts)).SingleOrDefaultAsync(p => p.Id == id, cancel) : null;
        if (person is not null && found is null) return Pages.NotFound();
        var unit = found is null ? null : await db.Units.AsNoTracking()
            .Where(u => db.Posts.Any(p => p.UnitId == u.Id && db.Appointments.Any(a => a.PostId == p.Id && a.PersonId == found.Id))).OrderBy(u => u.Id).Select(u => u.Name).FirstOrDefaultAsync(cancel);
        return Form(words, viewer, "", found is null ? "" : $"{unit} {found.Name}".Trim(), found is null ? "" : found.RegionCode.ToString("D6", CultureInfo.InvariantCulture), [], found?.Id);
    }

    private static async Task<IResult> InviteAsync(
        HttpContext context, [FromForm] string? name, [FromForm] string? show, [FromForm] string? region, [FromForm] long? person,
        GrantWords words, AccountAdministration administration, Viewer viewer, CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        var place = RegionField.Read(region, words);
        if (!place.TryGet(out var code)) return Form(words, viewer, name, show, region, place.Problems, person);
        var right = viewer.Decide(Permission.ManageAccounts, code);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        var made = await administration.InviteAsync(name ?? "", show ?? "", code, viewer.Principal.Account, cancel, person);
        return made.TryGet(out var link) ? LinkPage(context, link) : Form(words, viewer, name, show, region, made.Problems, person);
    }

    private static IResult Form(GrantWords words, Viewer viewer, string? name, string? show, string? region, IReadOnlyList<Problem> problems, long? person = null) =>
        Pages.Show<InvitePage>(
            new
            {
                Name = name,
                ShownName = show,
                Region = region,
                Person = person,
                Offered = RegionField.Offered(words.Regions, viewer.ScopeOf(Permission.ManageAccounts)),
                Problems = problems,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
