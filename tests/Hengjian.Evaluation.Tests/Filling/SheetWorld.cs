using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Filling;

/// <summary>A round with one package and one sheet of the finance department, made of records alone.</summary>
internal sealed class SheetWorld
{
    public const int County = 990101;
    public const string Finance = "990101-finance";
    public const string Education = "990101-education";
    public static readonly string[] Elements = ["edu_spend", "fiscal_spend", "surcharge_collected"];

    public static DataDictionary Dictionary { get; } = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary;

    public long Round { get; private set; }

    public long Package { get; private set; }

    public long Contribution { get; private set; }

    public long Sheet { get; private set; }

    public IReadOnlyList<long> Rows { get; private set; } = [];

    public static Principal Clerk(string name = "zhang", string unit = Finance) => new(name, name, [new Grant("clerk", County, unit)]);

    public static async Task<SheetWorld> MakeAsync(Workspace workspace, CancellationToken cancel)
    {
        var world = new SheetWorld();
        await using var db = workspace.OpenDb();
        var round = new RoundRecord
        {
            Name = "2026 年评价",
            Year = 2026,
            Level = RegionLevel.County,
            RegionCode = 990100,
            SchemeId = "county-100",
            SchemeVersion = "s",
            CatalogueVersion = "c",
            RegionsOn = new DateOnly(2026, 12, 31),
            CreatedAt = workspace.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        db.Add(round);
        await db.SaveChangesAsync(cancel);
        var package = new PackageRecord { RoundId = round.Id, RegionCode = County, Openness = Openness.Government };
        db.Add(package);
        await db.SaveChangesAsync(cancel);
        var assignment = new AssignmentRecord { PackageId = package.Id, RegionCode = County, Item = "4.1", LeadUnit = Finance, State = AssignmentState.Issued };
        db.Add(assignment);
        await db.SaveChangesAsync(cancel);
        var part = new ContributionRecord { AssignmentId = assignment.Id, PackageId = package.Id, Item = "4.1", UnitId = Finance, RegionCode = County };
        var sheet = new FillSheetRecord { RegionCode = County, UnitId = Finance, Kind = "region", Period = 2026 };
        db.AddRange(part, sheet);
        await db.SaveChangesAsync(cancel);
        var rows = Enumerable.Range(0, 3).Select(i => new SheetRowRecord { SheetId = sheet.Id, RegionRow = County, Stage = SchoolStage.All, RowKey = i == 0 ? "" : "k" + i, Name = "行" + i, Order = i }).ToList();
        var columns = Elements.Select(e => new SheetColumnRecord { SheetId = sheet.Id, RegionCode = County, UnitId = Finance, Kind = "region", Period = 2026, Element = e }).ToList();
        db.AddRange(rows);
        db.AddRange(columns);
        await db.SaveChangesAsync(cancel);
        db.AddRange(columns.Select(c => new SheetDemandRecord { ColumnId = c.Id, RoundId = round.Id, Item = "4.1" }));
        await db.SaveChangesAsync(cancel);
        (world.Round, world.Package, world.Contribution, world.Sheet, world.Rows) = (round.Id, package.Id, part.Id, sheet.Id, [.. rows.Select(r => r.Id)]);
        return world;
    }

    /// <summary>What was changed in the records by hand here is a deed, and each deed has a row in the log.</summary>
    public static Task NoteDeedAsync(Workspace workspace, CancellationToken cancel) =>
        workspace.Audit.AppendAsync("somebody", "check", "contribution:1", new { region = County }, cancel);
}
