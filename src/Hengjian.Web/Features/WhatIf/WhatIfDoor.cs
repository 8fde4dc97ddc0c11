using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>What a page of what-ifs starts from.</summary>
/// <param name="Results">The run.</param>
/// <param name="Sees">Whether this person may see a unit's results at the round's stage.</param>
internal sealed record OpenWhatIf(RoundResults Results, Func<int, bool> Sees)
{
    /// <summary>Addresses of this round.</summary>
    internal WhatIfRoutes Routes { get; } = new(Results.Round.Id);

    /// <summary>What comes out for the units this person may see, best first.</summary>
    internal IReadOnlyList<MovedUnit> Rows(WhatIfOutcome outcome)
    {
        var bands = WhatIfBands.Compute(outcome);
        return
        [
            .. outcome.Moves.Where(m => Sees(m.Region)).Select(m => MovedUnit.Of(outcome, m, bands))
                .OrderBy(r => r.Move.After.Rank ?? int.MaxValue).ThenBy(r => r.Unit.Code),
        ];
    }
}

/// <summary>A unit with its move.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="City">The city it lies in; null for cities and provinces.</param>
/// <param name="Move">Before and after.</param>
public sealed record MovedUnit(Region Unit, Region? City, UnitMove Move)
{
    /// <summary>Ranks between which it lies when the what-if's weights are not certain; null when it has none.</summary>
    public (int From, int To)? Band { get; init; }

    internal static MovedUnit Of(WhatIfOutcome outcome, UnitMove move, WhatIfBands? bands)
    {
        var standing = Standings.Row(outcome.Official, move.Before);
        return new MovedUnit(standing.Unit, standing.City, move)
        {
            Band = bands?.Of.TryGetValue(move.Region, out var band) == true ? band : null,
        };
    }
}

/// <summary>The door of every what-if: which round, may this person, is there a run to start from.</summary>
internal sealed class WhatIfDoor(RoundChoice choice, ResultsLibrary library, Viewer viewer)
{
    /// <summary>Opens the chosen round, or gives the page that says why not.</summary>
    internal async Task<IResult> OpenAsync(Func<OpenWhatIf, Task<IResult>> show, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        if (round is null) return Pages.Show<NoWhatIfPage>(new { });
        // Who may not see the results may not work them out either.
        var (scope, seen) = (viewer.ScopeOf(Permission.RunWhatIf, round.Stage), viewer.ScopeOf(Permission.ViewResults, round.Stage));
        foreach (var (needed, has) in new[] { (Permission.RunWhatIf, scope), (Permission.ViewResults, seen) })
            if (has.IsEmpty) return Pages.Forbidden(viewer.Decide(needed, viewer.HomeRegion ?? round.RegionCode, round.Stage).Reason);
        var loaded = await library.OfRoundAsync(round, cancel);
        return loaded.TryGet(out var results)
            ? await show(new OpenWhatIf(results, code => scope.Contains(code) && seen.Contains(code)))
            : Pages.Show<NoWhatIfPage>(new { Round = round, loaded.Problems });
    }
}
