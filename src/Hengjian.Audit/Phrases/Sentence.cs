namespace Hengjian.Audit.Phrases;

/// <summary>One sentence with what was read from it.</summary>
/// <param name="Text">Whole text of the report, which all offsets point into.</param>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Mentions">Its quantities.</param>
public sealed record Sentence(string Text, int Start, int End, List<Token> Tokens, List<Mention> Mentions);
