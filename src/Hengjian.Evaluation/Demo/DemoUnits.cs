using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Collection;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Demo;

/// <summary>The departments of every government of the invented province, and the people behind the demo accounts.</summary>
internal static class DemoUnits
{
    // Departments a county has no office of its own for.
    private static readonly string[] NotInCounties = ["国资", "政务服务"];

    /// <summary>Writes them.</summary>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(Workspace workspace, IndicatorCatalogue catalogue, CancellationToken cancel)
    {
        var departments = CollectionLoader.Departments();
        if (!departments.TryGet(out var book)) return departments.Problems;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var regions = await db.Regions.AsNoTracking().Where(r => r.ValidTo == null).OrderBy(r => r.RegionCode).ToListAsync(cancel);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var region in regions) db.Units.AddRange(UnitsOf(region.RegionCode, region.Name, region.Level, book));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await PeopleAsync(db, cancel);
        var entry = await workspace.Audit.AppendAsync(db, "system", "set-units", "units", new { count = await db.Units.CountAsync(cancel) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return [];
    }

    private static IEnumerable<Unit> UnitsOf(int region, string name, RegionLevel level, DepartmentBook book)
    {
        yield return new Unit { Id = FormattableString.Invariant($"{region:D6}-government"), Name = name + "人民政府", RegionCode = region, Kind = UnitKind.Government };
        foreach (var department in book.All.Where(d => level != RegionLevel.County || !NotInCounties.Contains(d.Word)))
        {
            yield return new Unit
            {
                Id = department.UnitIn(region),
                Name = name + (level == RegionLevel.Province && department.ProvinceSuffix.Length > 0 ? department.ProvinceSuffix : department.Suffix),
                RegionCode = region,
                Department = department.Word,
                Kind = department.Word == "教育督导" ? UnitKind.SupervisionOffice : UnitKind.Department,
            };
        }
    }

    // One person an account of a government, with the post that gives its role.
    private static async Task PeopleAsync(AppDb db, CancellationToken cancel)
    {
        var names = DemoAccounts.All.Where(a => a.Grant.RegionCode != 0).ToDictionary(a => a.Name, StringComparer.Ordinal);
        var accounts = await db.Accounts.Where(a => names.Keys.Contains(a.Name)).OrderBy(a => a.Name).ToListAsync(cancel);
        var today = new DateOnly(2024, 1, 1);
        foreach (var account in accounts)
        {
            var grant = names[account.Name].Grant;
            var person = new PersonRecord { Name = account.DisplayName, RegionCode = grant.RegionCode, Mail = account.Name + "@demo.invalid", Active = true };
            var post = new PostRecord
            {
                UnitId = grant.Unit ?? FormattableString.Invariant($"{grant.RegionCode:D6}-government"),
                RegionCode = grant.RegionCode,
                Title = Roles.Find(grant.Role)?.NameZh ?? grant.Role,
                Role = grant.Role,
                IsHead = grant.Role == Roles.Checker.Id,
            };
            db.AddRange(person, post);
            await db.SaveChangesAsync(cancel);
            db.Appointments.Add(new AppointmentRecord { PersonId = person.Id, PostId = post.Id, From = today });
            account.PersonId = person.Id;
        }
        await db.SaveChangesAsync(cancel);
    }
}
