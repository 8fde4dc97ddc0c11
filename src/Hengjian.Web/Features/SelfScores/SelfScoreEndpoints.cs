using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.SelfScores;

/// <summary>The page of self scores: read, filled by a form without scripts, and the history of one item.</summary>
internal static class SelfScoreEndpoints
{
    internal static Task<IResult> ShowAsync(long package, string? told, AppDb db, SelfScoreReader reader, RoundChoice choice, Viewer viewer, CancellationToken cancel) =>
        PageAsync(package, [], null, told, db, reader, choice, viewer, cancel);

    internal static async Task<IResult> SaveAsync(
        long package, [FromForm] IFormCollection form, AppDb db, SelfScoreReader reader, SelfScoreLibrary library, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var read = await reader.FindAsync(db, package, viewer.Principal, cancel: cancel);
        if (!read.TryGet(out var view)) return Refusal(read.Problems);
        if (!view.Decides.Allowed && !view.Proposes && !MayEver(view, viewer)) return Pages.Forbidden(view.Decides.Reason);
        // Whoever decides does not propose: the form is for the one or the other.
        var decides = MayEver(view, viewer);
        var entries = Filled(Entries(form, view), form["fill"].ToString(), view);
        var saved = decides ? await library.DecideAsync(package, entries, viewer.Principal, cancel) : await library.ProposeAsync(package, entries, viewer.Principal, cancel);
        if (!saved.TryGet(out var count)) return await PageAsync(package, saved.Problems, entries, null, db, reader, choice, viewer, cancel);
        return Pages.Back(SelfScoreRoutes.Package(package) + "?told=" + (count == 0 ? "none" : count.ToString(CultureInfo.InvariantCulture)));
    }

    internal static async Task<IResult> HistoryAsync(long package, string item, AppDb db, SelfScoreReader reader, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var read = await reader.FindAsync(db, package, viewer.Principal, compared: false, cancel);
        if (!read.TryGet(out var view)) return Refusal(read.Problems);
        choice.Show(view.Round);
        if (view.Rows.FirstOrDefault(r => r.Item.Id == item) is not { } row) return Pages.NotFound();
        if (!view.Inner) return Pages.Forbidden("得分怎样改出来的，只有本级政府和单位能看。");
        var history = await SelfScoreReader.HistoryAsync(db, view, row, cancel);
        var units = history.Select(h => h.UnitId).OfType<string>().Distinct().ToList();
        return Pages.Show<SelfScoreHistoryPage>(new
        {
            View = view,
            Row = row,
            History = history,
            People = await PeopleAsync(db, history.Select(h => h.By), cancel),
            Units = (IReadOnlyDictionary<string, string>)await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel),
            StandIns = await StandIns.OfRegionAsync(db, view.Package.RegionCode, cancel),
        });
    }

    /// <summary>This person decides for the government, though perhaps not now.</summary>
    internal static bool MayEver(SelfScoreView view, Viewer viewer) =>
        viewer.Decide(Permission.EnterSelfScore, new AccessObject(view.Package.RegionCode, null, ProcessStage.Open, Openness.Government)).Allowed;

    /// <summary>What is answered to whom there is nothing for.</summary>
    internal static IResult Refusal(IReadOnlyList<Problem> problems) => problems[0].Code == SelfScoreProblems.NoPackageCode ? Pages.NotFound() : Pages.Forbidden(problems[0].Message);

    private static List<SelfScoreEntry> Entries(IFormCollection form, SelfScoreView view) =>
    [
        .. view.Rows.Select(r => r.Item.Id).Where(i => form.ContainsKey("points." + i)).Select(i => new SelfScoreEntry(
            i, form["points." + i].ToString(), form["reason." + i].ToString(), long.TryParse(form["base." + i], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null)),
    ];

    // What is left empty is filled in as asked; what was typed stays.
    private static List<SelfScoreEntry> Filled(List<SelfScoreEntry> entries, string fill, SelfScoreView view)
    {
        var rows = view.Rows.ToDictionary(r => r.Item.Id, StringComparer.Ordinal);
        return [.. entries.Select(e => e.Points.Trim().Length > 0 ? e : fill switch
        {
            // A bonus is claimed by hand: nothing claimed is 0.
            "full" => e with { Points = rows[e.Item].Item.Bonus ? "0" : NumberText.Plain(rows[e.Item].Item.MaxScore) },
            "proposed" when rows[e.Item].Proposals.Count > 0 => e with
            {
                Points = NumberText.Plain(rows[e.Item].Proposals[0].Score.Points!.Value),
                Reason = e.Reason.Trim().Length > 0 ? e.Reason : rows[e.Item].Proposals[0].Score.Reason,
            },
            _ => e,
        })];
    }

    private static async Task<IResult> PageAsync(
        long package, IReadOnlyList<Problem> problems, IReadOnlyList<SelfScoreEntry>? typed, string? told, AppDb db, SelfScoreReader reader, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var read = await reader.FindAsync(db, package, viewer.Principal, cancel: cancel);
        if (!read.TryGet(out var view)) return Refusal(read.Problems);
        choice.Show(view.Round);
        return Pages.Show<SelfScorePage>(
            new
            {
                View = view,
                Decider = MayEver(view, viewer),
                Problems = problems,
                Typed = (IReadOnlyDictionary<string, SelfScoreEntry>?)typed?.ToDictionary(t => t.Item, StringComparer.Ordinal),
                Told = told,
                Trial = await PackageFactsReader.FindAsync(db, package, cancel) is { } work && TrialScores.May(work, viewer.Principal).Allowed,
                People = await PeopleAsync(db, view.Rows.SelectMany(r => new[] { r.Score?.By }.Concat(r.Proposals.Select(p => p.Score.By))).OfType<string>(), cancel),
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyDictionary<string, string>> PeopleAsync(AppDb db, IEnumerable<string> accounts, CancellationToken cancel)
    {
        var names = accounts.Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => names.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
    }
}
