using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>Reads the breakdown of a package with its suggestions, in whatever transaction is open.</summary>
internal sealed class BreakdownReader(AppDb db, RoundBooks books, WorkCalendar calendar, DateOnly today)
{
    public async Task<Result<BreakdownView>> ReadAsync(long id, CancellationToken cancel)
    {
        var package = await db.Packages.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (package is null) return BreakdownProblems.UnknownPackage(id);
        var round = await db.Rounds.SingleAsync(r => r.Id == package.RoundId, cancel);
        var plan = await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == round.Id, cancel);
        if (plan is null) return BreakdownProblems.NoPlan(round.Id);
        var read = books.Of(round, plan.CollectionVersion);
        if (!read.TryGet(out var book)) return Result.Fail<BreakdownView>(read.Problems);
        var units = await UnitsAsync(package.RegionCode, cancel);
        var assignments = (await db.Assignments.Where(a => a.PackageId == id).ToListAsync(cancel)).ToDictionary(a => a.Item, StringComparer.Ordinal);
        var parts = await PartsAsync([.. assignments.Values.Select(a => a.Id)], cancel);
        var contributions = (await db.Contributions.Where(c => c.PackageId == id).OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.Item, StringComparer.Ordinal);
        var earlier = await EarlierAsync(package, round, cancel);
        var suggester = Suggester(units, book);
        var rows = book.ItemsOf(package.ParentId is null).Select(leaf => new BreakdownRow(
            leaf,
            book.AreaOf(leaf.Id),
            assignments.GetValueOrDefault(leaf.Id),
            assignments.TryGetValue(leaf.Id, out var a) ? [.. parts[a.Id].Where(p => p.Part == UnitPart.Cooperate).Select(p => p.UnitId)] : [],
            suggester.Suggest(QuestionOf(book, leaf), earlier.GetValueOrDefault(leaf.Id)),
            [.. contributions[leaf.Id]]));
        return new BreakdownView(package, round, book, await RegionNameAsync(package.RegionCode, cancel), [.. rows], units, DueDefault(round, book));
    }

    private DateOnly DueDefault(RoundRecord round, RoundBook book)
    {
        var last = round.Deadline ?? today.AddDays(30);
        var due = calendar.AddWorkdays(last, -book.Plan.Deadlines.Contribution);
        // A round opened late leaves what days there are.
        return due > today ? due : last > today ? last : today;
    }

    private async Task<IReadOnlyList<Unit>> UnitsAsync(int region, CancellationToken cancel) =>
        [.. (await db.Units.AsNoTracking().Where(u => u.RegionCode == region && u.SchoolCode == null).ToListAsync(cancel))
            .Where(u => u.Exists(today)).OrderBy(u => u.Name, StringComparer.Ordinal)];

    private async Task<ILookup<long, AssignmentUnitRecord>> PartsAsync(List<long> assignments, CancellationToken cancel) =>
        (await db.AssignmentUnits.Where(u => assignments.Contains(u.AssignmentId)).ToListAsync(cancel)).ToLookup(u => u.AssignmentId);

    // Last year's: the newest earlier round of the same evaluator and scheme that this government had a package in.
    private async Task<Dictionary<string, EarlierAssignment>> EarlierAsync(PackageRecord package, RoundRecord round, CancellationToken cancel)
    {
        var before = await (
            from p in db.Packages.AsNoTracking()
            join r in db.Rounds.AsNoTracking() on p.RoundId equals r.Id
            where p.RegionCode == package.RegionCode && r.SchemeId == round.SchemeId && r.RegionCode == round.RegionCode && r.Year < round.Year
            orderby r.Year descending, p.Id descending
            select p.Id).Take(1).ToListAsync(cancel);
        if (before.Count == 0) return [];
        var assignments = await db.Assignments.AsNoTracking().Where(a => a.PackageId == before[0] && a.LeadUnit != null).ToListAsync(cancel);
        var ids = assignments.Select(a => a.Id).ToList();
        var parts = (await db.AssignmentUnits.AsNoTracking().Where(u => ids.Contains(u.AssignmentId)).ToListAsync(cancel)).ToLookup(u => u.AssignmentId);
        return assignments.ToDictionary(
            a => a.Item,
            a => new EarlierAssignment(a.LeadUnit!, [.. parts[a.Id].Where(p => p.Part == UnitPart.Cooperate).Select(p => p.UnitId).Order(StringComparer.Ordinal)]),
            StringComparer.Ordinal);
    }

    private async Task<string> RegionNameAsync(int region, CancellationToken cancel) =>
        await db.Regions.Where(r => r.RegionCode == region && r.ValidFrom <= today && (r.ValidTo == null || today < r.ValidTo))
            .Select(r => r.Name).FirstOrDefaultAsync(cancel) ?? region.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    private static BreakdownSuggester Suggester(IReadOnlyList<Unit> units, RoundBook book)
    {
        var byDepartment = units.Where(u => u.Department.Length > 0)
            .GroupBy(u => book.Plan.Departments.WordOf(u.Department), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var ids = units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        return new BreakdownSuggester(book.Plan.Departments, byDepartment.GetValueOrDefault, ids.Contains);
    }

    private static ItemQuestion QuestionOf(RoundBook book, SchemeItem leaf)
    {
        var plan = book.Plan.Of(leaf.Id);
        var owners = book.Needs[leaf.Id].GroupBy(n => n.Department, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);
        return new ItemQuestion(leaf.Id, plan.Lead ?? leaf.Lead, plan.Lead is not null, plan.Cooperate, [.. owners]);
    }
}
