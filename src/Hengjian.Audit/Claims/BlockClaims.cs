using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds and checks the claims of one paragraph.</summary>
internal sealed class BlockClaims
{
    private readonly string text;
    private readonly ChangeFrames frames = new();
    private Sentence? before;
    private Sentence? earlier;
    private Period? period;
    private int first = -1;

    /// <summary>Begins a paragraph of a text.</summary>
    public BlockClaims(string text) => this.text = text;

    /// <summary>Reads one sentence and adds the claims that end in it.</summary>
    /// <returns>The sentence; null when it holds no number.</returns>
    public Sentence? Read(int start, int end, List<Claim> into)
    {
        var tokens = new List<Token>();
        Lexer.Read(text, start, end, tokens);
        if (first < 0) first = into.Count;
        period = tokens.FindLast(t => t.Kind == TokenKind.Period && t.Period!.Year is not null).Period ?? period;
        if (!tokens.Exists(t => t.Kind == TokenKind.Quantity)) return null;
        var sentence = new Sentence(text, start, end, tokens, MentionReader.Read(text, tokens, period));
        var scope = new Scope(sentence, before, earlier);
        frames.Read(sentence);
        into.AddRange(SumClaims.Of(sentence, before));
        into.AddRange(ShareClaims.Of(scope));
        into.AddRange(GapClaims.Of(scope));
        into.AddRange(PerUnitClaims.Of(scope));
        into.AddRange(RatioClaims.Of(scope));
        into.AddRange(ThresholdClaims.Of(scope));
        into.AddRange(CountClaims.Of(sentence));
        into.AddRange(PlausibilityClaims.Of(sentence));
        (earlier, before) = (before, sentence);
        return sentence;
    }

    /// <summary>Adds the claims about changes, which may reach over several sentences.</summary>
    public void Close(List<Claim> into)
    {
        foreach (var frame in frames.All) into.AddRange(ChangeClaims.Of(frame));
        if (first >= 0) DropDoubled(into);
    }

    // A share of 888% that already fails its own arithmetic is one finding, not two.
    private void DropDoubled(List<Claim> into)
    {
        var wrong = into.Skip(first).Where(c => c.Verdict == Verdict.Inconsistent && c.Kind != ClaimKind.Plausibility).SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
        if (wrong.Count > 0) into.RemoveAll(c => c.Kind == ClaimKind.Plausibility && c.Numbers.Any(n => wrong.Contains(n.Start)));
    }
}
