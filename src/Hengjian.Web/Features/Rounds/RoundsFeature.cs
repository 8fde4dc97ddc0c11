using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workshop;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Rounds;

/// <summary>评价轮次: its state, what may be done to it, its runs.</summary>
public static class RoundsFeature
{
    private const string Path = "/rounds/{id:long}";

    /// <summary>Maps the page and what it does.</summary>
    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).Requires(Permission.ManageRounds);
        app.MapPost(Path + "/move", MoveAsync).Requires(Permission.ManageRounds);
        app.MapPost(Path + "/catalogue", ChooseAsync).Requires(Permission.ManageRounds);
        app.MapPost(Path + "/run", RunAsync).Requires(Permission.RunEvaluation);
    }

    private static async Task<IResult> ShowAsync(
        long id, string? catalogue, RoundLibrary rounds, RunLibrary runs, CatalogueVersions versions, Viewer viewer, CancellationToken cancel) =>
        await PageAsync(id, [], rounds, runs, versions, viewer, cancel, catalogue);

    private static async Task<IResult> ChooseAsync(
        long id, [FromForm] string? catalogue, [FromForm] string? reason, [FromForm] bool? look, RoundLibrary rounds, RunLibrary runs,
        CatalogueVersions versions, RoundCatalogue chooser, Viewer viewer, CancellationToken cancel)
    {
        if (!await MayAsync(id, Permission.ManageRounds, rounds, viewer, cancel)) return Pages.NotFound();
        if (look == true) return await PageAsync(id, [], rounds, runs, versions, viewer, cancel, catalogue);
        var chosen = await chooser.ChooseAsync(id, catalogue ?? "", reason ?? "", viewer.Principal, cancel);
        return chosen.IsOk ? Pages.Back(Address(id)) : await PageAsync(id, chosen.Problems, rounds, runs, versions, viewer, cancel, catalogue);
    }

    private static async Task<IResult> MoveAsync(
        long id, [FromForm] RoundTransition transition, [FromForm] string? reason, RoundSetupLibrary setup,
        RoundLibrary rounds, RunLibrary runs, CatalogueVersions versions, Viewer viewer, CancellationToken cancel)
    {
        if (!await MayAsync(id, Permission.ManageRounds, rounds, viewer, cancel)) return Pages.NotFound();
        // A round with self-evaluation is opened together with its packages.
        var moved = transition == RoundTransition.Open && (await setup.LoadAsync(id, cancel)).IsOk
            ? await setup.OpenAsync(id, viewer.Principal, cancel)
            : await rounds.MoveAsync(id, transition, viewer.Principal, reason ?? "", cancel);
        return moved.IsOk ? Pages.Back(Address(id)) : await PageAsync(id, moved.Problems, rounds, runs, versions, viewer, cancel);
    }

    private static async Task<IResult> RunAsync(
        long id, [FromForm] bool official, RoundLibrary rounds, RunLibrary runs, CatalogueVersions versions, RoundComputation computation, JobRunner jobs, Viewer viewer,
        CancellationToken cancel)
    {
        var found = await rounds.FindAsync(id, cancel);
        if (!found.TryGet(out var round) || !await MayAsync(id, Permission.RunEvaluation, rounds, viewer, cancel)) return Pages.NotFound();
        // Told at once, not by a job that fails.
        if (official && await rounds.WaitingAsync(id, cancel) is { Count: > 0 } waiting)
            return await PageAsync(id, [RoundProblems.FactsWaiting(waiting.Count, waiting[0].Receipt)], rounds, runs, versions, viewer, cancel);
        var by = viewer.Principal.Account;
        var job = await jobs.StartAsync(
            new JobRequest("run", $"{(official ? "正式测算" : "试算")}：{round.Name}", round.RegionCode, by, async (context, stop) =>
            {
                context.Report(0.05, "读取数据并测算");
                var run = await computation.RunAsync(id, official, by, cancel: stop);
                return run.Map<string?>(_ => official ? $"/results?round={id}" : Address(id));
            }), cancel);
        return TypedResults.LocalRedirect("/jobs/" + job.Id.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<IResult> PageAsync(
        long id, IReadOnlyList<Problem> problems, RoundLibrary rounds, RunLibrary runs, CatalogueVersions versions, Viewer viewer,
        CancellationToken cancel, string? asked = null)
    {
        var found = await rounds.FindAsync(id, cancel);
        var options = await rounds.OptionsAsync(id, viewer.Principal, cancel);
        if (!found.TryGet(out var round) || !options.TryGet(out var steps)
            || !viewer.ScopeOf(Permission.ManageRounds).Contains(round.RegionCode)) return Pages.NotFound();
        var catalogues = await versions.ListAsync(region => viewer.Touches(Permission.ViewCatalogue, region), cancel);
        // What is chosen is all that differs from the round's version, not only what its newest save changed.
        var differs = asked is not null && asked != round.CatalogueVersion && catalogues.Any(c => c.Version == asked)
            && versions.Difference(round.CatalogueVersion, asked).TryGet(out var difference) ? difference : null;
        return Pages.Show<RoundPage>(
            new
            {
                Round = round,
                Options = steps,
                Runs = await runs.ListAsync(id, cancel),
                Catalogues = catalogues,
                Difference = differs,
                Asked = asked,
                Problems = problems,
                Waiting = await rounds.WaitingAsync(id, cancel),
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<bool> MayAsync(long id, Permission permission, RoundLibrary rounds, Viewer viewer, CancellationToken cancel) =>
        (await rounds.FindAsync(id, cancel)).TryGet(out var round) && viewer.Decide(permission, round.RegionCode, round.Stage).Allowed;

    private static string Address(long id) => "/rounds/" + id.ToString(CultureInfo.InvariantCulture);
}
