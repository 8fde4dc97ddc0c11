namespace Hengjian.Audit.Findings;

/// <summary>What checking a claim gave.</summary>
public enum Verdict
{
    /// <summary>The numbers agree as exactly as they are printed.</summary>
    Consistent,

    /// <summary>No values that print as these could agree.</summary>
    Inconsistent,

    /// <summary>Something is missing; the message says what.</summary>
    Undetermined,
}
