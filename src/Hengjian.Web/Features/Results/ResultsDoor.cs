using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>What a page of results starts from.</summary>
/// <param name="Results">The results.</param>
/// <param name="Scope">The regions whose results this person may see at the round's stage.</param>
internal sealed record OpenResults(RoundResults Results, RegionScope Scope)
{
    /// <summary>Addresses of this round.</summary>
    internal ResultsRoutes Routes { get; } = new(Results.Round.Id);
}

/// <summary>The door of every page of results: which round, may this person see it, is there anything to see.</summary>
internal sealed class ResultsDoor(RoundChoice choice, ResultsLibrary library, Viewer viewer)
{
    /// <summary>Opens the chosen round, or gives the page that says why not.</summary>
    /// <param name="needs">The permission that must hold somewhere at the round's stage.</param>
    /// <param name="show">Makes the answer.</param>
    /// <param name="cancel">The reader has gone.</param>
    internal async Task<IResult> OpenAsync(
        Permission needs, Func<OpenResults, Task<IResult>> show, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        if (round is null) return Pages.Show<NoResultsPage>(new { });
        var scope = viewer.ScopeOf(needs, round.Stage);
        if (scope.IsEmpty) return Pages.Forbidden(viewer.Decide(needs, viewer.HomeRegion ?? round.RegionCode, round.Stage).Reason);
        var loaded = await library.OfRoundAsync(round, cancel);
        return loaded.TryGet(out var results)
            ? await show(new OpenResults(results, scope))
            : Pages.Show<NoResultsPage>(new { Round = round, loaded.Problems });
    }

    /// <summary>Opens the chosen round for an answer that needs no waiting.</summary>
    internal Task<IResult> OpenAsync(Permission needs, Func<OpenResults, IResult> show, CancellationToken cancel) =>
        OpenAsync(needs, open => Task.FromResult(show(open)), cancel);
}
