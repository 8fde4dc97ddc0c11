using Hengjian.Domain.Breakdown;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>What keeps an item from being given to the units somebody chose.</summary>
internal sealed class AssignCheck(BreakdownView view, DateOnly today)
{
    /// <summary>Null when nothing does.</summary>
    public Problem? Check(AssignEntry entry)
    {
        if (view.Rows.FirstOrDefault(r => r.Item.Id == entry.Item) is not { } row)
            return BreakdownProblems.UnknownItem(entry.Item, NearestName.Of(entry.Item, view.Rows.Select(r => r.Item.Id)));
        if (row.IsWaived) return BreakdownProblems.WrongState("分解", ClaimState.Agreed.NameOf());
        var units = entry.Lead is null ? entry.Cooperate : [entry.Lead, .. entry.Cooperate];
        if (units.FirstOrDefault(u => view.Units.All(known => known.Id != u)) is { } unknown) return BreakdownProblems.UnknownUnit(unknown);
        if (units.Distinct(StringComparer.Ordinal).Count() < units.Count) return BreakdownProblems.Twice(entry.Item);
        var last = view.Package.Due ?? view.Round.Deadline ?? today;
        if (entry.Due is { } due && (due < today || due > last)) return BreakdownProblems.BadDue(entry.Item, last);
        if (row.Assignment is not { State: AssignmentState.Issued }) return null;
        var taken = row.Parts.Select(p => p.UnitId).Except(units, StringComparer.Ordinal).Any();
        return taken || entry.Lead != row.Lead ? BreakdownProblems.AlreadyIssued(entry.Item) : null;
    }
}
