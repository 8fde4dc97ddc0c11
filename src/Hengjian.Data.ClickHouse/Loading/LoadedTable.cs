using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>What was loaded of one grain and year: enough to write queries and to see that none of it is gone.</summary>
internal sealed class LoadedTable
{
    public required Grain Grain { get; init; }

    public required int Period { get; init; }

    /// <summary>By element id: the columns that were collected this year.</summary>
    public required IReadOnlyDictionary<string, FactColumn> Columns { get; init; }

    /// <summary>Elements some of whose cells this year are not applicable or estimated.</summary>
    public required IReadOnlySet<string> Flagged { get; init; }

    /// <summary>Rows of each region of the tree.</summary>
    public required int[] Reported { get; init; }

    /// <summary>Of them, schools whose type is missing or unknown.</summary>
    public required int[] Unplaced { get; init; }

    /// <summary>Rows of regions outside the tree.</summary>
    public required int Outside { get; init; }

    /// <summary>Some key stands on several rows: the first one counts.</summary>
    public required bool RepeatedKeys { get; init; }

    /// <summary>Rows that went to each shard.</summary>
    public required long[] ShardRows { get; init; }
}

/// <summary>装载好的快照: a dataset whose schools, classes and projects are on the servers.</summary>
/// <remarks>What regions report themselves (thousands of rows, not millions) stays in the program.</remarks>
public sealed class LoadedSnapshot
{
    internal LoadedSnapshot(string id, Dataset facts, IReadOnlyDictionary<(Grain, int), LoadedTable> tables)
    {
        Id = id;
        Facts = facts;
        Tables = tables;
    }

    /// <summary>SHA-256 of everything loaded, lower-case hex, shortened to 24 digits; in the database's name.</summary>
    public string Id { get; }

    /// <summary>Rows loaded, of all grains and years.</summary>
    public long Rows => Tables.Values.Sum(t => t.ShardRows.Sum());

    /// <summary>False when the servers already had it all.</summary>
    public bool WasSent { get; internal init; }

    /// <summary>Regions, their own tables, and of the other tables the columns without rows.</summary>
    internal Dataset Facts { get; }

    internal IReadOnlyDictionary<(Grain Grain, int Period), LoadedTable> Tables { get; }

    internal LoadedTable? Find(Grain grain, int period) => Tables.GetValueOrDefault((grain, period));
}
