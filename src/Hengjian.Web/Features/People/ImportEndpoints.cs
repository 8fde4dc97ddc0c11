using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.People;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.People;

/// <summary>
/// Units, posts and people from one xlsx: looked at first, stored then. The page carries the file between the two, so nothing is kept of one that was
/// not confirmed.
/// </summary>
internal static class ImportEndpoints
{
    internal static void MapPeopleImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeopleFeature.Import, Show).Requires(Permission.ManagePeople);
        app.MapGet(PeopleFeature.Import + "/template", TemplateAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.Import, LookAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.Import + "/store", StoreAsync).Requires(Permission.ManagePeople);
        app.MapPost(PeopleFeature.Import + "/errors", ErrorsAsync).Requires(Permission.ManagePeople);
    }

    private static IResult Show(int? region, Viewer viewer) => Page(region ?? FirstOf(viewer), [], null, "", "");

    private static int FirstOf(Viewer viewer) => viewer.ScopeOf(Permission.ManagePeople).Ranges.Select(r => r.From).DefaultIfEmpty(0).Min();

    private static IResult Page(int region, IReadOnlyList<Problem> problems, PeopleImport? import, string name, string content) => Pages.Show<ImportPage>(
        new { Region = region, Problems = problems, Import = import, Name = name, Content = content },
        problems.Count > 0 || import?.Issues.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static async Task<IResult> TemplateAsync(int? region, AppDb db, Viewer viewer, TimeProvider clock, AuditedFiles files, CancellationToken cancel)
    {
        var code = region ?? FirstOf(viewer);
        if (!viewer.ScopeOf(Permission.ManagePeople).Contains(code)) return Pages.NotFound();
        if (!CollectionLoader.Departments().TryGet(out var departments)) return Pages.NotFound();
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var units = (await db.Units.AsNoTracking().Where(u => u.RegionCode == code).OrderBy(u => u.Id).ToListAsync(cancel)).Where(u => u.Exists(today)).ToList();
        var ids = units.Select(u => u.Id).ToList();
        var posts = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.UnitId) && (p.ValidTo == null || p.ValidTo >= today)).OrderBy(p => p.UnitId).ThenBy(p => p.Id).ToListAsync(cancel);
        var held = posts.Select(p => p.Id).ToList();
        var holders = await (
            from appointment in db.Appointments.AsNoTracking()
            where held.Contains(appointment.PostId) && (appointment.To == null || appointment.To >= today)
            join post in db.Posts.AsNoTracking() on appointment.PostId equals post.Id
            join person in db.People.AsNoTracking() on appointment.PersonId equals person.Id
            orderby post.UnitId, post.Id, appointment.Id
            select new { person, post, appointment }).ToListAsync(cancel);
        var names = await db.People.AsNoTracking().Where(p => db.Appointments.Any(a => a.SubstituteFor == p.Id && held.Contains(a.PostId))).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var stream = new MemoryStream();
        PeopleTemplate.Write(stream, units, posts, [.. holders.Select(h => (h.person, h.post, h.appointment))], names, departments, viewer.Principal.Book);
        stream.Position = 0;
        return await files.StreamAsync(stream, AuditedFiles.Xlsx, $"单位岗位人员_{code:D6}.xlsx", "download-template", "template:people", cancel);
    }

    private static async Task<IResult> LookAsync([FromForm] int? region, IFormFile? file, PeopleLibrary people, Viewer viewer, CancellationToken cancel)
    {
        var code = region ?? FirstOf(viewer);
        if (file is not { Length: > 0 and <= PeopleSheets.MostBytes }) return Page(code, [PeopleProblems.NoFile(PeopleSheets.MostBytes / 1024 / 1024)], null, "", "");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        content.Position = 0;
        var name = Path.GetFileName(file.FileName);
        var looked = await people.ImportAsync(content, name, viewer.Principal, store: false, cancel);
        return looked.TryGet(out var import)
            ? Page(code, [], import, name, Convert.ToBase64String(content.ToArray()))
            : Page(code, looked.Problems, null, "", "");
    }

    private static async Task<IResult> StoreAsync([FromForm] int? region, [FromForm] string? name, [FromForm] string? content, PeopleLibrary people, Viewer viewer, CancellationToken cancel)
    {
        var code = region ?? FirstOf(viewer);
        if (Bytes(content) is not { } bytes) return Page(code, [PeopleFormProblems.NoFile()], null, "", "");
        using var file = new MemoryStream(bytes);
        var stored = await people.ImportAsync(file, Short(name), viewer.Principal, store: true, cancel);
        if (!stored.TryGet(out var import)) return Page(code, stored.Problems, null, "", "");
        if (import.Issues.Count > 0) return Page(code, [], import, Short(name), content!);
        return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{PeopleFeature.Units}?region={code:D6}&added={import.Added}&changed={import.Changed}&same={import.Same}"));
    }

    private static async Task<IResult> ErrorsAsync(
        [FromForm] string? name, [FromForm] string? content, PeopleLibrary people, Viewer viewer, AuditedFiles files, CancellationToken cancel)
    {
        if (Bytes(content) is not { } bytes) return Pages.NotFound();
        using var file = new MemoryStream(bytes);
        var looked = await people.ImportAsync(file, Short(name), viewer.Principal, store: false, cancel);
        if (!looked.TryGet(out var import)) return Pages.NotFound();
        var copy = new MemoryStream();
        PeopleTemplate.WriteErrors(copy, file, import);
        copy.Position = 0;
        return await files.StreamAsync(copy, AuditedFiles.Xlsx, Path.GetFileNameWithoutExtension(Short(name)) + "-错误标注.xlsx", "download-marked-copy", "template:people", cancel);
    }

    private static byte[]? Bytes(string? content)
    {
        if (string.IsNullOrEmpty(content) || content.Length > PeopleSheets.MostBytes * 4L / 3 + 8) return null;
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length) ? bytes[..length] : null;
    }

    private static string Short(string? name) => name is { Length: > 0 } ? Path.GetFileName(name)[..Math.Min(100, Path.GetFileName(name).Length)] : "单位岗位人员.xlsx";
}
