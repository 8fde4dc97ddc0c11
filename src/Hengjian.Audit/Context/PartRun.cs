using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>A total and the numbers beside it that may be its parts.</summary>
/// <param name="Total">The total.</param>
/// <param name="Parts">Two and more, in the order of the text.</param>
/// <param name="Bond">How surely they are all its parts.</param>
/// <param name="Whole">True when nothing else beside them could be a part.</param>
internal sealed record PartRun(Mention Total, IReadOnlyList<Mention> Parts, PartBond Bond, bool Whole);

/// <summary>What speaks for numbers being all parts of a total.</summary>
internal enum PartBond
{
    /// <summary>They stand beside it.</summary>
    Beside,

    /// <summary>其中 announces two, or their names are of one kind.</summary>
    Pair,

    /// <summary>Three and more in one row, of one kind, behind a colon or in brackets.</summary>
    Row,

    /// <summary>It is said how many there are or what they are called, or their names leave nothing out.</summary>
    Said,
}
