using System.Globalization;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests;

/// <summary>
/// Sentences for each way in which reports state quantities, true ones with how many claims must at least be confirmed (0: only silence is
/// asked for), false ones with one error each. ⏎ stands for a line break.
/// </summary>
public sealed class StructuralSentencesTests
{
    public static TheoryData<int, string> True => [.. Lines("StructuralTrue.txt").Select(l => l.Split('|', 2)).Select(p => (int.Parse(p[0], CultureInfo.InvariantCulture), p[1]))];

    public static TheoryData<string> False => [.. Lines("StructuralFalse.txt")];

    [Theory]
    [MemberData(nameof(True))]
    public void TrueSentence_IsConfirmedAndNotFlagged(int least, string sentence)
    {
        var claims = Audited.Claims(sentence.Replace('⏎', '\n'));
        Assert.Empty(claims.Where(c => c.Verdict == Verdict.Inconsistent).Select(c => c.Message));
        Assert.True(claims.Count(c => c.Verdict == Verdict.Consistent) >= least);
    }

    [Theory]
    [MemberData(nameof(False))]
    public void FalseSentence_IsFlagged(string sentence) => Assert.NotEmpty(Audited.Wrong(sentence.Replace('⏎', '\n')));

    /// <summary>What is left undetermined says what is missing or what cannot be told.</summary>
    [Theory]
    [MemberData(nameof(True))]
    public void Undetermined_SaysWhy(int least, string sentence)
    {
        Assert.True(least >= 0);
        string[] reasons = ["缺少", "不能确定", "未必是全部", "只能说不矛盾", "空缺", "不知"];
        foreach (var claim in Audited.Claims(sentence.Replace('⏎', '\n')).Where(c => c.Verdict == Verdict.Undetermined))
            Assert.Contains(reasons, r => claim.Message.Contains(r, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file)).Where(l => l.Length > 0);
}
