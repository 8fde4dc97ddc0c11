using Hengjian.Domain.Access;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Rounds;

/// <summary>评价轮次: one scheme, one year, the governments of one level inside one region.</summary>
public sealed class RoundRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Chinese title: 2024 年对市级人民政府履行教育职责评价.</summary>
    public required string Name { get; set; }

    /// <summary>评价年度.</summary>
    public required int Year { get; init; }

    /// <summary>Which governments are evaluated.</summary>
    public required RegionLevel Level { get; init; }

    /// <summary>The region whose governments are evaluated (the evaluator's own).</summary>
    public required int RegionCode { get; init; }

    /// <summary>Id of the scheme: city-14.</summary>
    public required string SchemeId { get; set; }

    /// <summary>Hash of the frozen scheme file.</summary>
    public required string SchemeVersion { get; set; }

    /// <summary>Hash of the frozen catalogue.</summary>
    public required string CatalogueVersion { get; set; }

    /// <summary>The day whose region tree counts.</summary>
    public required DateOnly RegionsOn { get; set; }

    /// <summary>How combined schools are divided.</summary>
    public CombinedSchoolRule CombinedSchools { get; set; }

    /// <summary>A yes/no result that missing inputs leave open counts as “no”, marked as ruled.</summary>
    public bool MissingVerdictIsNo { get; set; }

    /// <summary>How far it has got; changed by <see cref="RoundMachine"/> only.</summary>
    public ProcessStage Stage { get; set; }

    /// <summary>Deadline for data and self-evaluation; null while none is set.</summary>
    public DateOnly? Deadline { get; set; }

    /// <summary>The official run, once scored.</summary>
    public long? OfficialRunId { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When results were published; null before.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
}

/// <summary>测算: one computation of a round's results; the bytes lie in the result store under the hash.</summary>
public sealed class RunRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round; null for a computation outside any round.</summary>
    public long? RoundId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Hash of the stored run.</summary>
    public required string ResultHash { get; init; }

    /// <summary>Hash over the inputs: snapshots, catalogue, scheme, regions, reviews, rules. Equal inputs, equal results.</summary>
    public required string InputHash { get; init; }

    /// <summary>正式 or 试算.</summary>
    public bool Official { get; set; }

    /// <summary>Sign-in name of who ran it.</summary>
    public required string RunBy { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset RunAt { get; init; }

    /// <summary>How long it computed; not part of the result.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Chinese note: why it was run.</summary>
    public string Note { get; init; } = "";
}
