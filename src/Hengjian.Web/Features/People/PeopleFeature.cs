using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.People;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.People;

/// <summary>单位和人员: units of a region and who works there.</summary>
public static class PeopleFeature
{
    /// <summary>The units of a region.</summary>
    public const string Units = "/people/units";

    /// <summary>Units, posts and people from a file.</summary>
    public const string Import = "/people/import";

    /// <summary>One unit.</summary>
    public const string UnitPattern = Units + "/of/{unit}";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddHengjianPeople();
        services.AddScoped<UnitQuery>();
        services.AddSingleton(new NavEntry(NavEntry.Beside + 5, "单位和人员", Units, "person", Permission.ViewPeople));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string>
            {
                ["set-unit"] = "维护单位",
                ["set-post"] = "维护岗位",
                ["appoint"] = "任职",
                ["end-appointment"] = "结束任职",
                ["import-people"] = "批量导入单位人员",
                ["decline-rights"] = "不予授权",
                ["link-person"] = "账号对应人员",
            },
            new Dictionary<string, string> { ["unit"] = "单位", ["units"] = "单位", ["template"] = "模板" },
            new Dictionary<string, string>
            {
                ["post"] = "岗位",
                ["person"] = "人员编号",
                ["from"] = "起",
                ["to"] = "止",
                ["substituteFor"] = "代理",
                ["standsInFor"] = "代",
                ["appointment"] = "任职编号",
                ["sha256"] = "文件指纹",
                ["changed"] = "变更",
                ["unchanged"] = "不变",
            }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet(Units, ShowAsync).Requires(Permission.ViewPeople);
        app.MapUnits();
        app.MapPeopleImport();
    }

    /// <summary>Address of a unit.</summary>
    public static string AddressOf(string unit) => $"{Units}/of/{Uri.EscapeDataString(unit)}";

    private static async Task<IResult> ShowAsync(int? region, int? added, int? changed, int? same, AppDb db, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var scope = viewer.ScopeOf(Permission.ViewPeople);
        var regions = await db.Regions.AsNoTracking().InScope(scope).Where(r => r.ValidFrom <= today && (r.ValidTo == null || today < r.ValidTo))
            .OrderBy(r => r.RegionCode).ToListAsync(cancel);
        var code = region ?? regions.Select(r => r.RegionCode).FirstOrDefault();
        if (regions.Count > 0 && regions.TrueForAll(r => r.RegionCode != code)) return Pages.NotFound();
        var units = (await db.Units.AsNoTracking().Where(u => u.RegionCode == code).InScope(scope).OrderBy(u => u.Id).ToListAsync(cancel))
            .Where(u => u.Exists(today)).ToList();
        var ids = units.Select(u => u.Id).ToList();
        // Names, posts and days only: telephones stay sealed.
        var people = await (
            from post in db.Posts.AsNoTracking()
            where ids.Contains(post.UnitId)
            join appointment in db.Appointments.AsNoTracking() on post.Id equals appointment.PostId
            where appointment.From <= today && (appointment.To == null || appointment.To >= today)
            join person in db.People.AsNoTracking() on appointment.PersonId equals person.Id
            orderby post.UnitId, post.IsHead descending, person.Id
            select new UnitPerson(
                post.UnitId, person.Name, post.Title, post.IsHead, appointment.From, appointment.To,
                db.People.Where(p => p.Id == appointment.SubstituteFor).Select(p => p.Name).FirstOrDefault())).ToListAsync(cancel);
        return Pages.Show<UnitsPage>(new
        {
            Regions = regions,
            Region = code,
            Units = units,
            People = people.ToLookup(p => p.UnitId),
            May = viewer.Decide(Permission.ManagePeople, code),
            Stored = added is { } a && changed is { } c && same is { } s ? $"已写入：新增 {a}、变更 {c}、不变 {s}。任职的权限由安全管理员在“授权建议”里确认后才有。" : null,
        });
    }
}

/// <summary>Somebody who holds a post in a unit today.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Post">Title of the post.</param>
/// <param name="IsHead">单位负责人.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while no end is set.</param>
/// <param name="SubstituteFor">Name of who is stood in for.</param>
public sealed record UnitPerson(string UnitId, string Name, string Post, bool IsHead, DateOnly From, DateOnly? To, string? SubstituteFor);
