namespace Hengjian.Audit.Tests;

/// <summary>Sentences with one error each, written after the grammar; every one must be flagged.</summary>
public sealed class FalseSentencesTests
{
    public static TheoryData<string> Sentences => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "FalseSentences.txt"))];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void FalseSentence_IsFlagged(string sentence) => Assert.NotEmpty(Audited.Wrong(sentence));
}
