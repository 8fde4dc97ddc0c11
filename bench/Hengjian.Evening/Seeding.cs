using System.Globalization;
using System.Security.Cryptography;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>One clerk of the crowd: an account, a unit of its own, a sheet with one row, and the columns it fills.</summary>
internal sealed record Clerk(string Name, string Unit, int Region, long Sheet, long Row, IReadOnlyList<string> Elements);

/// <summary>The package that is handed up again and again.</summary>
/// <param name="Package">Its number.</param>
/// <param name="Part">Its only open part.</param>
/// <param name="Unit">The unit of that part.</param>
/// <param name="Region">The evaluated government.</param>
/// <param name="Above">The region that evaluates.</param>
internal sealed record SubmittingPackage(long Package, long Part, string Unit, int Region, int Above);

/// <summary>Gives the demo workspace's open round so many more units, each with a clerk, a part and a sheet of its own.</summary>
internal static class Seeding
{
    /// <summary>Every clerk's password.</summary>
    public const string Password = "Abend-voller-Zahlen-2026";

    /// <summary>Asks for no evidence: a part of it is handed in as it is.</summary>
    public const string BareItem = "12.2";

    private const string FilledItem = "1.1";
    private const int ColumnsEach = 6;
    private const int Together = 500;

    // A stored hash says its own cost: signing in so many at once is not what is measured here, and is measured apart.
    private const int FewIterations = 1000;

