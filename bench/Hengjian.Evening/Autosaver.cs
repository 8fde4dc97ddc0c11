using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Hengjian.Data.Records;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>Types into a sheet of its own as fast as answers come; after a crash it sends the same operations again, as the page's journal does.</summary>
internal sealed class Autosaver(Clerk clerk, ClerkSession session, int seed, AckJournal journal) : KillClient($"autosave {clerk.Name}", journal)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, long> bases = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (CellChange Change, long Revision)> acknowledged = [];
    private List<CellChange> waiting = [];
    private int typed;

    protected override async Task StepAsync(CancellationToken cancel)
    {
        if (waiting.Count == 0) waiting = Type();
        Sent(waiting);
        using var body = JsonContent.Create(new { client = Guid.NewGuid(), ops = waiting });
        var (status, text) = await session.SendAsync(HttpMethod.Post, $"/fill/{clerk.Sheet}/ops", body, cancel);
        if (status != HttpStatusCode.OK)
        {
            Fault($"{(int)status}: {text[..Math.Min(text.Length, 200)]}");
            return;
        }
        var answer = SaveAnswer.Read(text);
        if (answer.Conflicts.Count + answer.Refused.Count > 0 || answer.Acknowledged.Count != waiting.Count) Fault(text);
        Acked(answer.Acknowledged.Select(a => new { a.Op, a.Revision }));
        foreach (var (op, revision) in answer.Acknowledged)
        {
            var change = waiting.First(w => w.Op == op);
            acknowledged[op] = (change, revision);
            bases[change.Element] = revision;
        }
        waiting = [];
    }

    public override async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        var stored = await db.CellRevisions.AsNoTracking().Where(r => r.SheetId == clerk.Sheet).ToListAsync(cancel);
        var byOp = stored.ToLookup(r => r.Op);
        var wrong = new List<string>();
        foreach (var (op, (change, revision)) in acknowledged)
        {
            if (byOp[op].ToList() is not [var one]) wrong.Add($"{Name}: acknowledged operation {op} is stored {byOp[op].Count()} times");
            else if (one.Id != revision || one.Text != change.Text || one.Element != change.Element || one.By != clerk.Name)
                wrong.Add($"{Name}: revision {revision} is not what was acknowledged");
        }
        var unsure = waiting.Count(w => byOp[w.Op].Any());
        if (unsure != 0 && unsure != waiting.Count) wrong.Add($"{Name}: half of a request is stored, {unsure} of {waiting.Count}");
        if (stored.Count != acknowledged.Count + unsure) wrong.Add($"{Name}: {stored.Count} revisions, {acknowledged.Count} acknowledged and {unsure} unsure");
        var cells = await db.Cells.AsNoTracking().Where(c => c.SheetId == clerk.Sheet).ToDictionaryAsync(c => c.Element, c => c.RevisionId, cancel);
        foreach (var newest in stored.GroupBy(r => r.Element).Select(g => g.MaxBy(r => r.Id)!))
        {
            if (cells.GetValueOrDefault(newest.Element) != newest.Id) wrong.Add($"{Name}: cell {newest.Element} does not show its newest revision {newest.Id}");
        }
        return wrong;
    }

    private List<CellChange> Type() =>
    [
        .. clerk.Elements.OrderBy(_ => random.Next()).Take(1 + random.Next(5)).Select(e => new CellChange(
            Guid.NewGuid(), clerk.Row, e, (1000 + ++typed).ToString(CultureInfo.InvariantCulture), bases.TryGetValue(e, out var known) ? known : null)),
    ];
}
