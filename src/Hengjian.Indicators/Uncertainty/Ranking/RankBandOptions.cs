namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>What else a computation of rank bands does. None of it but <see cref="Errors"/> changes a number.</summary>
public sealed record RankBandOptions
{
    /// <summary>Errors of the data, drawn anew with every weight vector; null when only weights are uncertain.</summary>
    public DataErrors? Errors { get; init; }

    /// <summary>Whether to count for every pair who wins how often; needed for groups that cannot be told apart.</summary>
    public bool Pairs { get; init; } = true;

    /// <summary>At most so many threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>For tests.</summary>
    public VectorWidth Width { get; init; }
}
