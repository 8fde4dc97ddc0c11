namespace Hengjian.Audit.Retold;

/// <summary>What a telling is nearest to by its words.</summary>
internal sealed class Bond
{
    /// <summary>The earlier telling of the same value that shares most; −1 when none does.</summary>
    public int Same { get; set; } = -1;

    /// <summary>How much that shares.</summary>
    public double SameScore { get; set; }

    /// <summary>How much the telling of the same value shares that shares most, be it earlier or later.</summary>
    public double Backing { get; set; }

    /// <summary>Tellings of other values that may be meant, those that share most first.</summary>
    public List<(int At, double Score)> Others { get; } = [];

    /// <summary>The telling that a slip would make of this one, of those the one that shares most; −1 when none does.</summary>
    public int Slipped { get; set; } = -1;

    /// <summary>How much that shares.</summary>
    public double SlippedScore { get; set; }

    /// <summary>The same whatever its time and kind; −1 when there is none.</summary>
    public int Likest { get; set; } = -1;

    /// <summary>How much that shares.</summary>
    public double LikestScore { get; set; }

    /// <summary>The earlier telling of the same change, told the other way, that shares most; −1 when none does.</summary>
    public int Turned { get; set; } = -1;

    /// <summary>How much that shares.</summary>
    public double TurnedScore { get; set; }

    /// <summary>How much it shares with itself: all its words.</summary>
    public double Whole { get; set; }
}
