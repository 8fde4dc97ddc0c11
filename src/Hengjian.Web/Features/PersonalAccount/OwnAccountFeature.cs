using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Features.SignIn;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.PersonalAccount;

/// <summary>我的账号: password, second factor, sessions. Open to everybody who has signed in, for the own account only.</summary>
public static class OwnAccountFeature
{
    /// <summary>The page's address.</summary>
    public const string Path = "/account";

    /// <summary>Maps the page and what it does.</summary>
    public static void MapOwnAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).RequiresSignIn();
        app.MapPost(Path + "/password", ChangePasswordAsync).RequiresSignIn();
        app.MapPost(Path + "/sessions/end", EndSessionAsync).RequiresSignIn();
        app.MapPost(Path + "/external/off", UnlinkAsync).RequiresSignIn();
        app.MapGet(Path + "/factor", ShowFactorAsync).RequiresSignIn();
        app.MapPost(Path + "/factor", ConfirmFactorAsync).RequiresSignIn();
        app.MapPost(Path + "/factor/off", TakeFactorOffAsync).RequiresSignIn();
        app.MapPost(Path + "/factor/codes", RenewCodesAsync).RequiresSignIn();
    }

    private static Task<IResult> ShowAsync(string? done, OwnAccountQuery query, CancellationToken cancel) => PageAsync(query, [], done, cancel);

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context, [FromForm] string? old, [FromForm] string? password, [FromForm] string? again,
        Viewer viewer, PasswordLibrary passwords, OwnAccountQuery query, OwnTrial own, KnownDevices devices, CancellationToken cancel)
    {
        await own.BeginAsync(context, cancel);
        if (own.IsHeld) return await HeldAsync(query, cancel);
        if (password != again) return await PageAsync(query, [PasswordProblems.NotRepeated()], null, cancel);
        var changed = await passwords.ChangeAsync(viewer.Principal.Account, old ?? "", password ?? "", viewer.Session, cancel, own.IsKnown);
        if (!changed.TryGet(out var account)) return await RefuseAsync(own, query, changed.Problems, cancel);
        // Every browser was made a stranger by it but this one.
        devices.Remember(context, account);
        return Done("password");
    }

    // Without a session the others all end; this one ends by signing out.
    private static async Task<IResult> EndSessionAsync(
        [FromForm] Guid? session, Viewer viewer, SessionLibrary sessions, CancellationToken cancel)
    {
        var account = viewer.Principal.Account;
        await sessions.EndAsync(account, account, session, session is null ? viewer.Session : null, cancel);
        return Done("sessions");
    }

    // The form is read so that its token is asked for.
    private static async Task<IResult> UnlinkAsync([FromForm] string? agreed, Viewer viewer, ExternalLoginLibrary logins, OwnAccountQuery query, CancellationToken cancel)
    {
        var account = viewer.Principal.Account;
        var done = await logins.UnlinkAsync(account, account, cancel);
        return done.IsOk ? Done("unlinked") : await PageAsync(query, done.Problems, null, cancel);
    }

    private static async Task<IResult> ShowFactorAsync(Viewer viewer, FactorLibrary factors, CancellationToken cancel) =>
        await FactorAsync(viewer, factors, [], cancel);

    private static async Task<IResult> ConfirmFactorAsync(
        HttpContext context, [FromForm] string? password, [FromForm] string? code, Viewer viewer, FactorLibrary factors, OwnTrial own, CancellationToken cancel)
    {
        await own.BeginAsync(context, cancel);
        if (own.IsHeld) return await FactorAsync(viewer, factors, [SignInProblems.TooManyFromHere()], cancel, StatusCodes.Status429TooManyRequests);
        var confirmed = await factors.ConfirmOwnAsync(viewer.Principal.Account, password ?? "", code ?? "", viewer.Session, cancel, own.IsKnown);
        if (confirmed.TryGet(out var codes)) return Pages.Show<OwnFactorPage>(new { Account = viewer.Principal.Account, Codes = codes });
        if (IsGuess(confirmed.Problems)) own.Fail();
        return await FactorAsync(viewer, factors, confirmed.Problems, cancel);
    }

    private static async Task<IResult> TakeFactorOffAsync(
        HttpContext context, [FromForm] string? password, [FromForm] string? code, Viewer viewer, FactorLibrary factors, OwnAccountQuery query,
        OwnTrial own, CancellationToken cancel)
    {
        await own.BeginAsync(context, cancel);
        if (own.IsHeld) return await HeldAsync(query, cancel);
        var off = await factors.TakeOffOwnAsync(viewer.Principal.Account, password ?? "", code ?? "", cancel, own.IsKnown);
        return off.IsOk ? Done("factor-off") : await RefuseAsync(own, query, off.Problems, cancel);
    }

    private static async Task<IResult> RenewCodesAsync(
        HttpContext context, [FromForm] string? password, [FromForm] string? code, Viewer viewer, FactorLibrary factors, OwnAccountQuery query,
        OwnTrial own, CancellationToken cancel)
    {
        await own.BeginAsync(context, cancel);
        if (own.IsHeld) return await HeldAsync(query, cancel);
        var renewed = await factors.RenewCodesAsync(viewer.Principal.Account, password ?? "", code ?? "", cancel, own.IsKnown);
        return renewed.TryGet(out var codes)
            ? Pages.Show<OwnFactorPage>(new { Account = viewer.Principal.Account, Codes = codes })
            : await RefuseAsync(own, query, renewed.Problems, cancel);
    }

    private static async Task<IResult> FactorAsync(
        Viewer viewer, FactorLibrary factors, IReadOnlyList<Problem> problems, CancellationToken cancel, int refused = StatusCodes.Status422UnprocessableEntity)
    {
        var begun = await factors.BeginAsync(viewer.Principal.Account, viewer.Session, cancel);
        if (!begun.TryGet(out var secret)) return Pages.Back(Path);
        var status = problems.Count > 0 ? refused : StatusCodes.Status200OK;
        return Pages.Show<OwnFactorPage>(new { Account = viewer.Principal.Account, Secret = secret, Problems = problems }, status);
    }

    private static Task<IResult> HeldAsync(OwnAccountQuery query, CancellationToken cancel) =>
        PageAsync(query, [SignInProblems.TooManyFromHere()], null, cancel, StatusCodes.Status429TooManyRequests);

    // Wrong passwords and codes count as at the door; a new password that is too weak does not.
    private static Task<IResult> RefuseAsync(OwnTrial own, OwnAccountQuery query, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        if (IsGuess(problems)) own.Fail();
        return PageAsync(query, problems, null, cancel);
    }

    private static bool IsGuess(IReadOnlyList<Problem> problems)
    {
        string[] guesses = [PasswordProblems.WrongOld().Code, FactorProblems.WrongCode().Code, AccountProblems.Locked(default).Code];
        return problems.Any(p => guesses.Contains(p.Code));
    }

    private static async Task<IResult> PageAsync(
        OwnAccountQuery query, IReadOnlyList<Problem> problems, string? done, CancellationToken cancel,
        int refused = StatusCodes.Status422UnprocessableEntity)
    {
        if (await query.ReadAsync(cancel) is not { } own) return Pages.NotFound();
        return Pages.Show<OwnAccountPage>(
            new { Own = own, Problems = problems, Done = done }, problems.Count > 0 ? refused : StatusCodes.Status200OK);
    }

    private static RedirectHttpResult Done(string what) => TypedResults.LocalRedirect($"{Path}?done={what}");
}

