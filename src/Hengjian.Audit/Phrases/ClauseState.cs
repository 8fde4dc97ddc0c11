namespace Hengjian.Audit.Phrases;

/// <summary>What has been read of a clause since its last number. Positions are of tokens; −1 when not seen.</summary>
internal struct ClauseState
{
    public int Change = -1;
    public int Reach = -1;
    public int From = -1;
    public int Than = -1;
    public int ThanPeriod = -1;
    public int Share = -1;
    public int ShareNoun = -1;
    public int Gap = -1;
    public int Relation = -1;
    public int Total = -1;
    public int Norm = -1;
    public int Planned = -1;
    public int Each = -1;
    public int Yearly = -1;
    public int Respectively = -1;
    public int Among = -1;

    /// <summary>四年, 三年间: over so many years; null when not said.</summary>
    public double? Years;

    /// <summary>The last name, period or number: a word after it stands directly before the number.</summary>
    public int Content = -1;

    /// <summary>A number was read in this clause.</summary>
    public bool HasNumber;

    public Period? Own;
    public List<int> Name = [];

    /// <summary>A change word after which a name came: the name of what was added.</summary>
    public bool Added;

    /// <summary>A fresh clause.</summary>
    public ClauseState()
    {
    }

    /// <summary>What stays when a number has been read: 由 and 分别 hold for the lists that follow.</summary>
    public readonly ClauseState AfterNumber(int token) =>
        new() { From = From, Respectively = Respectively, HasNumber = true, Content = token };

    /// <summary>True when nothing but fillers stands between the word and the number.</summary>
    public readonly bool Near(int word) => word >= 0 && word > Content;
}
