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

    /// <summary>Begins a paragraph of a text.</summary>
    public BlockClaims(string text) => this.text = text;

    /// <summary>Reads one sentence and adds the claims that end in it.</summary>
    /// <returns>The sentence; null when it holds no number.</returns>
    public Sentence? Read(int start, int end, List<Claim> into)
    {
        var tokens = new List<Token>();
        Lexer.Read(text, start, end, tokens);
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
        (earlier, before) = (before, sentence);
        return sentence;
    }

    /// <summary>Adds the claims about changes, which may reach over several sentences.</summary>
    public void Close(List<Claim> into)
    {
        foreach (var frame in frames.All) into.AddRange(ChangeClaims.Of(frame));
    }
}
