using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Notices;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Notices;

/// <summary>Reading, sending and confirming notices.</summary>
internal static class NoticeEndpoints
{
    // Who reads for several units has one line for a notice, not one for each unit.
    internal static async Task<IResult> ListAsync(AppDb db, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        var found = await notices.ReceivedAsync(viewer.Principal, cancel);
        var name = await NamesAsync(db, [.. found.Select(f => f.Receipt)], cancel);
        return Pages.Show<NoticeListPage>(new
        {
            Received = found.GroupBy(f => f.Notice.Id).Select(g => (
                g.First().Notice, (IReadOnlyList<NoticeReceiptRecord>)[.. g.Select(f => f.Receipt)], (IReadOnlyList<string>)[.. g.Select(f => name(f.Receipt))])).ToList(),
        });
    }

    internal static Task<IResult> NewAsync(AppDb db, NoticeLibrary notices, Viewer viewer, CancellationToken cancel) =>
        FormAsync(new NoticeDraft(0, 0, "", "", "", true, false, []), [], db, notices, viewer, cancel);

    internal static async Task<IResult> SendAsync(
        [FromForm] IFormCollection form, AppDb db, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        string Text(string key) => form[key].FirstOrDefault() ?? "";
        var round = (await RoundsAsync(db, viewer, cancel)).FirstOrDefault(r => r.Id.ToString(CultureInfo.InvariantCulture) == Text("round"));
        var draft = new NoticeDraft(
            round?.RegionCode ?? -1, round?.Id ?? 0, Text("number"), Text("title"), Text("body").Replace("\r\n", "\n", StringComparison.Ordinal),
            Text("governments") == "true", Text("below") == "true", [.. form["departments"].OfType<string>()]);
        if (round is null) return Pages.NotFound();
        var sent = await notices.SendAsync(draft, viewer.Principal, cancel);
        return sent.TryGet(out var notice) ? Pages.Back(AddressOf(notice.Id)) : await FormAsync(draft, sent.Problems, db, notices, viewer, cancel);
    }

    internal static async Task<IResult> ShowAsync(long id, AppDb db, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        var found = await notices.FindAsync(id, cancel);
        if (!found.TryGet(out var both)) return Pages.NotFound();
        var sends = viewer.Decide(Permission.SendNotice, both.Notice.RegionCode).Allowed;
        var own = both.Receipts.Where(r => NoticeLibrary.IsFor(r, viewer.Principal)).ToList();
        if (!sends && (own.Count == 0 || both.Notice.State != NoticeState.Sent)) return Pages.NotFound();
        // Opening is a deed: the first one of each unit is kept with who and when.
        if (own.Exists(r => r.OpenedAt is null) && both.Notice.State == NoticeState.Sent) await notices.OpenAsync(id, viewer.Principal, cancel);
        return Pages.Show<NoticePage>(new
        {
            both.Notice,
            Receipts = sends ? both.Receipts : own,
            Sends = sends,
            Waits = own.Exists(r => r.AcknowledgedAt is null),
            NameOf = await NamesAsync(db, both.Receipts, cancel),
        });
    }

    private static async Task<Func<NoticeReceiptRecord, string>> NamesAsync(AppDb db, IReadOnlyList<NoticeReceiptRecord> receipts, CancellationToken cancel)
    {
        var units = receipts.Select(r => r.UnitId).Distinct().ToList();
        var codes = receipts.Select(r => r.RegionCode).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var regions = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode) && r.ValidTo == null).ToListAsync(cancel)).ToDictionary(r => r.RegionCode, r => r.Name);
        return r => NoticeLibrary.IsGovernment(r) ? regions.GetValueOrDefault(r.RegionCode, "") + "（自评牵头）" : names.GetValueOrDefault(r.UnitId, r.UnitId);
    }

    internal static async Task<IResult> AcknowledgeAsync(long id, [FromForm] IFormCollection _, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        var done = await notices.AcknowledgeAsync(id, viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(AddressOf(id)) : Pages.NotFound();
    }

    internal static async Task<IResult> WithdrawAsync(long id, [FromForm] IFormCollection _, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        var found = await notices.FindAsync(id, cancel);
        if (!found.TryGet(out var both) || !viewer.Decide(Permission.SendNotice, both.Notice.RegionCode).Allowed) return Pages.NotFound();
        await notices.WithdrawAsync(id, viewer.Principal, cancel);
        return Pages.Back(AddressOf(id));
    }

    private static async Task<IResult> FormAsync(
        NoticeDraft draft, IReadOnlyList<Problem> problems, AppDb db, NoticeLibrary notices, Viewer viewer, CancellationToken cancel)
    {
        var departments = CollectionLoader.Departments();
        return Pages.Show<NewNoticePage>(
            new
            {
                Draft = draft,
                Rounds = await RoundsAsync(db, viewer, cancel),
                Departments = departments.IsOk ? departments.Value.All.Select(d => d.Word).ToList() : [],
                Sent = await notices.SentAsync(viewer.ScopeOf(Permission.SendNotice), cancel),
                Problems = problems,
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static Task<List<RoundRecord>> RoundsAsync(AppDb db, Viewer viewer, CancellationToken cancel) => db.Rounds.AsNoTracking()
        .InScope(viewer.ScopeOf(Permission.SendNotice)).Where(r => r.Stage == ProcessStage.Open && db.RoundPlans.Any(p => p.RoundId == r.Id))
        .OrderByDescending(r => r.Year).ThenBy(r => r.Id).ToListAsync(cancel);

    private static string AddressOf(long id) => $"{NoticesFeature.Root}/{id.ToString(CultureInfo.InvariantCulture)}";
}
