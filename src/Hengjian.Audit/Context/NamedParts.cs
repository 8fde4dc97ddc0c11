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
    private const int MostNear = 12;
    private const int LongestEnd = 2;
    private const int Farthest = 40;

    private readonly Dictionary<string, Part?> parts = new(StringComparer.Ordinal);

    private sealed record Part(Mention Mention, Mention Total, int Block);

    private int block;

    // The sums of the paragraph.
    private readonly List<(Mention Total, List<Mention> Parts)> near = [];

    /// <summary>Adds what can be said of the shares of a paragraph.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        block++;
        near.Clear();
        var decided = new Dictionary<int, int>();
        for (var i = first; i < claims.Count; i++)
            if (claims[i] is { Kind: ClaimKind.Sum, Verdict: Verdict.Consistent } sum) Keep(sentences, sum);
            else if (claims[i].Kind == ClaimKind.Share && claims[i].Numbers.FirstOrDefault(n => n.Role == "share") is { End: > 0 } share && (!decided.TryGetValue(share.Start, out var at) || claims[at].Verdict == Verdict.Undetermined)) decided[share.Start] = i;
        if (parts.Count + near.Count == 0) return;
        foreach (var sentence in sentences)
            foreach (var share in sentence.Mentions)
            {
                if (share is not { Role: Role.Share, Known: true, Size: 1, Planned: false, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } || share.Lead.Contains("以上", StringComparison.Ordinal) || share.Lead.Contains("以下", StringComparison.Ordinal)) continue;
                var told = decided.TryGetValue(share.Quantity.Start, out var at);
                if (told && IsSure(claims[at])) continue;
                var open = !told || claims[at].Verdict == Verdict.Undetermined;
                if (((open ? Called(share) : null) ?? Among(sentence, share)) is not { } part || IsOfAnother(sentence, part, share) || Of(part, share) is not { } claim || !open && claim.Verdict == Verdict.Consistent) continue;
                if (told) claims[at] = claim;
                else claims.Add(claim);
            }
    }

    // Wrong on a ground of its own.
    private static bool IsSure(Claim claim) =>
        claim.Verdict == Verdict.Inconsistent && (claim.Named || claim.Diagnoses.Any(d => d.Chance < Chances.LikelyByChance));

    // The parts of a total; of a name told twice none is kept.
    private void Keep(IReadOnlyList<Sentence> sentences, Claim sum)
    {
        if (sentences.MentionOf(sum, "total") is not { Each: null } total) return;
        if (near.Count < MostNear) near.Add((total, [.. sum.Numbers.Where(n => n.Role == "part").Select(n => sentences.MentionAt(n.Start)).OfType<Mention>()]));
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

    // 硕士研究生及以上 83 名，本科生 129 名，研究生占比; 义务教育 2.86 万个、…，义务教育学段占: of the parts of one sum the only one called so, as long as nothing else was told since.
    private Part? Among(Sentence sentence, Mention share)
    {
        var name = Short(Named(ShareNames.OwnOf(share)));
        if (name.Length < LeastName) return null;
        for (var i = near.Count - 1; i >= 0; i--)
        {
            var (total, members) = near[i];
            if (members.FindAll(m => IsCalled(name, m, total)) is not [var one] || one.Quantity.Start > share.Quantity.Start || one.Quantity.Value >= total.Quantity.Value) continue;
            var last = Math.Max(total.Quantity.Start, members[^1].Quantity.Start);
            return last < share.Quantity.Start && sentence.Start - last < Farthest && !TellsMore(sentence, last, share) ? new Part(one, total, block) : null;
        }
        return null;
    }

    // 公办 51 处，民办 32 处，育苗 1260 万株，公办占: of what was told since.
    private static bool TellsMore(Sentence sentence, int last, Mention share) =>
        sentence.Mentions.Exists(m => m.Quantity.Start > last && m.Token < share.Token && m.Role is Role.Level or Role.Whole && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount);

    private static bool IsOfAnother(Sentence sentence, Part part, Mention share) =>
        sentence.Mentions.Exists(m => m.Quantity.Start > part.Mention.Quantity.Start && m.Token < share.Token && m is { Role: Role.Level, Each: null, Quantity: { IsTime: false, Chinese: false, Kind: QuantityKind.Count or QuantityKind.Amount } } && m.Segment == share.Segment && !m.Quantity.Adds(part.Total.Quantity));

    // 研究生占比.
    private static string Named(string name)
    {
        foreach (var end in (ReadOnlySpan<string>)["所占比例", "所占比重", "占比", "比例", "比重"])
            if (name.EndsWith(end, StringComparison.Ordinal)) return name[..^end.Length];
        return name;
    }

    private static bool IsCalled(string name, Mention part, Mention total)
    {
        var own = Short(part.Clean);
        if (own.Length < LeastName) return false;
        return own == name || name.Length > LeastName && own.Contains(name, StringComparison.Ordinal) || own.StartsWith(name, StringComparison.Ordinal) && own.Length - name.Length <= LongestEnd
            || name.StartsWith(own, StringComparison.Ordinal) && (name.Length - own.Length <= LongestEnd || (total.AboutClean + total.Tail).Contains(name[own.Length..], StringComparison.Ordinal));
    }

    // 中职招生 of 中等职业学校招生.
    private static string Short(string name)
    {
        foreach (var row in (ReadOnlySpan<string>)["中等职业学校", "中等职业教育"])
            if (name.StartsWith(row, StringComparison.Ordinal)) return RowNames.Alias(row) + name[row.Length..];
        return name;
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
