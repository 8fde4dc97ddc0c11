namespace Hengjian.Domain.Narratives;

/// <summary>The five blocks of an item's text.</summary>
public enum NarrativeKind
{
    /// <summary>履职情况.</summary>
    State = 0,

    /// <summary>成效.</summary>
    Effect = 1,

    /// <summary>做法.</summary>
    Practice = 2,

    /// <summary>问题.</summary>
    Problem = 3,

    /// <summary>下一步.</summary>
    Next = 4,
}
