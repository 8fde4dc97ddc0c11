namespace Hengjian.Audit.Copying;

/// <summary>Pairs of sentences of different texts that share a key in some band.</summary>
internal sealed class Candidates
{
    private readonly List<uint> keys = [];
    private readonly List<int> texts = [];

    /// <summary>True when there were more pairs than are looked through.</summary>
    public bool Cut { get; private set; }

    /// <summary>Adds a sentence; sentences of a text follow each other.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="bands">Its keys.</param>
    public void Add(int text, ReadOnlySpan<uint> bands)
    {
        texts.Add(text);
        keys.AddRange(bands);
    }

    /// <summary>Pairs of indices of added sentences, lower index first, in order, each once.</summary>
    /// <param name="mostTogether">A key that more sentences share is boilerplate.</param>
    /// <param name="mostPairs">Pairs at most.</param>
    public List<(int First, int Second)> Pairs(int mostTogether, int mostPairs)
    {
        var pairs = new List<ulong>();
        var sorted = new ulong[texts.Count];
        for (var band = 0; band < MinHash.Bands; band++)
        {
            for (var i = 0; i < sorted.Length; i++) sorted[i] = (ulong)keys[i * MinHash.Bands + band] << 32 | (uint)i;
            Array.Sort(sorted);
            for (var start = 0; start < sorted.Length;)
            {
                var end = start + 1;
                while (end < sorted.Length && sorted[end] >> 32 == sorted[start] >> 32) end++;
                if (end - start > 1 && end - start <= mostTogether) Meet(sorted.AsSpan(start, end - start), pairs);
                start = end;
            }
            if (pairs.Count <= mostPairs) continue;
            pairs = Distinct(pairs);
            if (pairs.Count <= mostPairs) continue;
            pairs.RemoveRange(mostPairs, pairs.Count - mostPairs);
            Cut = true;
        }
        return Distinct(pairs).ConvertAll(p => ((int)(p >> 32), (int)(uint)p));
    }

    private void Meet(ReadOnlySpan<ulong> group, List<ulong> pairs)
    {
        for (var i = 0; i < group.Length; i++)
            for (var j = i + 1; j < group.Length; j++)
            {
                var (a, b) = ((uint)group[i], (uint)group[j]);
                if (texts[(int)a] != texts[(int)b]) pairs.Add((ulong)a << 32 | b);
            }
    }

    private static List<ulong> Distinct(List<ulong> pairs)
    {
        pairs.Sort();
        var kept = 0;
        for (var i = 0; i < pairs.Count; i++)
            if (i == 0 || pairs[i] != pairs[i - 1]) pairs[kept++] = pairs[i];
        pairs.RemoveRange(kept, pairs.Count - kept);
        return pairs;
    }
}
