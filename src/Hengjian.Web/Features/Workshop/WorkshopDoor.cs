using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Workshop;

/// <summary>What a page of the workshop starts from.</summary>
/// <param name="Results">The run whose data drafts are tried on, and whose catalogue is in force.</param>
/// <param name="Sees">Whether this person may see a region's values at the round's stage.</param>
/// <param name="SeesSchools">Whether this person may see single schools of a region too.</param>
/// <param name="MaySave">Whether a draft may be saved as a version, or why not.</param>
public sealed record OpenWorkshop(RoundResults Results, Func<int, bool> Sees, Func<int, bool> SeesSchools, Decision MaySave)
{
    /// <summary>Addresses of this round.</summary>
    internal WorkshopRoutes Routes { get; } = new(Results.Round.Id);

    /// <summary>Whose values of an indicator this person may see.</summary>
    internal Func<int, bool> SeesOf(Indicator indicator) => indicator.ResultGrain == Grain.RegionYear ? Sees : SeesSchools;
}

/// <summary>The door of the workshop: which round, may this person, is there a run to try drafts on.</summary>
internal sealed class WorkshopDoor(RoundChoice choice, ResultsLibrary library, Viewer viewer)
{
    /// <summary>Opens the chosen round, or gives the page that says why not.</summary>
    internal async Task<IResult> OpenAsync(Func<OpenWorkshop, Task<IResult>> show, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        if (round is null) return Pages.Show<NoWorkshopPage>(new { });
        // A formula shows whatever its writer asks for, so it takes the right to see results and data alike.
        var scopes = new[] { Permission.TryFormula, Permission.ViewResults, Permission.ViewData }
            .Select(p => (Permission: p, Scope: viewer.ScopeOf(p, round.Stage))).ToList();
        foreach (var (permission, scope) in scopes)
            if (scope.IsEmpty) return Pages.Forbidden(viewer.Decide(permission, viewer.HomeRegion ?? round.RegionCode, round.Stage).Reason);
        var loaded = await library.OfRoundAsync(round, cancel);
        if (!loaded.TryGet(out var results)) return Pages.Show<NoWorkshopPage>(new { Round = round, loaded.Problems });
        var (within, schools) = (RegionScope.Of([round.RegionCode]), viewer.ScopeOf(Permission.ViewSchoolRows, round.Stage));
        bool Sees(int code) => within.Contains(code) && scopes.TrueForAll(s => s.Scope.Contains(code));
        return await show(new OpenWorkshop(
            results, Sees, code => Sees(code) && schools.Contains(code),
            viewer.Decide(Permission.EditCatalogue, round.RegionCode, round.Stage)));
    }
}
