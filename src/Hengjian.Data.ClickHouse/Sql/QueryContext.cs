using System.Globalization;
using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>What all selects of one computation share.</summary>
/// <param name="session">The engine's session: formulas, settings and everything that is known by region.</param>
/// <param name="snapshot">What was loaded.</param>
/// <param name="database">Quoted name of the database.</param>
internal sealed class QueryContext(Session session, LoadedSnapshot snapshot, string database)
{
    private int names;

    public Session Session => session;

    public LoadedSnapshot Snapshot => snapshot;

    public string Database => database;

    /// <summary>Indicators of rows whose values above 100 must be told.</summary>
    public HashSet<(Indicator Indicator, SchoolStage Stage, int Period)> Watched { get; } = [];

    /// <summary>Every set of rows that some select computes over, those of earlier years and of other indicators too.</summary>
    public HashSet<FrameKey> Frames { get; } = [];

    /// <summary>A name that no other select of the query has: old servers mix up names of nested selects.</summary>
    public string NewName(string prefix) => prefix + (names++).ToString(CultureInfo.InvariantCulture);
}
