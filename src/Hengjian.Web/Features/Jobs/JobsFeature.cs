using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Jobs;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Jobs;

/// <summary>任务: long work one can watch and stop.</summary>
public static class JobsFeature
{
    /// <summary>The newest jobs the list holds; it says so when there are more.</summary>
    internal const int MostListed = 2_000;

    private const string Path = "/jobs";

    /// <summary>Registers the feature.</summary>
    public static void AddJobs(this IServiceCollection services) =>
        services.AddSingleton(new NavEntry(NavEntry.Beside, "后台任务", Path, "gear", Permission.ViewJobs));

    /// <summary>Maps the pages.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ListAsync).Requires(Permission.ViewJobs);
        app.MapGet(Path + "/{id:long}", ShowAsync).Requires(Permission.ViewJobs);
        app.MapPost(Path + "/{id:long}/cancel", CancelAsync).Requires(Permission.CancelJob);
    }

    /// <summary>The page of a job.</summary>
    public static string Address(long id) => $"{Path}/{id.ToString(CultureInfo.InvariantCulture)}";

    private static async Task<IResult> ListAsync(HttpContext context, JobRunner runner, Viewer viewer, CancellationToken cancel)
    {
        var jobs = await runner.ListAsync(viewer.Principal, MostListed, cancel);
        return Pages.Show<JobListPage>(new
        {
            View = new TableView<JobLine>(JobTable.Spec, jobs.Lines, TableQuery.Read(context.Request.Query), Path),
            jobs.Total,
        });
    }

    private static async Task<IResult> ShowAsync(long id, JobRunner runner, Viewer viewer, CancellationToken cancel) =>
        await runner.FindAsync(id, viewer.Principal, cancel) is { } job ? Pages.Show<JobPage>(new { Job = job }) : Pages.NotFound();

    private static async Task<IResult> CancelAsync(
        long id, JobRunner runner, Viewer viewer, [FromForm] string? from, CancellationToken cancel)
    {
        if (await runner.FindAsync(id, viewer.Principal, cancel) is not { } job) return Pages.NotFound();
        // A job over several counties lies above them: who started it need not look after all that lies there.
        var right = job.CreatedBy == viewer.Principal.Account ? Decision.Yes : viewer.Decide(Permission.CancelJob, job.RegionCode);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        // A job that has ended meanwhile is no mistake of the person: the page shows how it ended.
        await runner.CancelAsync(id, viewer.Principal.Account, cancel);
        return Pages.Back(from ?? Address(id));
    }
}
