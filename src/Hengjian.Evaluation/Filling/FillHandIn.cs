using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Packages;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>The word of the figures on a unit's part: what still keeps it from being handed in, and how far its columns are open.</summary>
public sealed class FillHandIn(FillDesk desk, SheetMaker maker)
{
    private const int Shown = 20;

    /// <summary>What is missing, wrong or unanswered in the columns the part has to fill.</summary>
    public async Task<IReadOnlyList<HandInObstacle>> CheckAsync(AppDb db, long contribution, CancellationToken cancel)
    {
        var part = await db.Contributions.AsNoTracking().FirstAsync(c => c.Id == contribution, cancel);
        var columns = await ColumnsAsync(db, contribution, cancel);
        if (columns.Count == 0)
        {
            // Sheets are made when the part is first opened; who hands in unseen is sent there.
            return await maker.AsksAsync(db, contribution, cancel) ? [new HandInObstacle("数据还没有打开填报过。", Link(contribution))] : [];
        }
        // The unit's own eyes, whoever asks.
        var own = new Principal("system", "系统", [new Grant(Roles.Clerk.Id, part.RegionCode, part.UnitId)]);
        var obstacles = new List<HandInObstacle>();
        foreach (var sheet in columns.GroupBy(c => c.SheetId).OrderBy(g => g.Key))
        {
            if (await desk.FindAsync(db, sheet.Key, own, cancel) is not { } view) continue;
            var elements = sheet.Select(c => c.Element).ToHashSet(StringComparer.Ordinal);
            if (view.Sheet.Mode == SheetMode.File) obstacles.AddRange([.. OfFile(view, elements), .. await OthersAsync(db, view, cancel)]);
            var flags = view.Flags.Where(f => f.Elements.Any(elements.Contains)).ToList();
            if (flags.FindAll(f => f.Rule == SheetChecks.Missing) is { Count: > 0 } empty)
                obstacles.Add(new HandInObstacle($"{view.Title}还有 {empty.Count} 格没有填。", LinkOf(view, empty[0])));
            obstacles.AddRange(flags.Where(f => f.Rule != SheetChecks.Missing).Select(f => Of(view, f)).OfType<HandInObstacle>());
        }
        var all = obstacles.Count;
        return all <= Shown ? obstacles : [.. obstacles.Take(Shown), new HandInObstacle($"数据另有 {all - Shown} 处待处理。", Link(contribution), obstacles.Skip(Shown).Any(o => o.Blocks))];
    }

    // A table handed in whole: its file, with every column that is asked for.
    private static IEnumerable<HandInObstacle> OfFile(SheetView view, HashSet<string> elements)
    {
        var link = FormattableString.Invariant($"/fill/{view.Sheet.Id}");
        var lacking = view.Columns.Where(c => elements.Contains(c.Element.Id) && !view.Rows.Any(r => FileValue.Of(view.Find(r.Id, c.Element.Id)) is not null)).ToList();
        if (lacking.Count == 0) return [];
        return lacking.Count == elements.Count
            ? [new HandInObstacle($"{view.Title}还没有交文件。", link)]
            : [new HandInObstacle($"{view.Title}的文件里没有“{string.Join("”“", lacking.Select(c => c.Element.NameZh))}”。", link)];
    }

    // A whole table becomes facts from one file: two units that give different ones are told before it is too late to agree.
    private static async Task<IReadOnlyList<HandInObstacle>> OthersAsync(AppDb db, SheetView view, CancellationToken cancel)
    {
        var (sheet, own) = (view.Sheet, view.Cells.Values.Select(FileValue.Of).OfType<FileValue>().Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal));
        if (own.Count == 0) return [];
        var given = await (
            from other in db.FillSheets.AsNoTracking()
            join cell in db.Cells.AsNoTracking() on other.Id equals cell.SheetId
            join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
            where other.RegionCode == sheet.RegionCode && other.Kind == sheet.Kind && other.Period == sheet.Period && other.Id != sheet.Id && other.Mode == SheetMode.File
            select new { other.UnitId, Revision = revision }).ToListAsync(cancel);
        var units = given.Where(g => FileValue.Of(g.Revision) is { } file && !own.Contains(file.Sha256)).Select(g => g.UnitId).Distinct().Order(StringComparer.Ordinal).ToList();
        if (units.Count == 0) return [];
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return [new HandInObstacle(
            $"{view.Title}：{string.Join("、", units.Select(u => names.GetValueOrDefault(u, u)))}也交了文件，与本单位的不是同一个。整表只能由一个文件进入测算，请商定后各交同一个文件。", FormattableString.Invariant($"/fill/{sheet.Id}"))];
    }

    /// <summary>After a change of a part: its columns are as open as the widest part that asks for them.</summary>
    public static async Task ChangedAsync(AppDb db, long contribution, CancellationToken cancel)
    {
        var columns = await ColumnsAsync(db, contribution, cancel);
        foreach (var column in columns)
        {
            var open = await (from demand in db.SheetDemands
                              join package in db.Packages on demand.RoundId equals package.RoundId
                              join part in db.Contributions on new { PackageId = package.Id, demand.Item } equals new { part.PackageId, part.Item }
                              where demand.ColumnId == column.Id && package.RegionCode == column.RegionCode && part.UnitId == column.UnitId
                              select part.Openness).ToListAsync(cancel);
            column.Openness = open.DefaultIfEmpty(Openness.Unit).Max();
        }
        await db.SaveChangesAsync(cancel);
    }

    private static string LinkOf(SheetView view, CheckFlag flag) => FormattableString.Invariant($"/fill/{view.Sheet.Id}#c-{flag.Row}-{flag.Elements[0]}");

    private static HandInObstacle? Of(SheetView view, CheckFlag flag)
    {
        var link = LinkOf(view, flag);
        var answer = view.Answers.GetValueOrDefault(flag.Id);
        return flag.Severity switch
        {
            FlagSeverity.Error => new HandInObstacle(flag.Words, link),
            FlagSeverity.Warn when answer is null or { Reply: CheckReply.WillCorrect } => new HandInObstacle("须更正或说明：" + flag.Words, link),
            FlagSeverity.Warn when answer.Reply == CheckReply.Explained => new HandInObstacle($"已说明，待认可：{flag.Words}说明：{answer.Text}", link, Blocks: false),
            _ => null,
        };
    }

    // The columns an item of the part's round asks of the part's own unit.
    private static Task<List<SheetColumnRecord>> ColumnsAsync(AppDb db, long contribution, CancellationToken cancel) => (
        from part in db.Contributions
        join package in db.Packages on part.PackageId equals package.Id
        join demand in db.SheetDemands on new { package.RoundId, part.Item } equals new { demand.RoundId, demand.Item }
        join column in db.SheetColumns on demand.ColumnId equals column.Id
        where part.Id == contribution && column.RegionCode == part.RegionCode && column.UnitId == part.UnitId
        select column).ToListAsync(cancel);

    private static string Link(long contribution) => FormattableString.Invariant($"/fill?part={contribution}");
}
