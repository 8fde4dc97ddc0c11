using Hengjian.Kernel;

namespace Hengjian.Domain.Filling;

/// <summary>One change of one cell, as a client sends it.</summary>
/// <param name="Op">The client's number for it: sent twice, stored once.</param>
/// <param name="Row">The row.</param>
/// <param name="Element">Data element id.</param>
/// <param name="Text">As typed; empty clears the cell.</param>
/// <param name="Base">The revision the client saw; null for an empty cell.</param>
/// <param name="Source">Typed, pasted, taken over…</param>
/// <param name="SourceRef">File and cell, snapshot; null for what was typed.</param>
public sealed record CellOp(Guid Op, long Row, string Element, string Text, long? Base, CellSource Source = CellSource.Typed, string? SourceRef = null)
{
    /// <summary>Changes of the same cell that were sent before and whose answer never came: one of them that was stored is no stranger's.</summary>
    public IReadOnlyList<Guid> After { get; init; } = [];
}

/// <summary>What became of a change.</summary>
/// <param name="Op">The change.</param>
public abstract record CellOutcome(Guid Op)
{
    /// <summary>It is stored; what cannot be read is stored, too, with its problem.</summary>
    /// <param name="Op">The change.</param>
    /// <param name="Revision">Number of the stored value.</param>
    /// <param name="Shown">How it is shown.</param>
    /// <param name="Wrong">Why it cannot be read; null when it can.</param>
    public sealed record Saved(Guid Op, long Revision, string Shown, Problem? Wrong) : CellOutcome(Op);

    /// <summary>Somebody else has changed the cell meanwhile; nothing was stored.</summary>
    /// <param name="Op">The change.</param>
    /// <param name="Revision">The value that holds now.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="By">Who gave it.</param>
    /// <param name="At">When.</param>
    public sealed record Conflict(Guid Op, long Revision, string Text, string By, DateTimeOffset At) : CellOutcome(Op);

    /// <summary>The cell may not be changed.</summary>
    /// <param name="Op">The change.</param>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(Guid Op, Problem Why) : CellOutcome(Op);
}
