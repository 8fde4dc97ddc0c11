namespace Hengjian.Domain.Periodic;

/// <summary>
/// What is kept of a report beside the values of its fields, in the same table under names no field can have
/// (ids of fields begin with a letter).
/// </summary>
public static class PeriodicMarks
{
    /// <summary>迟报: the most days a handing in was late, as a number.</summary>
    public const string Late = ".late";

    /// <summary>When it was handed in first, as a round-trip time.</summary>
    public const string First = ".first";

    /// <summary>Why it was returned.</summary>
    public const string Return = ".return";

    /// <summary>Until when what was returned is due, yyyy-MM-dd.</summary>
    public const string Mend = ".mend";

    /// <summary>销号: the day a row of a ledger was closed, yyyy-MM-dd; a value of the row.</summary>
    public const string Closed = ".closed";

    /// <summary>In the history: the report was handed in, with the hash of what it said.</summary>
    public const string Handed = ".handed";

    /// <summary>In the history: a row was added, taken away or brought back.</summary>
    public const string Row = ".row";

    /// <summary>Why what a check found is right nevertheless: ? and the id of the flag.</summary>
    public const string Answer = "?";

    /// <summary>True for a mark, false for a value of a field.</summary>
    public static bool IsMark(string name) => name.Length > 0 && !char.IsAsciiLetter(name[0]);
}
