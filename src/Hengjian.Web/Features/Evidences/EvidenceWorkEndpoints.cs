using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Packages;
using Hengjian.Web.Doors;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Evidences;

/// <summary>Evidence of a unit's part as its page shows it.</summary>
/// <param name="Book">The part.</param>
/// <param name="Unit">Name of its unit.</param>
/// <param name="Board">Slots with what lies in them.</param>
/// <param name="May">Whether this person may add evidence now.</param>
/// <param name="Own">Evidence of the unit that may be used, newest first.</param>
public sealed record EvidenceWorkModel(PartBook Book, string Unit, SlotBoard Board, Decision May, IReadOnlyList<EvidenceRow> Own)
{
    /// <summary>Codes of the slots that take evidence now.</summary>
    public IReadOnlySet<string> OpenSlots { get; init; } = new HashSet<string>();

    /// <summary>Further evidence is taken.</summary>
    public bool MayMore { get; init; }
}

/// <summary>佐证 of a unit's part: what is asked, what is there, files into each slot.</summary>
internal static class EvidenceWorkEndpoints
{
    private const int MostOwn = 300;

    internal static void MapEvidenceWork(this IEndpointRouteBuilder app) => app.MapGet(EvidenceRoutes.WorkPattern, ShowAsync).Requires(Permission.ViewEvidence);

    private static async Task<IResult> ShowAsync(long id, AppDb db, PartBooks parts, Viewer viewer, WorkDoor door, OwnUnits units, SealedEvidence handedUp, CancellationToken cancel)
    {
        var book = await parts.FindAsync(db, id, cancel);
        if (!door.Open(book?.Part, Permission.ViewEvidence, Permission.ViewEvidence).TryGet(out var part, out var instead)) return instead;
        var right = viewer.Decide(Permission.UploadEvidence, AccessObject.Of(part));
        var gate = await EditGates.ReadAsync(db, id, cancel);
        Decision MayAt(EditTarget target) => right.Allowed && gate is not null ? EditGate.May(gate, target) : right;
        // A slot may have come back alone.
        var board = await SlotBoard.OfAsync(db, book!, cancel);
        // That there is a newer version nobody has handed on is the unit's own affair.
        if (!viewer.Decide(Permission.ViewEvidence, AccessObject.Of(part) with { Openness = Openness.Unit }).Allowed) board = board.WithoutNewer();
        var open = board.Slots.Select(s => s.Slot.Code).Where(c => MayAt(new EditTarget.SlotOf(part.Item, c)).Allowed).ToHashSet(StringComparer.Ordinal);
        var more = MayAt(new EditTarget.Whole(part.Item));
        var may = open.Count > 0 ? Decision.Yes : more;
        var own = may.Allowed
            ? (await EvidenceReader.ListAsync(db, viewer.WorkScopeOf(Permission.UploadEvidence), handedUp, cancel)).Where(r => r.Item.UnitId == part.UnitId).Take(MostOwn).ToList() : [];
        var names = await units.NamesAsync([part.UnitId], cancel);
        return Pages.Show<EvidenceWorkPage>(new { Model = new EvidenceWorkModel(book!, names(part.UnitId), board, may, own) { OpenSlots = open, MayMore = more.Allowed } });
    }
}
