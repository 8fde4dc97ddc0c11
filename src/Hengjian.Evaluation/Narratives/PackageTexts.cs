using System.Runtime.CompilerServices;
using Hengjian.Data.Records;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Narratives;

/// <summary>A text of a package as it reads.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="UnitId">Who wrote it.</param>
/// <param name="IsLead">The unit leads the item.</param>
/// <param name="Kind">Which block.</param>
/// <param name="Rendered">With values in the places of its tokens.</param>
public sealed record PackageText(string Item, string UnitId, bool IsLead, NarrativeKind Kind, RenderedText Rendered);

/// <summary>The texts of a package with the values of their tokens: what is shown in public and what a submission seals, by one renderer.</summary>
public sealed class PackageTexts(PartBooks parts, TokenValues values)
{
    /// <summary>All texts of items that apply.</summary>
    public async Task<IReadOnlyList<PackageText>> OfAsync(AppDb db, long package, CancellationToken cancel = default)
    {
        var blocks = await (
            from part in db.Contributions.AsNoTracking()
            join item in db.Assignments.AsNoTracking() on part.AssignmentId equals item.Id
            join block in db.NarrativeBlocks.AsNoTracking() on part.Id equals block.ContributionId
            join version in db.BlockVersions.AsNoTracking() on block.Current equals version.Id
            where part.PackageId == package && item.ClaimState != ClaimState.Agreed
            select new { Part = part, Lead = part.UnitId == item.LeadUnit, block.Kind, version.Text }).ToListAsync(cancel);
        var texts = new List<PackageText>();
        foreach (var part in blocks.GroupBy(b => b.Part.Id).OrderBy(g => g.Key))
        {
            var first = part.First();
            var book = await parts.OfAsync(db, first.Part, cancel);
            var value = await values.OfAsync(db, book, part.Select(b => b.Text), TokenEyes.OfPackage(first.Part.RegionCode), cancel);
            texts.AddRange(part.OrderBy(b => b.Kind).Select(b => new PackageText(first.Part.Item, first.Part.UnitId, first.Lead, b.Kind, TokenText.Render(b.Text, value))));
        }
        return texts;
    }

    /// <summary>What a submission seals of them: each text that has tokens as it reads, and what each token stood for.</summary>
    public async IAsyncEnumerable<SealedLeaf> LeavesAsync(AppDb db, long package, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var text in await OfAsync(db, package, cancel))
        {
            var tokens = text.Rendered.Pieces.Where(p => p.Token is not null).Select(p => new { token = p.Token!.ToString(), words = p.Value?.Words ?? "", source = p.Value?.Source ?? "" }).ToList();
            if (tokens.Count > 0)
                yield return PackageContent.Leaf(SealPart.Rendered, $"{text.Item}/{text.UnitId}/{text.Kind}", new { text = text.Rendered.Text, values = tokens });
        }
    }
}
