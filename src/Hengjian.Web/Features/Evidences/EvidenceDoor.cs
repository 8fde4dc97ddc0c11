using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;

namespace Hengjian.Web.Features.Evidences;

/// <summary>Evidence as its page shows it.</summary>
/// <param name="Book">The evidence, its versions and uses.</param>
/// <param name="Unit">Name of its unit.</param>
/// <param name="MayChange">Whether this person may add versions and change what is said of it.</param>
/// <param name="Alike">The same file or picture in other evidence this person may see.</param>
/// <param name="AlikeWords">What is said of those they may not see.</param>
public sealed record EvidenceModel(EvidenceBook Book, string Unit, Decision MayChange, IReadOnlyList<LookAlike> Alike, IReadOnlyList<string> AlikeWords)
{
    /// <summary>Why what is said of it cannot be changed now, in words; null when it can.</summary>
    public string? DescriptionClosed { get; init; }

    /// <summary>Titles of slots, by part and code.</summary>
    public IReadOnlyDictionary<(long Part, string Slot), string> Slots { get; init; } = new Dictionary<(long, string), string>();

    /// <summary>The evidence.</summary>
    public EvidenceItemRecord Item => Book.Item;

    /// <summary>Its newest version.</summary>
    public EvidenceVersionRecord Newest => Book.Versions[0];
}

/// <summary>The door of evidence: what somebody may not see does not exist; looking at another unit's is written down.</summary>
public sealed class EvidenceDoor(AppDb db, Viewer viewer, OwnUnits units, LookAlikes lookAlikes, SealedEvidence handedUp, PartBooks parts, Workspace workspace, LookNotes notes)
{
    /// <summary>The evidence for its page; null when it is not there for this person.</summary>
    public async Task<EvidenceModel?> OpenAsync(long id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } book) return null;
        var scope = viewer.WorkScopeOf(Permission.ViewEvidence);
        var alike = await lookAlikes.OfAsync(db, book.Item, book.Versions[0], cancel);
        var told = (await EvidenceReader.ToldAsync(db, [.. alike.Select(a => a.Item)], scope, handedUp, cancel)).Select(i => i.Id).ToHashSet();
        List<LookAlike> seen = [.. alike.Where(a => told.Contains(a.Item.Id))];
        var names = await units.NamesAsync([book.Item.UnitId], cancel);
        return new EvidenceModel(
            book, names(book.Item.UnitId), viewer.Decide(Permission.UploadEvidence, AccessObject.Of(book.Item)), seen, LookAlikes.Words([.. alike.Except(seen)]))
        {
            Slots = await SlotsAsync(book, cancel),
            DescriptionClosed = (await EvidenceLibrary.MayDescribeAsync(db, id, cancel))?.Message,
        };
    }

    private async Task<IReadOnlyDictionary<(long, string), string>> SlotsAsync(EvidenceBook book, CancellationToken cancel)
    {
        var titles = new Dictionary<(long, string), string>();
        foreach (var id in book.Uses.Where(u => u.Use.Slot is not null).Select(u => u.Use.ContributionId).Distinct())
            foreach (var slot in (await parts.FindAsync(db, id, cancel))?.Slots ?? []) titles[(id, slot.Code)] = slot.Title;
        return titles;
    }

    /// <summary>The evidence with its versions; null when it is not there for this person.</summary>
    public async Task<EvidenceBook?> FindAsync(long id, CancellationToken cancel) =>
        await EvidenceReader.FindAsync(db, id, viewer.WorkScopeOf(Permission.ViewEvidence), viewer.WorkScopeOf(Permission.ViewWork), handedUp, cancel) is { Versions.Count: > 0 } book ? book : null;

    /// <summary>Notes that somebody of another unit looks at a file; once for a session and version, however many pieces of it are fetched.</summary>
    public async Task NoteViewAsync(EvidenceItemRecord item, int version, CancellationToken cancel)
    {
        if (viewer.Principal.Grants.Any(g => g.Unit == item.UnitId) || !notes.IsNew(viewer.Session, viewer.Principal.Account, item.Id, version)) return;
        await workspace.Audit.AppendAsync(viewer.Principal.Account, "evidence-viewed", EvidenceLibrary.Subject(item.Id),
            new { version, unit = item.UnitId, region = item.RegionCode }, cancel);
    }
}
