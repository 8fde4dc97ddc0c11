using Hengjian.Audit.Reading;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.ReportDesk.Comparing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Narratives;

/// <summary>The page of a part's texts, what is shown anew while writing, and versions beside each other.</summary>
internal static class NarrativeDeskEndpoints
{
    internal static void MapNarrativeDesk(this IEndpointRouteBuilder app)
    {
        app.MapGet(NarrativeRoutes.WorkPattern, ShowAsync).Requires(Permission.ViewWork);
        app.MapGet(NarrativeRoutes.WorkPattern + "/audit", AuditAsync).Requires(Permission.ViewWork);
        app.MapGet(NarrativeRoutes.WorkPattern + "/presence", PresenceAsync).Requires(Permission.ViewWork);
        app.MapGet(NarrativeRoutes.BlockPattern + "/versions", VersionsAsync).Requires(Permission.ViewWork);
    }

    private static async Task<IResult> ShowAsync(long id, NarrativeDoor door, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        return book is null ? instead! : Pages.Show<NarrativePage>(new { Model = await door.ModelAsync(book, cancel) });
    }

    // The printed texts with their flags, for a page that is being written.
    private static async Task<IResult> AuditAsync(long id, NarrativeDoor door, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        return book is null ? instead! : Pages.Show<NarrativeAuditPart>(new { Model = await door.ModelAsync(book, cancel) });
    }

    private static async Task<IResult> PresenceAsync(long id, NarrativeDoor door, AppDb db, TimeProvider clock, Viewer viewer, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        if (book is null) return instead!;
        var desk = await NarrativeDesk.OfAsync(db, book, clock.GetUtcNow(), cancel);
        return TypedResults.Json(desk.Blocks.Select(b => new
        {
            kind = NarrativeRoutes.Id(b.Kind),
            version = b.Version,
            by = b.Current?.By,
            writer = b.Lock is { } held && held.By != viewer.Principal.Account ? held.By : null,
            until = b.Lock is { } l ? Components.ChineseText.Moment(l.Until) : null,
        }));
    }

    private static async Task<IResult> VersionsAsync(long id, string kind, int? from, int? to, NarrativeDoor door, NarrativeLibrary library, AppDb db, CancellationToken cancel)
    {
        var (book, instead) = await door.FindAsync(id, Permission.ViewWork, cancel);
        if (book is null) return instead!;
        // Earlier versions are the unit's own affair.
        if (NarrativeRoutes.Kind(kind) is not { } which || !door.IsOwn(book)) return Pages.NotFound();
        var versions = await library.VersionsAsync(id, which, cancel);
        var after = versions.FirstOrDefault(v => v.Number == to) ?? (versions.Count > 0 ? versions[0] : null);
        var before = versions.FirstOrDefault(v => v.Number == from) ?? versions.FirstOrDefault(v => v.Number == (after?.Number ?? 0) - 1);
        var pairs = after is null || before is null ? [] : TextComparison.Of(PlainReader.Read("旧", before.Text), PlainReader.Read("新", after.Text), cancel).Pairs;
        return Pages.Show<VersionsPage>(new { Book = book, Kind = which, Versions = versions, Before = before, After = after, Pairs = pairs, StandIns = await StandIns.OfRegionAsync(db, book.Part.RegionCode, cancel) });
    }
}
