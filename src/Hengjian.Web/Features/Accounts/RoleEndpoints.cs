using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Accounts;

/// <summary>权限表: looked at by administrators, changed by the security administrator of the whole workspace: chosen, looked at as differences, saved.</summary>
internal static class RoleEndpoints
{
    // A name that no made role has: the form for a new one.
    internal const string New = "new";

    internal static void MapRoles(this IEndpointRouteBuilder app)
    {
        app.MapGet(AccountRoutes.Matrix, ShowAsync).Requires(Permission.ViewAccounts);
        app.MapGet(AccountRoutes.Matrix + "/history", HistoryAsync).Requires(Permission.ViewAccounts);
        app.MapGet(AccountRoutes.Matrix + "/edit", EditAsync).Requires(Permission.GiveRights);
        app.MapPost(AccountRoutes.Matrix + "/edit", LookAsync).Requires(Permission.GiveRights);
        app.MapPost(AccountRoutes.Matrix + "/save", SaveAsync).Requires(Permission.GiveRights);
    }

    private static async Task<IResult> ShowAsync(string? role, string? done, RoleBookLibrary books, Viewer viewer, CancellationToken cancel)
    {
        var book = viewer.Principal.Book;
        return Pages.Show<MatrixPage>(new { Book = book, Chosen = book.Find(role ?? ""), May = await books.MayEditAsync(viewer.Principal, cancel), Done = done });
    }

    private static async Task<IResult> HistoryAsync(RoleBookLibrary books, CancellationToken cancel) =>
        Pages.Show<RoleHistoryPage>(new { Versions = await books.ListAsync(cancel) });

    private static async Task<IResult> EditAsync(string? role, RoleBookLibrary books, Viewer viewer, CancellationToken cancel)
    {
        if (await books.MayEditAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        return Start(viewer.Principal.Book, role ?? "") is { } form ? Form(form, []) : Pages.NotFound();
    }

    // The form as it stands for a role in force; null when there is none that can be changed.
    private static RoleForm? Start(RoleBook book, string id)
    {
        if (id == New) return new RoleForm(New, null, "", "", false, [], book.Version);
        if (book.Rules.Own.FirstOrDefault(o => o.Id == id) is { } own)
            return new RoleForm(id, null, own.Name, own.Purpose, own.Closed, [.. own.Takes.SelectMany(t => t.Value.Select(v => $"{t.Key}/{v}"))], book.Version);
        if (Roles.Find(id) is not { } role || SeparationOfDuties.IsAdministration(id)) return null;
        return new RoleForm(id, role, role.NameZh, role.Purpose, false, [.. (book.Find(id) ?? role).Rules.Select(r => $"{id}/{r.Permission}").Distinct()], book.Version);
    }

    private static IResult Form(RoleForm form, IReadOnlyList<Problem> problems) => Pages.Show<RoleEditPage>(
        new { Form = form, Problems = problems }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static async Task<IResult> LookAsync(
        HttpContext context, [FromForm] string? role, [FromForm] string? name, [FromForm] string? purpose, [FromForm] string? closed, RoleBookLibrary books, Viewer viewer, CancellationToken cancel)
    {
        if (await books.MayEditAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var book = viewer.Principal.Book;
        if (Start(book, role ?? "") is not { } start) return Pages.NotFound();
        var chosen = (await context.Request.ReadFormAsync(cancel))["take"].OfType<string>().ToList();
        var form = start with { Name = (name ?? start.Name).Trim(), Purpose = (purpose ?? start.Purpose).Trim(), Closed = closed == "true", Chosen = chosen };
        var rules = form.Apply(book.Rules);
        var preview = await books.PreviewAsync(rules, cancel);
        return preview.TryGet(out var seen) ? Pages.Show<RolePreviewPage>(new { Form = form, Preview = seen, Rules = rules.ToJson() }) : Form(form, preview.Problems);
    }

    private static async Task<IResult> SaveAsync(
        [FromForm] string? role, [FromForm] string? rules, [FromForm] long? from, [FromForm] string? reason, RoleBookLibrary books, Viewer viewer, CancellationToken cancel)
    {
        if (await books.MayEditAsync(viewer.Principal, cancel) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        // What the page carried is held against the ceiling once more: it may have been changed on its way.
        if (RoleBookRules.Read(rules ?? "") is not { } read || from is null || Start(viewer.Principal.Book, role ?? "") is not { } start) return Pages.NotFound();
        var saved = await books.SaveAsync(read, from.Value, reason ?? "", viewer.Principal, cancel);
        if (saved.IsOk) return TypedResults.LocalRedirect(AccountRoutes.Matrix + "?done=saved" + (role == New ? "" : "&role=" + Uri.EscapeDataString(role!)));
        var preview = await books.PreviewAsync(read, cancel);
        return preview.TryGet(out var seen) && seen.Base == from
            ? Pages.Show<RolePreviewPage>(new { Form = start, Preview = seen, Rules = read.ToJson(), Problems = saved.Problems }, StatusCodes.Status422UnprocessableEntity)
            : Form(start, saved.Problems);
    }
}

/// <summary>One role as the form shows it.</summary>
/// <param name="Role">Its id; new for one that is to be made.</param>
/// <param name="BuiltIn">The built-in role it narrows; null for a made one.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Purpose">Chinese.</param>
/// <param name="Closed">停用.</param>
/// <param name="Chosen">role/permission of each permission it has.</param>
/// <param name="Base">Version the form was made from.</param>
public sealed record RoleForm(string Role, RoleDefinition? BuiltIn, string Name, string Purpose, bool Closed, IReadOnlyList<string> Chosen, long Base)
{
    /// <summary>The rules with this role as the form says.</summary>
    public RoleBookRules Apply(RoleBookRules rules)
    {
        if (BuiltIn is { } role)
            return rules.Narrow(role.Id, role.Rules.Select(r => r.Permission).Where(p => p != Permission.ViewHome && !Chosen.Contains($"{role.Id}/{p}")));
        var number = rules.Own.Select(o => int.TryParse(o.Id.AsSpan(o.Id.IndexOf('-', StringComparison.Ordinal) + 1), out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1;
        var id = Role == RoleEndpoints.New ? FormattableString.Invariant($"own-{number}") : Role;
        var takes = Chosen.Select(c => c.Split('/', 2)).Where(c => c.Length == 2).GroupBy(c => c[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(c => c[1]).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal);
        return rules.Set(new OwnRole(id, Name, Purpose, Closed, takes));
    }
}
