using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Packages;
using Hengjian.Kernel;
using Hengjian.Web.Doors;
using Hengjian.Web.Features.Evidences;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Narratives;

/// <summary>Texts of a unit's part as their page shows them.</summary>
/// <param name="Desk">The blocks.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="May">Whether this person may write any of it now.</param>
/// <param name="MayComment">Whether this person may comment.</param>
/// <param name="Value">What stands for tokens.</param>
/// <param name="Flags">What the audit says.</param>
/// <param name="Offered">Figures that can be put in.</param>
/// <param name="Evidence">Evidence of the unit that can be cited.</param>
public sealed record NarrativeModel(
    NarrativeDesk Desk, string Unit, Decision May, bool MayComment, Func<Hengjian.Domain.Narratives.TextToken, Hengjian.Domain.Narratives.TokenValue> Value,
    IReadOnlyList<NarrativeFlag> Flags, IReadOnlyList<OfferedFigure> Offered, IReadOnlyList<EvidenceRow> Evidence)
{
    /// <summary>A text that was not stored, with why; null for none.</summary>
    public RefusedText? Refused { get; init; }

    /// <summary>Whoever looks is of the unit: earlier versions and remarks are shown.</summary>
    public bool Own { get; init; }

    /// <summary>This person checks the unit's work: may let a flag stand.</summary>
    public bool MaySee { get; init; }

    /// <summary>Sign-in name of who looks.</summary>
    public string Account { get; init; } = "";

    /// <summary>Whether this person may write a block now.</summary>
    public Func<NarrativeBlock, Decision> MayBlock { get; init; } = _ => Decision.Yes;
}

/// <summary>A text that was not stored: it stays in its field.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Base">Number of the version the next save is over.</param>
/// <param name="Why">What kept it.</param>
/// <param name="Merge">Both texts, when they conflict; null otherwise.</param>
public sealed record RefusedText(Hengjian.Domain.Narratives.NarrativeText Text, int Base, IReadOnlyList<Problem> Why, MergedText? Merge)
{
    /// <summary>The field holds words the server does not have; false when it is the stored text and something else was refused.</summary>
    public bool Unsaved { get; init; } = true;
}

/// <summary>The door of texts.</summary>
public sealed class NarrativeDoor(AppDb db, Viewer viewer, WorkDoor door, PartBooks parts, TokenValues values, OwnUnits units, SealedEvidence handedUp, TimeProvider clock, RoundChoice choice)
{
    private const int MostEvidence = 100;

    /// <summary>The part, or what to answer instead: 404 when it is not there for this person.</summary>
    public async Task<(PartBook? Book, IResult? Instead)> FindAsync(long id, Permission permission, CancellationToken cancel)
    {
        var book = await parts.FindAsync(db, id, cancel);
        return door.Open(book?.Part, permission).TryGet(out _, out var instead) ? (book, null) : (null, instead);
    }

    /// <summary>All of the page.</summary>
    public async Task<NarrativeModel> ModelAsync(PartBook book, CancellationToken cancel)
    {
        var desk = await NarrativeDesk.OfAsync(db, book, clock.GetUtcNow(), cancel);
        choice.Show(book.Round);
        var asked = AccessObject.Of(book.Part, book.Round.Stage);
        var right = viewer.Decide(Permission.WriteNarrative, AccessObject.Of(book.Part));
        var gate = await EditGates.ReadAsync(db, book.Part.Id, cancel);
        // What is written anew needs the whole item open; a block may have come back alone.
        Decision MayBlock(NarrativeBlock block) => right.Allowed && gate is not null ? EditGate.May(gate, new EditTarget.Block(block.Block?.Id ?? 0)) : right;
        var decisions = desk.Blocks.Select(MayBlock).ToList();
        var may = decisions.Exists(d => d.Allowed) ? Decision.Yes : decisions[0];
        var eyes = new TokenEyes(viewer.WorkScopeOf(Permission.ViewWork));
        var value = await values.OfAsync(db, book, desk.Blocks.Select(b => b.Text.Text), eyes, cancel);
        var flags = NarrativeAudit.Of([.. desk.Blocks.Select(b => b.Text)], value, await NarrativeServices.BeforeAsync(db, book, cancel), cancel);
        var offered = may.Allowed ? await values.OfferAsync(db, book, eyes, cancel) : [];
        var evidence = may.Allowed ? (await EvidenceReader.ListAsync(db, viewer.WorkScopeOf(Permission.UploadEvidence), handedUp, cancel)).Where(e => e.Item.UnitId == book.Part.UnitId).Take(MostEvidence).ToList() : [];
        var comments = right.Allowed || viewer.Decide(Permission.CheckSubmission, asked).Allowed || viewer.Decide(Permission.MergeWork, AccessObject.Of(book.Part)).Allowed;
        // What is said inside a unit is not for those to whom it hands on its text.
        if (!IsOwn(book)) desk = desk with { Blocks = [.. desk.Blocks.Select(b => b with { Comments = [.. b.Comments.Where(c => c.Comment.By == viewer.Principal.Account)] })] };
        return new NarrativeModel(desk, (await units.NamesAsync([book.Part.UnitId], cancel))(book.Part.UnitId), may, comments, value, flags, offered, evidence)
        {
            Account = viewer.Principal.Account,
            Own = IsOwn(book),
            MayBlock = MayBlock,
            MaySee = book.Part.State == ContributionState.HandedToCheck && book.Part.HandedBy != viewer.Principal.Account
                && viewer.Decide(Permission.CheckSubmission, asked).Allowed,
        };
    }

    /// <summary>Whether the part is of this person's own unit: how its texts came about concerns nobody else.</summary>
    public bool IsOwn(PartBook book) => viewer.Decide(Permission.ViewWork, book.Asked with { Openness = Openness.Unit }).Allowed;
}
