using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A unit's part with what its round says about its item.</summary>
/// <param name="Part">The part.</param>
/// <param name="Package">Its package.</param>
/// <param name="Round">Its round.</param>
/// <param name="IsLead">The unit leads the item; cooperating units give what they have.</param>
/// <param name="Book">What the round rests on; null when its files cannot be read.</param>
public sealed record PartBook(ContributionRecord Part, PackageRecord Package, RoundRecord Round, bool IsLead, RoundBook? Book)
{
    /// <summary>The item; null when the scheme cannot be read.</summary>
    public SchemeItem? Leaf => Book?.Scheme.Leaves.FirstOrDefault(l => l.Id == Part.Item);

    /// <summary>4.1 一般公共预算教育支出逐年只增不减.</summary>
    public string Title => Leaf is { } leaf ? $"{leaf.Id} {leaf.Name}" : Part.Item;

    /// <summary>Evidence the item asks for.</summary>
    public IReadOnlyList<Slot> Slots => Book?.Plan.Of(Part.Item).Slots ?? [];

    /// <summary>The part as rights see it.</summary>
    public AccessObject Asked => AccessObject.Of(Part, Round.Stage);
}

/// <summary>Reads units' parts with the books of their rounds.</summary>
public sealed class PartBooks(RoundBooks books)
{
    /// <summary>A part; null when there is none.</summary>
    public async Task<PartBook?> FindAsync(AppDb db, long contribution, CancellationToken cancel = default)
    {
        var part = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contribution, cancel);
        return part is null ? null : await OfAsync(db, part, cancel);
    }

    /// <summary>The book of a part that was read.</summary>
    public async Task<PartBook> OfAsync(AppDb db, ContributionRecord part, CancellationToken cancel = default)
    {
        var package = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == part.PackageId, cancel);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var lead = await db.AssignmentUnits.AsNoTracking().AnyAsync(u => u.AssignmentId == part.AssignmentId && u.UnitId == part.UnitId && u.Part == UnitPart.Lead, cancel);
        var plan = await db.RoundPlans.AsNoTracking().Where(p => p.RoundId == round.Id).Select(p => p.CollectionVersion).SingleOrDefaultAsync(cancel);
        var book = plan is null ? null : books.Of(round, plan);
        return new PartBook(part, package, round, lead, book is { IsOk: true } ? book.Value : null);
    }
}
