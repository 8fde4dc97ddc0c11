using System.Text.RegularExpressions;

namespace Hengjian.Architecture.Tests;

/// <summary>A code means one thing for ever, and its message is Chinese.</summary>
public sealed partial class ProblemCodeTests
{
    [Fact]
    public void ACode_IsUsedInOnePlaceOnly()
    {
        var uses = Repository.Sources("src", ".cs", ".razor")
            .SelectMany(path => Codes().Matches(File.ReadAllText(path)).Select(m => (Code: m.Value, Path: path)))
            .ToLookup(u => u.Code, u => Path.GetRelativePath(Repository.Root, u.Path));
        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(u => u.Count() > 1).Select(u => $"{u.Key}: {string.Join(", ", u)}"));
    }

    [Fact]
    public void Codes_LiveInFilesNamedProblems()
    {
        string[] elsewhere = [.. Repository.Sources("src", ".cs", ".razor")
            .Where(path => Codes().IsMatch(File.ReadAllText(path)))
            .Where(path => !Path.GetFileNameWithoutExtension(path).EndsWith("Problems", StringComparison.Ordinal))];
        Assert.Empty(elsewhere);
    }

    [GeneratedRegex("\"HJ[IADPS][0-9]{4}\"")]
    private static partial Regex Codes();
}
