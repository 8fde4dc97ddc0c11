using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Shares told of a part by its name alone, once the total was parted: 安全投入 6500 万元，其中人防 3145 万元，物防 1268 万元，技防 2087 万元。人防占 48.4%. The name says which
/// part, and the sum that holds says of what.
/// </summary>
internal sealed class NamedParts
{
    private const int LeastName = 2;
    private const int MostKept = 400;

    private readonly Dictionary<string, Part?> parts = new(StringComparer.Ordinal);

    private sealed record Part(Mention Mention, Mention Total, int Block);

    private int block;

    /// <summary>Adds what can be said of the shares of a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        block++;
        var decided = new Dictionary<int, int>();
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Sum, Verdict: Verdict.Consistent } sum) Keep(sentences, sum);
            else if (claims[i].Kind == ClaimKind.Share && claims[i].Numbers.FirstOrDefault(n => n.Role == "share") is { End: > 0 } share && (!decided.TryGetValue(share.Start, out var at) || claims[at].Verdict == Verdict.Undetermined)) decided[share.Start] = i;
        if (parts.Count == 0) return;
        foreach (var sentence in sentences)
            foreach (var share in sentence.Mentions)
            {
                if (share is not { Role: Role.Share, Known: true, Size: 1, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || share.Lead.Contains("以上", StringComparison.Ordinal) || share.Lead.Contains("以下", StringComparison.Ordinal)) continue;
                var open = decided.TryGetValue(share.Quantity.Start, out var at);
                if (open && claims[at].Verdict != Verdict.Undetermined || Called(share) is not { } part || Of(part, share) is not { } claim) continue;
                if (open) claims[at] = claim;
                else claims.Add(claim);
            }
    }

    // The parts of a total; of a name told twice none is kept.
    private void Keep(IReadOnlyList<Sentence> sentences, Claim sum)
    {
        if (sentences.MentionOf(sum, "total") is not { Each: null } total) return;
        foreach (var number in sum.Numbers)
            if (number.Role == "part" && sentences.MentionAt(number.Start) is { Size: 1, Clean.Length: >= LeastName } part && parts.Count < MostKept && part.Quantity.Value < total.Quantity.Value)
            {
                Keep(part.Clean, new Part(part, total, block));
                // 工业学校在校生 of 在校生: called 工业学校 too.
                var label = total.AboutClean + total.Tail;
                for (var length = LeastName; length < part.Clean.Length; length++)
                    if (label.Contains(part.Clean[length..], StringComparison.Ordinal))
                    {
                        Keep(part.Clean[..length], new Part(part, total, block));
                        break;
                    }
            }
    }

    private void Keep(string name, Part part) => parts[name] = parts.TryGetValue(name, out var kept) && kept?.Mention != part.Mention ? null : part;

    // 中职招生占: the part is called so, or 中职 and it is of 招生.
    private Part? Called(Mention share)
    {
        var name = ShareNames.OwnOf(share);
        if (parts.TryGetValue(name, out var exact)) return exact;
        for (var length = name.Length - 1; length >= LeastName; length--)
            if (parts.TryGetValue(name[..length], out var begun)) return begun is not null && (begun.Total.AboutClean + begun.Total.Tail).Contains(name[length..], StringComparison.Ordinal) ? begun : null;
        return null;
    }

    private Claim? Of(Part part, Mention share)
    {
        if (!ShareReadings.IsGeneric(share.WholeName) && !SubjectText.Overlap(ShareAlibis.Bare(SubjectText.Clean(share.WholeName)), part.Total.AboutClean + part.Total.Tail)) return null;
        if (share.Quantity.Start < part.Mention.Quantity.Start || OtherTimes.Apart(share, part.Mention) || OtherTimes.Apart(share, part.Total)) return null;
        var equation = Equations.Share(part.Mention.Quantity, part.Total.Quantity, share.Quantity) with { Named = true };
        var claim = ClaimMaker.Make(equation);
        if (claim.Verdict == Verdict.Consistent) return claim;
        // Told far behind, another total may be spoken of.
        return claim.Verdict == Verdict.Inconsistent && (part.Block == block && !FarApart.IsAbsurd(claim, 2) || claim.Diagnoses.Any(d => d.Chance < Chances.LikelyByChance && d.IsMiswritten)) ? claim : null;
    }
}