/// <summary>What the page of the own account shows.</summary>
/// <param name="Account">The account.</param>
/// <param name="Rights">Its grants in words.</param>
/// <param name="Sessions">Open sessions, the last used first.</param>
/// <param name="Current">The one of this request.</param>
/// <param name="FactorDemanded">The second factor may not be taken off.</param>
/// <param name="CodesLeft">Recovery codes left.</param>
public sealed record OwnAccount(
    Account Account, IReadOnlyList<string> Rights, IReadOnlyList<SessionRecord> Sessions, Guid? Current, bool FactorDemanded, int CodesLeft)
{
    /// <summary>When it was linked to the provider of the house; null when it is not.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>The sign-in before this one; null when there was none.</summary>
    public DateTimeOffset? Before { get; init; }
}

/// <summary>A try of the own password or code inside: what others do to the account, or at this address, does not hold its owner up.</summary>
internal sealed class OwnTrial(Guesses guesses, AccountService accounts, Viewer viewer)
{
    private Trial? trial;

    /// <summary>Too many went wrong here.</summary>
    internal bool IsHeld => trial!.IsHeld;

    /// <summary>The browser is known.</summary>
    internal bool IsKnown { get; private set; }

    internal async Task BeginAsync(HttpContext context, CancellationToken cancel)
    {
        trial = guesses.Begin(context, viewer.Principal.Account);
        IsKnown = await accounts.FindAsync(viewer.Principal.Account, cancel) is { } account && trial.Knows(account);
    }

    internal void Fail() => trial!.Fail();
}

/// <summary>Reads the own account.</summary>
internal sealed class OwnAccountQuery(ExternalLoginLibrary logins, AccountService accounts, SessionLibrary sessions, FactorLibrary factors, GrantWords words, Viewer viewer, TimeProvider clock)
{
    public async Task<OwnAccount?> ReadAsync(CancellationToken cancel)
    {
        if (await accounts.FindAsync(viewer.Principal.Account, cancel) is not { } account) return null;
        var now = clock.GetUtcNow();
        await words.ReadAsync(cancel);
        return new OwnAccount(
            account, [.. account.Grants.Where(g => g.IsInForce(now)).OrderBy(g => g.Id).Select(words.Of)], await sessions.OpenAsync(account.Id, cancel), viewer.Session,
            factors.IsDemanded(account), await factors.CodesLeftAsync(account.Id, cancel))
        {
            LinkedAt = await logins.LinkedAtAsync(account.Id, cancel),
            Before = await sessions.LastSignInAsync(account, cancel),
        };
    }
}
