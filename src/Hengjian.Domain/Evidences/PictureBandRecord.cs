namespace Hengjian.Domain.Evidences;

/// <summary>A quarter of a picture's hash: pictures that look alike are found by it through an index.</summary>
public sealed class PictureBandRecord
{
    /// <summary>Which quarter, and its bits: see <see cref="PictureBands"/>.</summary>
    public required int Band { get; init; }

    /// <summary>The evidence version.</summary>
    public required long VersionId { get; init; }
}
