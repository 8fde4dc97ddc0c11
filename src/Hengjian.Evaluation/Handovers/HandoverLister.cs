using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Handovers;

/// <summary>
/// Reads what one person of a unit answers for today. States that change by themselves (a lock of three minutes, how far a part has got) are not in
/// it: a list is void when something was added to or taken from the person's duties, not when a colleague pressed a button.
/// </summary>
/// <param name="db">Read only, or with the transaction of the deed.</param>
/// <param name="unit">The unit.</param>
/// <param name="giver">Whose duties, with the grants.</param>
/// <param name="book">The roles in force.</param>
/// <param name="today">In Beijing.</param>
/// <param name="now">The moment.</param>
internal sealed class HandoverLister(AppDb db, Unit unit, Account giver, RoleBook book, DateOnly today, DateTimeOffset now)
{
    // Texts are columns of the list: what is longer is cut, the number beside it leads to the whole.
    private const int LongestText = 120;

    /// <summary>The entries by kind, then by number.</summary>
    public async Task<IReadOnlyList<HandoverEntry>> ReadAsync(CancellationToken cancel)
    {
        var posts = await PostsAsync(cancel);
        var grants = await GrantsAsync(posts, cancel);
        var own = grants.Exists(g => g.Unit is not null) || posts.Exists(p => book.Find(p.Post.Role) is { NeedsUnit: true }) || grants.Count + posts.Count == 0;
        List<HandoverEntry> entries =
        [
            .. posts.Select(p => new HandoverEntry(HandoverKind.Post, Id("appointment", p.Appointment.Id), p.Post.Title + (p.SubstituteFor is { } other ? $"（代{other}）" : ""), p.Appointment.To)),
            .. grants.Select(g => new HandoverEntry(HandoverKind.Right, Id("grant", g.Id), book.NameOf(g.Role) + (g.Unit is null ? "（本级）" : "（本单位）"), g.ValidTo)),
            // Work of the unit belongs to whoever works for the unit; a lead's is in the tasks.
            .. own ? await PartsAsync(cancel) : [],
            .. await DraftsAsync(cancel),
            .. await TextsAsync(cancel),
            .. await QuestionsAsync(cancel),
            .. await UploadsAsync(cancel),
            .. await TasksAsync(grants, own, cancel),
        ];
        return [.. entries.OrderBy(e => e.Kind).ThenBy(e => e.Number).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private sealed record Held(AppointmentRecord Appointment, PostRecord Post, string? SubstituteFor);

    private async Task<List<Held>> PostsAsync(CancellationToken cancel)
    {
        if (giver.PersonId is not { } person) return [];
        var found = await (
            from appointment in db.Appointments.AsNoTracking()
            where appointment.PersonId == person && appointment.From <= today && (appointment.To == null || appointment.To >= today)
            join post in db.Posts.AsNoTracking() on appointment.PostId equals post.Id
            where post.UnitId == unit.Id
            orderby appointment.Id
            select new { appointment, post, other = db.People.Where(p => p.Id == appointment.SubstituteFor).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancel);
        return [.. found.Select(f => new Held(f.appointment, f.post, f.other))];
    }

    /// <summary>
    /// Rights held for the unit. Those of the whole government belong to the unit whose post gives them; where no post does, to the government
    /// itself. The three administrations are handed over by nobody.
    /// </summary>
    private async Task<List<AccountGrant>> GrantsAsync(List<Held> posts, CancellationToken cancel)
    {
        var person = giver.PersonId;
        var elsewhere = person is null ? [] : await db.Posts.AsNoTracking()
            .Where(p => p.UnitId != unit.Id && db.Appointments.Any(a => a.PostId == p.Id && a.PersonId == person)).ToListAsync(cancel);
        return [.. giver.Grants.Where(g => !g.IsOver(now) && !SeparationOfDuties.IsAdministration(g.Role)).OrderBy(g => g.Id).Where(g =>
            g.Unit is { } named ? named == unit.Id
            : g.RegionCode == unit.RegionCode && (posts.Exists(p => AppointmentDesk.GrantOf(p.Post, book) == g.ToGrant())
                || (unit.Kind == UnitKind.Government && !elsewhere.Exists(p => AppointmentDesk.GrantOf(p, book) == g.ToGrant()))))];
    }

    private async Task<IEnumerable<HandoverEntry>> PartsAsync(CancellationToken cancel)
    {
        ContributionState[] over = [ContributionState.Checked, ContributionState.Merged];
        var parts = await db.Contributions.AsNoTracking().Where(c => c.UnitId == unit.Id && !over.Contains(c.State))
            .Select(c => new { c.Id, c.Item, c.Due, Title = db.WorkTasks.Where(t => t.Link == "/work/" + c.Id && t.UnitId == unit.Id).OrderBy(t => t.Id).Select(t => t.Title).FirstOrDefault() })
            .ToListAsync(cancel);
        return parts.Select(p => new HandoverEntry(HandoverKind.Part, Id("part", p.Id), Cut(TitleOf(p.Title) ?? "条目 " + p.Item), p.Due));
    }

    // 填报：4.1 教育投入 → 4.1 教育投入: what is to be done with it changes from day to day.
    private static string? TitleOf(string? task) => task?[(task.IndexOf('：', StringComparison.Ordinal) + 1)..];

    private async Task<IEnumerable<HandoverEntry>> DraftsAsync(CancellationToken cancel)
    {
        var drafts = await (
            from sheet in db.FillSheets.AsNoTracking()
            where sheet.UnitId == unit.Id
            join cell in db.Cells.AsNoTracking() on sheet.Id equals cell.SheetId
            where cell.SealedRevisionId == null
            join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
            where revision.By == giver.Name
            group cell by new { sheet.Id, sheet.Kind, sheet.Period } into g
            select new { g.Key.Id, g.Key.Kind, g.Key.Period, Count = g.Count() }).ToListAsync(cancel);
        return drafts.Select(d => new HandoverEntry(
            HandoverKind.Draft, Id("sheet", d.Id), string.Create(CultureInfo.InvariantCulture, $"{ImportKinds.Parse(d.Kind)?.NameZh() ?? d.Kind} {d.Period}：{d.Count} 格")));
    }

    private async Task<IEnumerable<HandoverEntry>> TextsAsync(CancellationToken cancel)
    {
        var texts = await OwnBlocks().Select(b => new { b.Id, b.Kind, b.Item, b.Due }).ToListAsync(cancel);
        return texts.Select(t => new HandoverEntry(HandoverKind.Text, Id("block", t.Id), $"条目 {t.Item} {t.Kind.NameOf()}", t.Due));
    }

    private sealed class OwnBlock
    {
        public long Id { get; init; }
        public NarrativeKind Kind { get; init; }
        public required string Item { get; init; }
        public DateOnly? Due { get; init; }
    }

    // Blocks of unmerged parts of the unit whose present version the giver wrote.
    private IQueryable<OwnBlock> OwnBlocks() =>
        from part in db.Contributions.AsNoTracking()
        where part.UnitId == unit.Id && part.State != ContributionState.Merged
        join block in db.NarrativeBlocks.AsNoTracking() on part.Id equals block.ContributionId
        where block.Current != null && db.BlockVersions.Any(v => v.Id == block.Current && v.By == giver.Name)
        select new OwnBlock { Id = block.Id, Kind = block.Kind, Item = part.Item, Due = part.Due };

    // Whose and where, never the words: a lead who prepares the list for somebody who has left may not read the unit's drafts.
    private async Task<IEnumerable<HandoverEntry>> QuestionsAsync(CancellationToken cancel)
    {
        var passages = await (
            from comment in db.PassageComments.AsNoTracking()
            where comment.ResolvedAt == null
            join block in db.NarrativeBlocks.AsNoTracking() on comment.BlockId equals block.Id
            join part in db.Contributions.AsNoTracking() on block.ContributionId equals part.Id
            where part.UnitId == unit.Id && (comment.By == giver.Name || db.BlockVersions.Any(v => v.Id == block.Current && v.By == giver.Name))
            select new { comment.Id, part.Item, block.Kind }).ToListAsync(cancel);
        var cells = await (
            from comment in db.CellComments.AsNoTracking()
            where comment.AnsweredAt == null
            join sheet in db.FillSheets.AsNoTracking() on comment.SheetId equals sheet.Id
            where sheet.UnitId == unit.Id && (comment.By == giver.Name
                || db.Cells.Any(x => x.RowId == comment.RowId && x.Element == comment.Element && db.CellRevisions.Any(r => r.Id == x.RevisionId && r.By == giver.Name)))
            select new { comment.Id, sheet.Kind, sheet.Period }).ToListAsync(cancel);
        return passages.Select(c => new HandoverEntry(HandoverKind.Question, Id("passage", c.Id), $"文字批注：条目 {c.Item} {c.Kind.NameOf()}"))
            .Concat(cells.Select(c => new HandoverEntry(
                HandoverKind.Question, Id("remark", c.Id), string.Create(CultureInfo.InvariantCulture, $"数据批注：{ImportKinds.Parse(c.Kind)?.NameZh() ?? c.Kind} {c.Period}"))));
    }

    private async Task<IEnumerable<HandoverEntry>> UploadsAsync(CancellationToken cancel)
    {
        UploadState[] open = [UploadState.Begun, UploadState.Receiving, UploadState.Hashing];
        var uploads = await db.Uploads.AsNoTracking().Where(u => u.UnitId == unit.Id && u.By == giver.Name && open.Contains(u.State))
            .Select(u => new { u.Id, u.Size, u.Expires }).ToListAsync(cancel);
        return uploads.Where(u => u.Expires > now).Select(u => new HandoverEntry(
            HandoverKind.Upload, "upload:" + u.Id.ToString("N"), string.Create(CultureInfo.InvariantCulture, $"一个 {Math.Max(0.1, u.Size / 1048576.0):0.#} MB 的文件")));
    }

    // Tasks the rights of this unit show, and those given to the person by name. Parts stand in the list already.
    private async Task<IEnumerable<HandoverEntry>> TasksAsync(List<AccountGrant> grants, bool own, CancellationToken cancel)
    {
        var there = new Principal(giver.Name, giver.DisplayName, [.. grants.Where(g => g.IsInForce(now)).Select(g => g.ToGrant())]) { Book = book };
        var shown = await (await TaskBoxes.QueryAsync(db, there, TaskBox.Todo, cancel)).AsNoTracking().ToListAsync(cancel);
        var named = giver.PersonId is { } person
            ? await db.WorkTasks.AsNoTracking().Where(t => t.PersonId == person && t.DoneAt == null && t.UnitId == unit.Id).ToListAsync(cancel) : [];
        return shown.Concat(named).Where(t => t.Kind != Domain.Tasks.TaskKinds.Handover && !(own && t.UnitId == unit.Id && t.Link.StartsWith("/work/", StringComparison.Ordinal)))
            .DistinctBy(t => t.Id).Select(t => new HandoverEntry(HandoverKind.Task, Id("task", t.Id), Cut(t.Title) + (t.PersonId is null ? "" : "（指定本人）"), t.Due));
    }

    private static string Cut(string text) => ShortText.Cut(text.ReplaceLineEndings(" "), LongestText);

    private static string Id(string what, long number) => string.Create(CultureInfo.InvariantCulture, $"{what}:{number}");
}
