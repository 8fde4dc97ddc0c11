using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Where a run is to be cut.</summary>
internal sealed class RunCuts
{
    /// <summary>Offsets of the text.</summary>
    public SortedSet<int> Offsets { get; } = [];

    /// <summary>Children before which it is cut: a note's mark, the beginning of a field.</summary>
    public HashSet<XElement> Before { get; } = [];

    /// <summary>Children behind which it is cut.</summary>
    public HashSet<XElement> After { get; } = [];
}
