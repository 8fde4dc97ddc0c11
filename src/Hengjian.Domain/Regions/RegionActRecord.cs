using System.Globalization;

namespace Hengjian.Domain.Regions;

/// <summary>区划调整: what was changed from a day on, by which document. Never edited; the rows of the regions follow from it.</summary>
public sealed class RegionActRecord : IInRegion
{
    /// <summary>Longest document number.</summary>
    public const int LongestDocument = 100;

    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The region above all that were touched.</summary>
    public required int RegionCode { get; init; }

    /// <summary>What was done.</summary>
    public required RegionActKind Kind { get; init; }

    /// <summary>First day on which it holds.</summary>
    public required DateOnly On { get; init; }

    /// <summary>文号 of the decision.</summary>
    public required string Document { get; init; }

    /// <summary>Codes before, with commas; empty when something was founded.</summary>
    public required string FromCodes { get; init; }

    /// <summary>Codes after, with commas; empty when something was abolished.</summary>
    public required string ToCodes { get; init; }

    /// <summary>Chinese: what it says in one sentence, with the names of that day.</summary>
    public required string Words { get; init; }

    /// <summary>Who entered it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Codes before.</summary>
    public IReadOnlyList<int> From => Codes(FromCodes);

    /// <summary>Codes after.</summary>
    public IReadOnlyList<int> To => Codes(ToCodes);

    /// <summary>Codes as they are stored.</summary>
    public static string TextOf(IEnumerable<int> codes) => string.Join(',', codes.Select(c => c.ToString("D6", CultureInfo.InvariantCulture)));

    private static int[] Codes(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, NumberStyles.None, CultureInfo.InvariantCulture))];
}
