using Hengjian.Domain.Filling;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Tests.Features.Packages;

namespace Hengjian.Web.Tests.Features.Filling;

/// <summary>Sheets of two departments of one county and of one department of another, each with a value nobody else may read.</summary>
/// <param name="Packages">The packages they belong to.</param>
/// <param name="Finance">Sheet of the finance department.</param>
/// <param name="FinanceRow">Its row.</param>
/// <param name="Education">Sheet of the education department.</param>
/// <param name="EducationRow">Its row.</param>
internal sealed record FillSeed(PackageSeed Packages, long Finance, long FinanceRow, long Education, long EducationRow)
{
    public const string Spend = "edu_spend";
    public const string Eligible = "aid_eligible";
    public const string FinanceCanary = "31415926";
    public const string EducationCanary = "27182818";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FillSeed> MakeAsync(WebSite site, PackageSeed packages)
    {
        var (finance, financeRow) = await SheetAsync(site, packages.Round, "970101-finance", "1.1", Spend, FinanceCanary);
        var (education, educationRow) = await SheetAsync(site, packages.Round, "970101-education", "2.1", Eligible, EducationCanary);
        return new FillSeed(packages, finance, financeRow, education, educationRow);
    }

    private static async Task<(long Sheet, long Row)> SheetAsync(WebSite site, long round, string unit, string item, string element, string value)
    {
        await using var db = site.Workspace.OpenDb();
        var sheet = new FillSheetRecord { RegionCode = WebSite.FirstCounty, UnitId = unit, Kind = "region", Period = 2025 };
        db.Add(sheet);
        await db.SaveChangesAsync(Cancel);
        var column = new SheetColumnRecord { SheetId = sheet.Id, RegionCode = WebSite.FirstCounty, UnitId = unit, Kind = "region", Period = 2025, Element = element };
        var row = new SheetRowRecord { SheetId = sheet.Id, RegionRow = WebSite.FirstCounty, Stage = SchoolStage.All, Name = "" };
        db.AddRange(column, row);
        await db.SaveChangesAsync(Cancel);
        var revision = new CellRevisionRecord
        {
            SheetId = sheet.Id,
            RowId = row.Id,
            Element = element,
            Text = value,
            Number = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            Flag = ValueFlag.Present,
            By = "somebody",
            At = site.Workspace.Clock.GetUtcNow(),
            Op = Guid.NewGuid(),
            Source = CellSource.Typed,
        };
        db.AddRange(new SheetDemandRecord { ColumnId = column.Id, RoundId = round, Item = item }, revision);
        await db.SaveChangesAsync(Cancel);
        db.Add(new CellRecord { RowId = row.Id, Element = element, SheetId = sheet.Id, RevisionId = revision.Id });
        db.Add(new CellCommentRecord { SheetId = sheet.Id, RowId = row.Id, Element = element, Text = "批注" + value, By = "somebody", At = revision.At });
        await db.SaveChangesAsync(Cancel);
        return (sheet.Id, row.Id);
    }
}
