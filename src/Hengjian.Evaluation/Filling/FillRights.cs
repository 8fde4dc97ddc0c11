using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>What one person may do in one sheet: a unit its columns, a school its row, and a unit for schools below it.</summary>
public sealed class FillRights
{
    private readonly Principal principal;
    private WorkScope? views;
    private readonly IReadOnlyDictionary<string, string> schools;

    internal FillRights(Principal principal, IReadOnlyDictionary<string, string> schools) => (this.principal, this.schools) = (principal, schools);

    /// <summary>Units of schools by school code; empty for a table that has no schools.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> SchoolsAsync(AppDb db, FillSheetRecord sheet, CancellationToken cancel)
    {
        if (ImportKinds.Parse(sheet.Kind) != ImportKind.School) return new Dictionary<string, string>();
        var units = await db.Units.AsNoTracking().Where(u => u.RegionCode == sheet.RegionCode && u.SchoolCode != null && u.Kind == UnitKind.School).ToListAsync(cancel);
        // A code may stand again after a change of name or a merger: the unit that lasts has the row, else the newest.
        return units.GroupBy(u => u.SchoolCode!, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.OrderByDescending(u => u.ValidTo ?? DateOnly.MaxValue).ThenByDescending(u => u.ValidFrom ?? DateOnly.MinValue).ThenBy(u => u.Id, StringComparer.Ordinal).First().Id,
            StringComparer.Ordinal);
    }

    /// <summary>Whether this person sees the cell, draft or not.</summary>
    public bool Sees(SheetColumnRecord column, SheetRowRecord? row = null) =>
        May(Permission.ViewWork, column) || May(Permission.FillData, column) || (row is not null && OwnSchool(column, row));

    /// <summary>Whether this person is shown the newest values of a column; readers from above are shown what was handed up.</summary>
    public bool SeesDrafts(SheetColumnRecord column) => May(Permission.FillData, column) || CellSight.SeesDrafts(Views, column);

    /// <summary>Whether this person is shown the values of a column that were handed up.</summary>
    public bool SeesSealed(SheetColumnRecord column) => CellSight.SeesSealed(Views, column);

    /// <summary>Whether the column is of this person's own unit.</summary>
    public bool IsOwn(SheetColumnRecord column) => May(Permission.FillData, column) || CellSight.IsOwn(Views, column);

    private WorkScope Views => views ??= AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, ProcessStage.Open);

    /// <summary>Whether this person may fill the cell, as far as rights go.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">The row.</param>
    /// <param name="onBehalfOf">The school it is filled for, when that has a unit of its own and the person is not of it.</param>
    public Decision MayFill(SheetColumnRecord column, SheetRowRecord row, out string? onBehalfOf)
    {
        onBehalfOf = null;
        if (OwnSchool(column, row)) return Decision.Yes;
        var asked = Asked(column);
        var right = AccessPolicy.Decide(principal, Permission.FillData, asked);
        if (!right.Allowed || row.RowKey.Length == 0 || !schools.TryGetValue(row.RowKey, out var school)) return right;
        onBehalfOf = school;
        return AccessPolicy.Decide(principal, Permission.FillForLower, asked);
    }

    /// <summary>The unit of a school row; null when the school has none.</summary>
    public string? SchoolOf(SheetRowRecord row) => row.RowKey.Length > 0 ? schools.GetValueOrDefault(row.RowKey) : null;

    private bool OwnSchool(SheetColumnRecord column, SheetRowRecord row) => SchoolOf(row) is { } school
        && AccessPolicy.Decide(principal, Permission.FillData, new AccessObject(column.RegionCode, school, ProcessStage.Open, Openness.Unit)).Allowed;

    private bool May(Permission permission, SheetColumnRecord column) => AccessPolicy.Decide(principal, permission, Asked(column)).Allowed;

    private static AccessObject Asked(SheetColumnRecord column) => AccessObject.Of(column, ProcessStage.Open);
}
