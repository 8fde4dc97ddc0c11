namespace Hengjian.Audit.Retold;

/// <summary>
/// How much the words of two tellings have in common: pairs of characters, rare ones counting more, those of the own clause most, and the bare name as
/// such. One is what a pair is worth that stands beside these two figures and no other.
/// </summary>
internal sealed class Kinship
{
    // A pair that so many figures share says nothing of one.
    private const int MostOfPair = 64;
    private const double Half = 0.5;
    private const double OfName = 1.5;

    private readonly Dictionary<int, List<(int At, bool Near)>> byPair = [];
    private readonly List<Telling> all = [];
    private readonly List<double> scores = [];
    private readonly List<int> touched = [];
    private readonly double[] rarities = new double[MostOfPair + 1];
    private int of;

    /// <summary>The tellings, in the order they were read.</summary>
    public IReadOnlyList<Telling> All => all;

    /// <summary>Keeps a telling.</summary>
    public void Add(Telling telling)
    {
        foreach (var pair in telling.Near) Add(pair, true);
        foreach (var pair in telling.Wide) Add(pair, false);
        all.Add(telling);
        scores.Add(0);
    }

    private void Add(int pair, bool near)
    {
        if (!byPair.TryGetValue(pair, out var list)) byPair[pair] = list = [];
        if (list.Count <= MostOfPair) list.Add((all.Count, near));
    }

    /// <summary>The tellings that share words with one, and how much.</summary>
    public List<(int At, double Score)> Of(Telling telling)
    {
        Score(telling.Near, 1 / Unit, true);
        Score(telling.Wide, Half / Unit, false);
        return Found(at => OfName * FigureNames.Likeness(all[at], telling));
    }

    /// <summary>Of these only the telling itself and those of other sentences that are the same sort of number: most are not, and their names need no look.</summary>
    public List<(int At, double Score)> Like(Telling telling)
    {
        Score(telling.Near, 1 / Unit, true);
        Score(telling.Wide, Half / Unit, false);
        var found = new List<(int, double)>();
        foreach (var at in touched)
        {
            var other = all[at];
            if (other == telling || other.Sentence != telling.Sentence && other.IsLike(telling)) found.Add((at, scores[at] + OfName * FigureNames.Likeness(other, telling)));
            scores[at] = 0;
        }
        touched.Clear();
        return found;
    }

    /// <summary>The tellings that share words with a phrase, and how much.</summary>
    public List<(int At, double Score)> Of(int[] phrase)
    {
        Score(phrase, 1 / Unit, true);
        return Found(_ => 0);
    }

    private double Unit => Math.Log((all.Count + 20d) / 2);

    private List<(int At, double Score)> Found(Func<int, double> more)
    {
        var found = new List<(int, double)>(touched.Count);
        foreach (var at in touched)
        {
            found.Add((at, scores[at] + more(at)));
            scores[at] = 0;
        }
        touched.Clear();
        return found;
    }

    // The same for as long as nothing is added.
    private double Rarity(int count)
    {
        if (of != all.Count)
        {
            of = all.Count;
            Array.Clear(rarities);
        }
        return rarities[count] > 0 ? rarities[count] : rarities[count] = Math.Log((of + 20d) / count);
    }

    private void Score(int[] pairs, double weight, bool own)
    {
        foreach (var pair in pairs)
        {
            if (!byPair.TryGetValue(pair, out var list) || list.Count > MostOfPair) continue;
            var rare = Rarity(list.Count) * weight;
            foreach (var (at, near) in list)
            {
                // What both tell only beside is their paragraph's, not theirs.
                if (!near && !own) continue;
                if (scores[at] == 0) touched.Add(at);
                scores[at] += near ? rare : rare * Half;
            }
        }
    }
}
