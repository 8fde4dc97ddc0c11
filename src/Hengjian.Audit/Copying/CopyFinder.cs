using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Copying;

/// <summary>
/// Finds passages that texts share: sentences whose sets of shingles are alike (MinHash, bands), joined to regions, compared
/// character by character. What many texts share does not count. The order of the texts does not matter.
/// </summary>
public static class CopyFinder
{
    // A sentence with fewer own shingles says too little to be recognised.
    private const int FewestShingles = 12;

    /// <summary>Looks for copies among texts; passages within one text are not looked for.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="options">Null for the default.</param>
    /// <param name="cancel">Ends a long run.</param>
    public static CopyResult Find(IReadOnlyList<string> texts, CopyOptions? options = null, CancellationToken cancel = default)
    {
        options ??= CopyOptions.Default;
        // By content, so that neither names nor order change what is found.
        var order = Enumerable.Range(0, texts.Count).OrderBy(i => texts[i], StringComparer.Ordinal).ThenBy(i => i).ToArray();
        var forms = Array.ConvertAll(order, i => PlainForm.Of(texts[i], withPlaces: false));
        var common = new CommonWords(options.Common(texts.Count));
        foreach (var form in forms)
        {
            cancel.ThrowIfCancellationRequested();
            common.Count(form.Signs);
        }
        var (candidates, sentences) = Sentences(forms, common, cancel);
        var pairs = candidates.Pairs(Math.Max(2, options.Common(texts.Count) * 2), options.MaxCandidates);
        cancel.ThrowIfCancellationRequested();
        var found = new List<CopiedPassage>();
        var maker = new PassageMaker(common, options);
        foreach (var (a, b, matches) in ByTexts(pairs, sentences))
        {
            cancel.ThrowIfCancellationRequested();
            var regions = Region.Join(matches);
            var passages = Distinct(regions.SelectMany(r => maker.Of(forms[a], forms[b], r)));
            found.AddRange(Placed(texts, order[a], order[b], passages));
        }
        return new CopyResult([.. found.OrderBy(p => p.First).ThenBy(p => p.Second).ThenBy(p => p.FirstSpan.Start).ThenBy(p => p.SecondSpan.Start)], candidates.Cut || maker.Cut);
    }

    private static (Candidates Candidates, List<(int Text, int Unit)> Sentences) Sentences(PlainForm[] forms, CommonWords common, CancellationToken cancel)
    {
        var candidates = new Candidates();
        var sentences = new List<(int, int)>();
        var hash = new MinHash();
        Span<uint> keys = stackalloc uint[MinHash.Bands];
        for (var text = 0; text < forms.Length; text++)
        {
            cancel.ThrowIfCancellationRequested();
            var form = forms[text];
            for (var unit = 0; unit + 1 < form.Units.Length; unit++)
            {
                if (Add(hash, form.Signs.AsSpan(form.Units[unit]..form.Units[unit + 1]), common) < FewestShingles) continue;
                hash.Keys(keys);
                candidates.Add(text, keys);
                sentences.Add((text, unit));
            }
        }
        return (candidates, sentences);
    }

    private static int Add(MinHash hash, ReadOnlySpan<char> unit, CommonWords common)
    {
        hash.Begin();
        var added = 0;
        for (var at = 0; at + Shingles.Length <= unit.Length; at++)
        {
            var shingle = Shingles.At(unit, at);
            if (common.Has(shingle)) continue;
            hash.Add(shingle);
            added++;
        }
        return added;
    }

    private static IEnumerable<(int A, int B, IEnumerable<(int, int)> Matches)> ByTexts(List<(int First, int Second)> pairs, List<(int Text, int Unit)> sentences) =>
        pairs.GroupBy(p => (A: sentences[p.First].Text, B: sentences[p.Second].Text))
            .OrderBy(g => g.Key)
            .Select(g => (g.Key.A, g.Key.B, g.Select(p => (sentences[p.First].Unit, sentences[p.Second].Unit))));

    // Regions overlap by the sentence more that each looks at; of passages at one place the longest stays.
    private static List<PassageMaker.Found> Distinct(IEnumerable<PassageMaker.Found> passages)
    {
        var kept = new List<PassageMaker.Found>();
        foreach (var passage in passages.OrderByDescending(p => p.Counted).ThenBy(p => p.A).ThenBy(p => p.B))
            if (!kept.Exists(k => k.A < passage.EndA && passage.A < k.EndA && k.B < passage.EndB && passage.B < k.EndB)) kept.Add(passage);
        return kept;
    }

    private static IEnumerable<CopiedPassage> Placed(IReadOnlyList<string> texts, int a, int b, List<PassageMaker.Found> passages)
    {
        if (passages.Count == 0) yield break;
        var (formA, formB) = (PlainForm.Of(texts[a], withPlaces: true), PlainForm.Of(texts[b], withPlaces: true));
        foreach (var whole in passages)
        {
            var passage = Edges.Trim(whole, (texts[a], formA), (texts[b], formB));
            var spanA = new TextSpan(formA.Places[passage.A].Start, formA.Places[passage.EndA - 1].End);
            var spanB = new TextSpan(formB.Places[passage.B].Start, formB.Places[passage.EndB - 1].End);
            var differ = PassageMaker.FiguresDiffer(texts[a], formA, texts[b], formB, passage.Tiles);
            var similarity = Math.Round(passage.Similarity, 4);
            yield return a < b
                ? new CopiedPassage(a, spanA, b, spanB, passage.Counted, similarity, differ)
                : new CopiedPassage(b, spanB, a, spanA, passage.Counted, similarity, differ);
        }
    }
}
