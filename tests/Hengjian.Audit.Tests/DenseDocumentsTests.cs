using System.Globalization;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests;

/// <summary>
/// Whole made documents, dense with numbers that all are true (computed when they were written): none may be flagged, and of the figures that
/// follow from others, whose number heads each document, most must be confirmed. Documents are parted by =====.
/// </summary>
public sealed class DenseDocumentsTests
{
    private const double LeastConfirmed = 0.75;

    public static TheoryData<int> All => [.. Enumerable.Range(0, Documents().Count)];

    [Theory]
    [MemberData(nameof(All))]
    public void TrueDocument_IsNotFlagged(int index)
    {
        Assert.Empty(Audited.Wrong(Documents()[index].Text).Select(c => c.Message));
    }

    [Fact]
    public void TrueDocuments_AreMostlyConfirmed()
    {
        var (stated, confirmed) = (0, 0);
        foreach (var (follows, text) in Documents())
        {
            stated += follows;
            confirmed += Math.Min(follows, Audited.Claims(text).Count(c => c.Verdict == Verdict.Consistent && c.Kind is not (ClaimKind.Count or ClaimKind.Threshold)));
        }
        Assert.True(confirmed >= LeastConfirmed * stated, $"{confirmed} of {stated}");
    }

    private static List<(int Follows, string Text)> Documents() =>
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "DenseDocuments.txt")).Split("\n=====\n").Select(d => d.Split('\n', 2)).Select(d => (int.Parse(d[0], CultureInfo.InvariantCulture), d[1]))];
}
