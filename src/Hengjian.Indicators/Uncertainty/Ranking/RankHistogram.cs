namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>How often one unit got each rank, and quantiles of that.</summary>
/// <param name="First">The best rank any draw gave.</param>
/// <param name="Counts">Draws with rank First, First + 1, …; ends with the worst rank any draw gave.</param>
public sealed record RankHistogram(int First, IReadOnlyList<int> Counts)
{
    /// <summary>The worst rank any draw gave.</summary>
    public int Last => First + Counts.Count - 1;

    /// <summary>Quantile of type 7 (Hyndman, Fan 1996): linear between order statistics at (n − 1) p.</summary>
    /// <param name="p">0 to 1.</param>
    public double Quantile(double p)
    {
        var place = (Counts.Sum() - 1) * p;
        var low = (int)Math.Floor(place);
        var (a, b) = (Ordered(low), place > low ? Ordered(low + 1) : 0);
        return place > low ? a + (place - low) * (b - a) : a;
    }

    /// <summary>Mean rank.</summary>
    public double Mean => Counts.Select((c, i) => (double)c * (First + i)).Sum() / Counts.Sum();

    private int Ordered(int position)
    {
        var seen = 0;
        for (var i = 0; i < Counts.Count; i++)
        {
            seen += Counts[i];
            if (position < seen) return First + i;
        }
        return Last;
    }
}
