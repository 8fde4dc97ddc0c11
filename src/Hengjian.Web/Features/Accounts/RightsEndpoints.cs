using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Accounts;

/// <summary>What was typed into the form for rights, kept when it was not taken.</summary>
/// <param name="Role">Id of a role.</param>
/// <param name="Region">Name or code.</param>
/// <param name="Unit">Id of a unit.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record RightsForm(string? Role, string? Region, string? Unit, string? From, string? To)
{
    /// <summary>Nothing typed.</summary>
    public static readonly RightsForm Empty = new(null, null, null, null, null);
}

/// <summary>Giving rights and taking them back.</summary>
internal static class RightsEndpoints
{
    internal static void MapRights(this IEndpointRouteBuilder app)
    {
        app.MapPost(AccountRoutes.Pattern + "/grants", GiveAsync).Requires(Permission.GiveRights);
        app.MapPost(AccountRoutes.Pattern + "/grants/{grant:long}/end", EndAsync).Requires(Permission.GiveRights);
    }

    private static async Task<IResult> GiveAsync(
        string name, [FromForm] string? role, [FromForm] string? region, [FromForm] string? unit, [FromForm] string? from, [FromForm] string? to,
        AccountQuery query, RightsLibrary rights, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(name, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayGive.Allowed) return Pages.Forbidden(model.MayGive.Reason);
        var form = new RightsForm(role, region, unit, from, to);
        var read = Read(form, model);
        if (!read.TryGet(out var giving)) return AccountEndpoints.Page(model, read.Problems, form: form);
        var right = viewer.Decide(Permission.GiveRights, giving.Grant.RegionCode);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        var given = await rights.GiveAsync(model.Account.Name, giving, viewer.Principal.Account, cancel, query.ReachOf(Permission.GiveRights));
        return given.IsOk
            ? TypedResults.LocalRedirect(AccountRoutes.Account(model.Account.Name) + "?done=given")
            : AccountEndpoints.Page(model, given.Problems, form: form);
    }

    private static Task<IResult> EndAsync(
        string name, long grant, [FromForm] string? reason, AccountQuery query, RightsLibrary rights, Viewer viewer, CancellationToken cancel) =>
        AccountEndpoints.DoAsync(
            name, Permission.GiveRights, "ended", query,
            m => rights.EndAsync(m.Account.Name, grant, reason ?? "", viewer.Principal.Account, cancel, query.ReachOf(Permission.GiveRights)), cancel);

    private static Result<RightsGiving> Read(RightsForm form, AccountModel model)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrEmpty(form.Role)) problems.Add(AccountFormProblems.NoRole());
        var region = RegionField.Read(form.Region, model.Words);
        problems.AddRange(region.Problems);
        var (from, to) = (Day(form.From, problems), Day(form.To, problems));
        var unit = string.IsNullOrWhiteSpace(form.Unit) ? null : form.Unit.Trim();
        return problems.Count > 0 ? Result.Fail<RightsGiving>(problems) : new RightsGiving(new Grant(form.Role!, region.Value, unit), from, to);
    }

    private static DateOnly? Day(string? typed, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Add(AccountFormProblems.BadDay(typed));
        return null;
    }
}
