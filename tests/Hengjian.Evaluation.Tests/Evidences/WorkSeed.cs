using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Evidences;

/// <summary>A round with one package, one item and the parts of units in it, put straight into the database.</summary>
internal static class WorkSeed
{
    public const int City = 990100;
    public const string Finance = "990100-finance";
    public const string Education = "990100-education";

    /// <summary>Ids of the package and of the parts of finance (leads) and education.</summary>
    public static async Task<(long Package, long Finance, long Education)> MakeAsync(Workspace workspace, string item = "4.1")
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = workspace.OpenDb();
        var round = new RoundRecord
        {
            Name = "2026 年评价",
            Year = 2026,
            Level = RegionLevel.City,
            RegionCode = 990000,
            SchemeId = "city-14",
            SchemeVersion = new string('0', 64),
            CatalogueVersion = new string('0', 64),
            RegionsOn = new DateOnly(2026, 12, 31),
            CreatedAt = workspace.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);
        var package = new PackageRecord { RoundId = round.Id, RegionCode = City, Openness = Openness.Government };
        db.Packages.Add(package);
        await db.SaveChangesAsync(cancel);
        var assignment = new AssignmentRecord { PackageId = package.Id, Item = item, LeadUnit = Finance, RegionCode = City, State = AssignmentState.Issued };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancel);
        db.AssignmentUnits.AddRange(
            new AssignmentUnitRecord { AssignmentId = assignment.Id, UnitId = Finance, Part = UnitPart.Lead },
            new AssignmentUnitRecord { AssignmentId = assignment.Id, UnitId = Education, Part = UnitPart.Cooperate });
        var (finance, education) = (Part(Finance), Part(Education));
        db.Contributions.AddRange(finance, education);
        await db.SaveChangesAsync(cancel);
        return (package.Id, finance.Id, education.Id);

        ContributionRecord Part(string unit) => new() { AssignmentId = assignment.Id, PackageId = package.Id, Item = item, UnitId = unit, RegionCode = City };
    }

    public static async Task SetAsync(Workspace workspace, long contribution, ContributionState state, Openness openness)
    {
        await using var db = workspace.OpenDb();
        var record = await db.Contributions.FindAsync([contribution], TestContext.Current.CancellationToken);
        (record!.State, record.Openness) = (state, openness);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
