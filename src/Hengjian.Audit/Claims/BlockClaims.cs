using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds and checks the claims of one paragraph.</summary>
internal sealed class BlockClaims
{
    private const int MostSums = 8;

    private readonly string text;
    private readonly NumbersBefore stated;
    private readonly ShareChain chain = new();
    private readonly ChangeFrames frames = new();
    private Sentence? before;
    private Sentence? earlier;
    private Period? period;
    private readonly List<Claim> claims = [];
    private readonly List<HeldSum> sums = [];

    /// <summary>Begins a paragraph of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="stated">What was stated before; the sentences read here are added.</param>
    public BlockClaims(string text, NumbersBefore stated) => (this.text, this.stated) = (text, stated);

    /// <summary>How many claims were found so far.</summary>
    public int Count => claims.Count;

    /// <summary>Reads one sentence and keeps the claims that end in it.</summary>
    /// <returns>The sentence; null when it holds no number.</returns>
    public Sentence? Read(int start, int end)
    {
        // About one token for three characters.
        var tokens = new List<Token>(Math.Min((end - start) / 3 + 4, 400));
        Lexer.Read(text, start, end, tokens);
        // 预计 2027 年达到峰值: the year that ends the sentence holds for the next, not for what stands before it.
        var held = period;
        period = tokens.FindLast(t => t.Kind == TokenKind.Period && t.Period!.Year is not null).Period ?? period;
        if (!tokens.Exists(t => t.Kind == TokenKind.Quantity))
        {
            claims.AddRange(CountClaims.OfSlogans(new Sentence(text, start, end, tokens, [])));
            return null;
        }
        var sentence = new Sentence(text, start, end, tokens, MentionReader.Read(text, tokens, held));
        frames.Read(sentence);
        var closed = frames.TakeClosed();
        foreach (var frame in closed) claims.AddRange(ChangeClaims.Of(frame, closed));
        var made = SumClaims.Of(sentence, before).ToList();
        claims.AddRange(made);
        foreach (var claim in made)
            if (claim.Verdict == Verdict.Consistent) sums.Add(Held(claim, "total", n => n.Role == "part"));
        claims.AddRange(made.Select(c => SummedCounts.Of(text, c)).OfType<Claim>());
        if (sums.Count > MostSums) sums.RemoveRange(0, sums.Count - MostSums);
        var scope = new Scope(sentence, before, earlier) { Sums = sums, Stated = stated, Chain = chain };
        var gaps = GapClaims.Of(scope).ToList();
        claims.AddRange(gaps);
        // What is missing and what is there are the parts of what should be.
        foreach (var gap in gaps)
            if (gap is { Verdict: Verdict.Consistent, Numbers.Count: 3 }) sums.Add(Held(gap, "numerator", n => n.Role != "numerator"));
        var wholes = WrongWholes.Of(scope).ToList();
        claims.AddRange(wholes);
        claims.AddRange(ShareClaims.Of(scope).Where(c => !wholes.Exists(w => w.Numbers.Any(n => n.Role == "share" && c.Numbers.Any(x => x.Role == "share" && x.Start == n.Start)))));
        claims.AddRange(NetClaims.Of(sentence));
        claims.AddRange(ConversionClaims.Of(sentence));
        claims.AddRange(PerUnitClaims.Of(scope));
        claims.AddRange(RatioClaims.Of(scope));
        claims.AddRange(TimesClaims.Of(scope));
        claims.AddRange(ThresholdClaims.Of(scope));
        claims.AddRange(CountClaims.Of(sentence));
        claims.AddRange(CountClaims.OfSlogans(sentence));
        claims.AddRange(AnaphorClaims.Of(scope));
        claims.AddRange(PlausibilityClaims.Of(sentence));
        claims.AddRange(MisusedPoints.Of(sentence));
        claims.AddRange(BareChanges.Of(sentence));
        claims.AddRange(TwoWays.Of(sentence));
        claims.AddRange(NormGaps.Of(sentence));
        claims.AddRange(Rephrased.Of(sentence));
        claims.AddRange(RateGapsInPercent.Of(scope).Where(c => !gaps.Exists(g => g.Verdict == Verdict.Inconsistent && g.Numbers.Any(n => n.Role == "delta" && c.Numbers.Contains(n)))));
        claims.AddRange(TinyChanges.Of(sentence));
        claims.AddRange(DutyParts.Of(sentence));
        claims.AddRange(SharesTogether.Of(sentence).Where(c => !claims.Exists(x => x.Kind == ClaimKind.Share && x.Verdict != Verdict.Undetermined && x.Numbers.Contains(c.Numbers.First(n => n.Role == "share")))));
        if (!made.Exists(c => c.Verdict != Verdict.Undetermined) && OpeningTotals.Of(sentence) is { } opening) claims.Add(opening);
        stated.Add(sentence);
        (earlier, before) = (before, sentence);
        return sentence;
    }

    private static HeldSum Held(Claim claim, string total, Func<ClaimNumber, bool> part) =>
        new(claim.Numbers.Where(n => n.Role == total).Select(n => (int?)n.Start).FirstOrDefault(), claim.Numbers.Where(part).Select(n => n.Start).ToHashSet());

    /// <summary>All claims of the paragraph, with those about changes, which may reach over several sentences.</summary>
    public IReadOnlyList<Claim> Close()
    {
        foreach (var frame in frames.Rest) claims.AddRange(ChangeClaims.Of(frame, frames.Rest));
        if (claims.Exists(c => c.Kind == ClaimKind.Plausibility)) DropDoubled();
        return claims;
    }

    // A share of 888% that already fails its own arithmetic is one finding, not two; 105% of a plan that holds is none.
    private void DropDoubled()
    {
        var decided = claims.Where(c => c.Verdict != Verdict.Undetermined && c.Kind != ClaimKind.Plausibility).SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
        var explained = claims.Where(c => c.Diagnoses.Count > 0 && c.Kind != ClaimKind.Plausibility).SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
        claims.RemoveAll(c => c.Kind == ClaimKind.Plausibility && c.Numbers.Any(n => (c.Diagnoses.Count > 0 ? explained : decided).Contains(n.Start)));
    }
}