    /// <summary>Makes them; done twice it finds them again.</summary>
    /// <param name="workspace">A demo workspace.</param>
    /// <param name="clerks">How many.</param>
    /// <param name="logged">Accounts are made as the program makes them, with their rows in the log and the full cost of a password.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<Clerk>> MakeAsync(Workspace workspace, int clerks, bool logged, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var round = await db.Rounds.AsNoTracking().Where(r => db.Packages.Any(p => p.RoundId == r.Id)).OrderByDescending(r => r.Id).FirstAsync(cancel);
        var packages = await db.Packages.AsNoTracking().Where(p => p.RoundId == round.Id).OrderBy(p => p.RegionCode).ToListAsync(cancel);
        var elements = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value.Dictionary.Elements
            .Where(e => e.Grain == Grain.RegionYear && e.Kind == ValueKind.Number).Select(e => e.Id).Order(StringComparer.Ordinal).ToList();
        var items = await ItemsAsync(db, packages, FilledItem, cancel);
        var hash = logged ? null : HashOf(Password);
        var made = new List<Clerk>();
        for (var i = 0; i < clerks; i++)
        {
            var package = packages[i % packages.Count];
            var place = i / packages.Count;
            var each = elements.Count / ColumnsEach;
            var year = round.Year - 1 - (place / each);
            var mine = elements.GetRange(place % each * ColumnsEach, ColumnsEach);
            made.Add(await OneAsync(db, round.Id, package, items[package.Id], i, year, mine, hash, cancel));
            if (logged) await AccountAsync(workspace, made[^1].Name, Roles.Clerk, package.RegionCode, made[^1].Unit, cancel);
            if (i % Together == Together - 1) db.ChangeTracker.Clear();
        }
        return made;
    }

    // An item, in each package.
    private static async Task<Dictionary<long, AssignmentRecord>> ItemsAsync(AppDb db, List<PackageRecord> packages, string item, CancellationToken cancel)
    {
        var ids = packages.ConvertAll(p => p.Id);
        var there = await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.PackageId) && a.Item == item).ToDictionaryAsync(a => a.PackageId, cancel);
        foreach (var package in packages.Where(p => !there.ContainsKey(p.Id)))
        {
            there[package.Id] = new AssignmentRecord
            {
                PackageId = package.Id,
                RegionCode = package.RegionCode,
                Item = item,
                State = AssignmentState.Issued,
                LeadUnit = string.Create(CultureInfo.InvariantCulture, $"{package.RegionCode:D6}-education"),
            };
            db.Assignments.Add(there[package.Id]);
        }
        await db.SaveChangesAsync(cancel);
        return there;
    }

    private static async Task<Clerk> OneAsync(
        AppDb db, long round, PackageRecord package, AssignmentRecord assignment, int number, int year, List<string> elements, string? hash, CancellationToken cancel)
    {
        var unit = string.Create(CultureInfo.InvariantCulture, $"evening-{number}");
        var name = string.Create(CultureInfo.InvariantCulture, $"evening{number}");
        if (await db.FillSheets.AsNoTracking().FirstOrDefaultAsync(s => s.UnitId == unit, cancel) is { } there)
        {
            var row = await db.SheetRows.AsNoTracking().FirstAsync(r => r.SheetId == there.Id, cancel);
            return new Clerk(name, unit, package.RegionCode, there.Id, row.Id, elements);
        }
        var now = TimeProvider.System.GetUtcNow();
        db.Units.Add(new Unit { Id = unit, Name = $"岁末单位{number}", RegionCode = package.RegionCode, Department = "" });
        if (hash is not null)
        {
            var account = new Account { Name = name, DisplayName = $"岁末填报员{number}", RegionCode = package.RegionCode, PasswordHash = hash, CreatedAt = now, PasswordChangedAt = now };
            account.Grants.Add(new AccountGrant { Role = Roles.Clerk.Id, RegionCode = package.RegionCode, Unit = unit, GivenBy = "evening" });
            db.Accounts.Add(account);
        }
        db.Contributions.Add(new ContributionRecord
        {
            AssignmentId = assignment.Id,
            PackageId = package.Id,
            Item = assignment.Item,
            UnitId = unit,
            RegionCode = package.RegionCode,
            State = ContributionState.Open,
        });
        var sheet = new FillSheetRecord { RegionCode = package.RegionCode, UnitId = unit, Kind = "region", Period = year };
        db.FillSheets.Add(sheet);
        await db.SaveChangesAsync(cancel);
        var line = new SheetRowRecord { SheetId = sheet.Id, RegionRow = package.RegionCode, Stage = SchoolStage.All };
        db.SheetRows.Add(line);
        var columns = elements.ConvertAll(e => new SheetColumnRecord
        {
            SheetId = sheet.Id,
            RegionCode = package.RegionCode,
            UnitId = unit,
            Kind = "region",
            Period = year,
            Element = e,
            Openness = Openness.Unit,
        });
        db.SheetColumns.AddRange(columns);
        await db.SaveChangesAsync(cancel);
        db.SheetDemands.AddRange(columns.ConvertAll(c => new SheetDemandRecord { ColumnId = c.Id, RoundId = round, Item = assignment.Item }));
        await db.SaveChangesAsync(cancel);
        return new Clerk(name, unit, package.RegionCode, sheet.Id, line.Id, elements);
    }

    /// <summary>An account as the program makes it.</summary>
    public static async Task AccountAsync(Workspace workspace, string name, RoleDefinition role, int region, string? unit, CancellationToken cancel)
    {
        var made = await workspace.Accounts.CreateAsync(name, Password, name, [new Grant(role.Id, region, unit)], cancel: cancel);
        if (!made.IsOk) throw new InvalidOperationException(made.Problems[0].Message);
    }

    /// <summary>A part of a unit of its own that has nothing to fill and so can be handed in at once.</summary>
    /// <returns>The part's number and the unit.</returns>
    public static async Task<(long Part, string Unit)> PartAsync(Workspace workspace, Clerk beside, int number, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var model = await db.Contributions.AsNoTracking().SingleAsync(c => c.UnitId == beside.Unit, cancel);
        var packages = await db.Packages.AsNoTracking().Where(p => p.Id == model.PackageId).ToListAsync(cancel);
        var assignment = (await ItemsAsync(db, packages, BareItem, cancel))[model.PackageId];
        var unit = string.Create(CultureInfo.InvariantCulture, $"evening-part-{number}");
        db.Units.Add(new Unit { Id = unit, Name = $"岁末协作单位{number}", RegionCode = beside.Region, Department = "" });
        var part = new ContributionRecord
        {
            AssignmentId = assignment.Id,
            PackageId = model.PackageId,
            Item = BareItem,
            UnitId = unit,
            RegionCode = beside.Region,
            State = ContributionState.Open,
        };
        db.Contributions.Add(part);
        await db.SaveChangesAsync(cancel);
        return (part.Id, unit);
    }

    /// <summary>A package without publicity whose only open item has one part of a unit of its own: the rest is agreed not to apply.</summary>
    public static async Task<SubmittingPackage> PackageAsync(Workspace workspace, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var round = await db.Rounds.AsNoTracking().Where(r => db.Packages.Any(p => p.RoundId == r.Id)).OrderByDescending(r => r.Id).FirstAsync(cancel);
        // The clerks work for the first governments.
        var package = await db.Packages.Where(p => p.RoundId == round.Id && p.State == PackageState.Preparing && p.ParentId == null).OrderByDescending(p => p.RegionCode).FirstAsync(cancel);
        await db.RoundPlans.Where(p => p.RoundId == round.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.PublicityDays, 0).SetProperty(p => p.AskSelfScore, false), cancel);
        var assignment = (await ItemsAsync(db, [package], BareItem, cancel))[package.Id];
        await db.Assignments.Where(a => a.PackageId == package.Id && a.Id != assignment.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.ClaimState, ClaimState.Agreed), cancel);
        await db.Contributions.Where(c => c.AssignmentId == assignment.Id).ExecuteDeleteAsync(cancel);
        var part = new ContributionRecord
        {
            AssignmentId = assignment.Id,
            PackageId = package.Id,
            Item = BareItem,
            UnitId = "evening-submits",
            RegionCode = package.RegionCode,
            State = ContributionState.Open,
        };
        db.Units.Add(new Unit { Id = part.UnitId, Name = "岁末报送单位", RegionCode = package.RegionCode, Department = "" });
        db.Contributions.Add(part);
        await db.SaveChangesAsync(cancel);
        return new SubmittingPackage(package.Id, part.Id, part.UnitId, package.RegionCode, round.RegionCode);
    }

    private static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, FewIterations, HashAlgorithmName.SHA512, 32);
        return $"pbkdf2-sha512${FewIterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
