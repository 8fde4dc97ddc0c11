using Hengjian.Data.Records;
using Hengjian.Domain.Filling;

namespace Hengjian.Evaluation.Sealing;

/// <summary>The cells a package asked for.</summary>
public static class PackageCells
{
    /// <summary>Cells of the package's region in columns that its round demands.</summary>
    public static IQueryable<CellRecord> Of(AppDb db, long package) =>
        (from one in db.Packages
         join demand in db.SheetDemands on one.RoundId equals demand.RoundId
         join column in db.SheetColumns on demand.ColumnId equals column.Id
         join cell in db.Cells on new { column.SheetId, column.Element } equals new { cell.SheetId, cell.Element }
         where one.Id == package && column.RegionCode == one.RegionCode
         select cell).Distinct();
}
