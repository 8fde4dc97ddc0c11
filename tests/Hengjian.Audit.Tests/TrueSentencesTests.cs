using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests;

/// <summary>
/// Seventy sentences as reports write them, with numbers that agree, written after the grammar to find what it misreads:
/// none may be flagged, and most of what can be checked in them must be.
/// </summary>
public sealed class TrueSentencesTests
{
    private const int LeastConfirmed = 60;

    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TrueSentences.txt"));

    [Fact]
    public void TrueSentences_AreNeverFlagged() => Assert.Empty(Audited.Wrong(Text).Select(c => c.Message));

    [Fact]
    public void TrueSentences_AreMostlyConfirmed() =>
        Assert.True(Audited.Claims(Text).Count(c => c.Verdict == Verdict.Consistent) >= LeastConfirmed);
}
