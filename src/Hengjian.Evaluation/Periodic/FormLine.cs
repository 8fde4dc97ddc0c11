using Hengjian.Data.Records;
using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>One form in one region through all its versions: earlier periods may lie in an earlier one.</summary>
internal static class FormLine
{
    /// <summary>Numbers of the records.</summary>
    public static IQueryable<long> Of(AppDb db, PeriodicFormRecord form) =>
        db.PeriodicForms.Where(f => f.Code == form.Code && f.RegionCode == form.RegionCode && f.Cadence == form.Cadence).Select(f => f.Id);
}
