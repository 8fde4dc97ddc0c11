using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Context;

/// <summary>Takes back flags on the way in which places in a row move: 排名从 143 名降到 175 名，下降 32 名 is right, for the less is the better.</summary>
internal static class Ranks
{
    // How far before the numbers it may be said that they are places.
    private const int Before = 120;

    private static readonly string[] Words = ["名次", "排名", "位次", "名列"];

    /// <summary>Makes such flags undetermined.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="claims">All claims of the report.</param>
    public static void Withdraw(string text, List<Claim> claims)
    {
        for (var i = 0; i < claims.Count; i++)
            if (claims[i] is { Verdict: Verdict.Inconsistent } flag && flag.Diagnoses.Any(d => d.Code == "sign") && flag.Numbers.All(n => n.Unit is "名" or "位") && AreMeant(text, flag))
                claims[i] = flag with { Verdict = Verdict.Undetermined, Diagnoses = [], Message = "名次越小越靠前，方向要看是不是名次：" + flag.Message };
    }

    private static bool AreMeant(string text, Claim flag)
    {
        var from = Math.Max(0, flag.Spans[0].Start - Before);
        var words = text.AsSpan(from, flag.Spans[^1].End - from);
        foreach (var word in Words)
            if (words.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
