using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Packages;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Packages;

/// <summary>A package as its page shows it.</summary>
/// <param name="Board">What is known.</param>
/// <param name="Options">What this person may do now.</param>
/// <param name="RegionName">Names of regions.</param>
/// <param name="ItemName">Titles of items.</param>
public sealed record PackageModel(PackageBoard Board, IReadOnlyList<PackageOption> Options, Func<int, string> RegionName, Func<string, string> ItemName)
{
    /// <summary>The package.</summary>
    public PackageRecord Package => Board.Work.Package;

    /// <summary>岚溪市.</summary>
    public string Region => RegionName(Package.RegionCode);

    /// <summary>Whether a move is offered and allowed.</summary>
    public bool May(PackageMove move) => Options.Any(o => o.Move == move && o.Decision.Allowed);

    /// <summary>Why moves that are this person's business cannot be made.</summary>
    public IReadOnlyList<string> Blocked => [.. Options.Where(o => !o.Decision.Allowed).Select(o => $"不能“{o.Name}”：{o.Decision.Reason}")];
}

/// <summary>The door of packages: reads one for this person, or says there is none.</summary>
public sealed class PackageView(PackageBoards boards, PackageDeeds deeds, PackageNames names, RoundChoice choice, Viewer viewer, SessionLibrary sessions, TimeProvider clock)
{
    /// <summary>Null when it is not there for this person.</summary>
    public async Task<PackageModel?> FindAsync(long id, CancellationToken cancel)
    {
        if (await boards.FindAsync(id, viewer.Principal, cancel) is not { } board) return null;
        choice.Show(board.Work.Round);
        var options = await deeds.OptionsAsync(id, viewer.Principal, await IsFreshAsync(cancel), cancel);
        return new PackageModel(board, options, await names.RegionsAsync(cancel), names.ItemsOf(board.Work.Round));
    }

    /// <summary>The second step was done in this session less than 15 minutes ago, or the account has none.</summary>
    public async Task<bool> IsFreshAsync(CancellationToken cancel)
    {
        if (viewer.Session is not { } id || await sessions.FindAsync(id, cancel) is not { Account: { } account } session) return false;
        return !account.FactorOn || session.FactorAt > clock.GetUtcNow().AddMinutes(-15);
    }

    /// <summary>The page again after a deed: where it leads when it was done, with the reasons when it was not.</summary>
    public async Task<IResult> AnswerAsync<T>(long id, Result<T> done, CancellationToken cancel)
    {
        if (done.IsOk) return Pages.Back(PackageRoutes.Package(id));
        if (await FindAsync(id, cancel) is not { } model) return Pages.NotFound();
        return Pages.Show<PackagePage>(new { Model = model, done.Problems }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The package when it is there for this person and a move is their business: 404 and 403 otherwise.</summary>
    public async Task<(PackageModel? Model, IResult? Instead)> OpenAsync(long id, PackageMove move, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } model) return (null, Pages.NotFound());
        var asked = PackageMachine.ObjectOf(move, model.Package.RegionCode, model.Board.Work.Round.Stage, PackageMachine.OpennessOf(model.Package), model.Board.Work.Receiver);
        var right = viewer.Decide(PackageMachine.NeededFor(move), asked);
        return right.Allowed ? (model, null) : (null, Pages.Forbidden(right.Reason));
    }

    /// <summary>Runs a deed when the package is there for this person and the right is theirs.</summary>
    public async Task<IResult> DoAsync<T>(long id, PackageMove move, Func<Task<Result<T>>> deed, CancellationToken cancel)
    {
        var (model, instead) = await OpenAsync(id, move, cancel);
        return model is null ? instead! : await AnswerAsync(id, await deed(), cancel);
    }
}
