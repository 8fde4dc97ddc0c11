using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Doors;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Packages;

/// <summary>A unit's part as its page shows it.</summary>
/// <param name="Work">The part.</param>
/// <param name="Unit">Name of its unit.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Item">Title of its item.</param>
/// <param name="Options">What this person may do now.</param>
/// <param name="Obstacles">What keeps it from being handed in, and what its head must look at.</param>
/// <param name="Events">What happened to it, newest first.</param>
/// <param name="Tabs">Where its work is done.</param>
/// <param name="People">Names of people by account.</param>
/// <param name="Next">What this person has to do next; only after they have moved this one on.</param>
public sealed record WorkModel(
    ContributionWork Work, string Unit, string Region, string Item, IReadOnlyList<ContributionOption> Options,
    IReadOnlyList<HandInObstacle> Obstacles, IReadOnlyList<ContributionEventRecord> Events, IReadOnlyList<WorkTab> Tabs, IReadOnlyDictionary<string, string> People, WorkTaskRecord? Next)
{
    /// <summary>The name of whoever has the account.</summary>
    public string Person(string account) => People.GetValueOrDefault(account, account);

    /// <summary>Who stood in for whom in the region.</summary>
    public IReadOnlyList<StandIn> StandIns { get; init; } = [];

    /// <summary>Who did something: 王某代李某 when it was done standing in.</summary>
    public string Who(string account, DateTimeOffset at) =>
        StandIns.NameOf(account, at, Work.Part.RegionCode, Work.Part.UnitId) is var name && name != account ? name : Person(account);

    /// <summary>The same of what the newest move into a state was.</summary>
    public string Who(string account, ContributionState into) => Events.FirstOrDefault(e => e.By == account && e.To == into) is { } done ? Who(account, done.At) : Person(account);
}

/// <summary>承办任务: a unit's part, where it is done, and who hands it on.</summary>
internal static class WorkEndpoints
{
    internal static void MapWork(this IEndpointRouteBuilder app)
    {
        app.MapGet(PackageRoutes.WorkPattern, ShowAsync).Requires(Permission.ViewWork);
        app.MapPost(PackageRoutes.WorkPattern + "/hand-in", (long id, WorkView view, CancellationToken cancel) =>
            view.MoveAsync(id, ContributionMove.HandIn, "", null, cancel)).Requires(Permission.FillData).DemandsToken();
        app.MapPost(PackageRoutes.WorkPattern + "/withdraw", (long id, WorkView view, CancellationToken cancel) =>
            view.MoveAsync(id, ContributionMove.Withdraw, "", null, cancel)).Requires(Permission.FillData).DemandsToken();
        app.MapPost(PackageRoutes.WorkPattern + "/check", (long id, WorkView view, CancellationToken cancel) =>
            view.MoveAsync(id, ContributionMove.Check, "", null, cancel)).Requires(Permission.CheckSubmission).DemandsToken();
        app.MapPost(PackageRoutes.WorkPattern + "/merge", (long id, WorkView view, CancellationToken cancel) =>
            view.MoveAsync(id, ContributionMove.Merge, "", null, cancel)).Requires(Permission.MergeWork).DemandsToken();
        app.MapPost(PackageRoutes.WorkPattern + "/return", ReturnAsync).Requires(Permission.ViewWork);
    }

    private static async Task<IResult> ShowAsync(long id, WorkView view, CancellationToken cancel) => await view.PageAsync(id, [], cancel);

    private static Task<IResult> ReturnAsync(long id, [FromForm] string? reason, [FromForm] string? due, WorkView view, CancellationToken cancel)
    {
        var day = DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        return view.MoveAsync(id, ContributionMove.Return, reason ?? "", day, cancel);
    }
}

/// <summary>Reads a unit's part for this person, and runs what they do with it.</summary>
public sealed class WorkView(
    Workspace workspace, ObstacleBook obstacleBook, ContributionDeeds deeds, PackageNames names, WorkDoor door, RoundChoice choice, Viewer viewer, IEnumerable<WorkTabSource> tabs)
{
    /// <summary>The page; 404 when the part is not there for this person.</summary>
    public async Task<IResult> PageAsync(long id, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var work = await ContributionReader.FindAsync(db, id, cancel);
        if (!door.Open(work?.Part, Permission.ViewWork).TryGet(out _, out var instead)) return instead;
        choice.Show(work!.Round);
        // What keeps a unit's part back, and in what words, is the unit's own affair; so is what its head sent back.
        var own = viewer.Decide(Permission.ViewWork, work!.Access with { Openness = Openness.Unit }).Allowed;
        var obstacles = own ? (await obstacleBook.OfAsync(id, cancel)).Obstacles : [];
        var unit = await db.Units.Where(u => u.Id == work!.Part.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancel) ?? work!.Part.UnitId;
        var events = await db.ContributionEvents.AsNoTracking().Where(e => e.ContributionId == id).OrderByDescending(e => e.Id).ToListAsync(cancel);
        var pages = new List<WorkTab>();
        foreach (var source in tabs) pages.AddRange(await source(work!, cancel));
        var model = new WorkModel(
            work!, unit, (await names.RegionsAsync(cancel))(work!.Part.RegionCode), names.ItemsOf(work.Round)(work.Part.Item),
            await deeds.OptionsAsync(work, obstacles, viewer.Principal, cancel), obstacles, [.. events.Where(e => own || IsHandedOn(e))], [.. pages.OrderBy(p => p.Order)], await PeopleAsync(db, work.Part, events, cancel), await NextAsync(db, events, cancel))
        {
            StandIns = await StandIns.OfRegionAsync(db, work.Part.RegionCode, cancel),
        };
        return Pages.Show<WorkPage>(new { Model = model, Problems = problems }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyDictionary<string, string>> PeopleAsync(
        AppDb db, ContributionRecord part, List<ContributionEventRecord> events, CancellationToken cancel)
    {
        var accounts = events.Select(e => e.By).Append(part.HandedBy).Append(part.CheckedBy).OfType<string>().Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
    }

    private async Task<WorkTaskRecord?> NextAsync(AppDb db, List<ContributionEventRecord> events, CancellationToken cancel) =>
        events.FirstOrDefault()?.By == viewer.Principal.Account
            ? await (await TaskBoxes.QueryAsync(db, viewer.Principal, TaskBox.Todo, cancel)).AsNoTracking().FirstOrDefaultAsync(cancel)
            : null;

    private static bool IsHandedOn(ContributionEventRecord step) =>
        step.To is ContributionState.Checked or ContributionState.Merged || step.From is ContributionState.Checked or ContributionState.Merged;

    /// <summary>Makes a move: 404 when not there, 403 when another's business, the page with reasons when not ready.</summary>
    public async Task<IResult> MoveAsync(long id, ContributionMove move, string reason, DateOnly? due, CancellationToken cancel)
    {
        await using (var db = workspace.OpenDb())
        {
            var work = await ContributionReader.FindAsync(db, id, cancel);
            if (!door.Open(work?.Part, Permission.ViewWork).TryGet(out _, out var instead)) return instead;
        }
        var moved = await deeds.MoveAsync(id, move, viewer.Principal, reason, due, cancel);
        if (moved.IsOk) return Pages.Back(PackageRoutes.Work(id));
        return moved.Problems[0].Code == AccessProblems.DeniedCode ? Pages.Forbidden(moved.Problems[0].Message) : await PageAsync(id, moved.Problems, cancel);
    }
}
