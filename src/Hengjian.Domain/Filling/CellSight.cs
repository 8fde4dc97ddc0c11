using Hengjian.Domain.Access;

namespace Hengjian.Domain.Filling;

/// <summary>Which value of a cell somebody is shown: the draft to whom it is open, to readers from above only what was handed up.</summary>
public static class CellSight
{
    /// <summary>The revision this scope is shown; null when none is theirs to see.</summary>
    public static long? RevisionFor(WorkScope scope, SheetColumnRecord column, CellRecord cell) =>
        SeesDrafts(scope, column) ? cell.RevisionId : SeesSealed(scope, column) ? cell.SealedRevisionId : null;

    /// <summary>Whether the newest values of a column are shown: it is open so far, and the reader is of its unit or its government.</summary>
    public static bool SeesDrafts(WorkScope scope, SheetColumnRecord column) =>
        scope.Contains(At(column, column.Openness < Openness.Government ? column.Openness : Openness.Government));

    /// <summary>Whether values that were handed up are shown, however the column stands now.</summary>
    public static bool SeesSealed(WorkScope scope, SheetColumnRecord column) => scope.Contains(At(column, Openness.Evaluator));

    /// <summary>Whether this is the unit's own: how its values came about concerns nobody else.</summary>
    public static bool IsOwn(WorkScope scope, SheetColumnRecord column) => scope.Contains(At(column, Openness.Unit));

    private static AccessObject At(SheetColumnRecord column, Openness openness) => new(column.RegionCode, column.UnitId, null, openness);
}
