using Hengjian.Domain.Access;
using Hengjian.Evaluation.People;
using Hengjian.Kernel;
using Hengjian.Web.Features.PersonalAccount;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Accounts;

/// <summary>授权建议: what posts and changes of regions ask for, confirmed or refused one by one.</summary>
internal static class ProposalEndpoints
{
    internal static void MapProposals(this IEndpointRouteBuilder app)
    {
        app.MapGet(AccountRoutes.Proposals, (string? done, RightsProposals proposals, GrantWords words, AccountQuery query, CancellationToken cancel) =>
            PageAsync([], done, proposals, words, query, cancel)).Requires(Permission.GiveRights);
        app.MapPost(AccountRoutes.Proposals, ConfirmAsync).Requires(Permission.GiveRights);
        app.MapPost(AccountRoutes.Proposals + "/decline", DeclineAsync).Requires(Permission.GiveRights);
    }

    private static async Task<IResult> ConfirmAsync(
        [FromForm] string? key, RightsProposals proposals, GrantWords words, AccountQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(key, proposals, query, viewer, cancel) is not { } proposal) return Pages.NotFound();
        var done = await proposals.ConfirmAsync(proposal, viewer.Principal.Account, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(AccountRoutes.Proposals + "?done=confirmed") : await PageAsync(done.Problems, null, proposals, words, query, cancel);
    }

    private static async Task<IResult> DeclineAsync(
        [FromForm] string? key, [FromForm] string? reason, RightsProposals proposals, GrantWords words, AccountQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(key, proposals, query, viewer, cancel) is not { Kind: ProposalKind.Give, Appointment: { } appointment }) return Pages.NotFound();
        var done = await proposals.DeclineAsync(appointment, reason ?? "", viewer.Principal.Account, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(AccountRoutes.Proposals + "?done=declined") : await PageAsync(done.Problems, null, proposals, words, query, cancel);
    }

    // Both the account and the region of the rights must be this administrator's: a list of one's own regions is no door to others.
    private static async Task<RightsProposal?> FindAsync(string? key, RightsProposals proposals, AccountQuery query, Viewer viewer, CancellationToken cancel)
    {
        var found = (await proposals.ListAsync(cancel)).FirstOrDefault(p => p.Key == key);
        if (found is null || !viewer.Decide(Permission.GiveRights, found.Grant.RegionCode).Allowed) return null;
        return await query.FindAsync(found.Account, cancel) is { MayGive.Allowed: true } ? found : null;
    }

    private static async Task<IResult> PageAsync(
        IReadOnlyList<Problem> problems, string? done, RightsProposals proposals, GrantWords words, AccountQuery query, CancellationToken cancel)
    {
        await words.ReadAsync(cancel);
        var rows = new List<ProposalRow>();
        foreach (var proposal in await proposals.ListAsync(cancel))
            if (await query.FindAsync(proposal.Account, cancel) is { } model) rows.Add(new ProposalRow(proposal, model.MayGive, model.Account.IsInvited));
        return Pages.Show<ProposalsPage>(
            new { Rows = rows, Words = words, Problems = problems, Done = done }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>A proposal and whether this administrator may confirm it.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="May">Whether, and why not.</param>
/// <param name="Invited">The owner has not accepted the invitation yet: nothing can be given.</param>
public sealed record ProposalRow(RightsProposal Proposal, Decision May, bool Invited);
