namespace Hengjian.Oracle.Tests;

/// <summary>A second implementation that borrowed from the first would agree with its mistakes.</summary>
public sealed class IndependenceTests
{
    private static readonly string[] Allowed = ["Hengjian.Indicators.Facts", "Hengjian.Oracle.Tests.Plain"];

    [Fact]
    public void PlainEvaluator_MentionsNothingOfTheProductButRowsAndRegions()
    {
        var files = Directory.GetFiles(Path.Combine(Folder(), "Plain"), "*.cs", SearchOption.AllDirectories);
        Assert.True(files.Length > 8);
        var mentions = files.SelectMany(f => File.ReadAllText(f).Split([' ', ';', '(', '<', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Contains("Hengjian.", StringComparison.Ordinal) && !Allowed.Contains(w, StringComparer.Ordinal))
            .Select(w => $"{Path.GetFileName(f)}: {w}"));
        Assert.Empty(mentions);
    }

    /// <summary>Of the rows' own namespace only carriers are used, not the helpers that know what a stage or type means.</summary>
    [Fact]
    public void PlainEvaluator_KnowsStagesAndSchoolTypesByItself()
    {
        string[] helpers = ["SchoolTypes", "SchoolStageNames", "ClassStages", "DataDictionary", ".Includes(", ".CountyRange("];
        var mentions = Directory.GetFiles(Path.Combine(Folder(), "Plain"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => helpers.Where(h => File.ReadAllText(f).Contains(h, StringComparison.Ordinal)).Select(h => $"{Path.GetFileName(f)}: {h}"));
        Assert.Empty(mentions);
    }

    /// <summary>No global using may bring the product in by the back door.</summary>
    [Fact]
    public void Project_HasNoGlobalUsingsOfTheProduct() =>
        Assert.DoesNotContain(Directory.GetFiles(Folder(), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "IndependenceTests.cs"),
            f => File.ReadAllText(f).Contains("global using", StringComparison.Ordinal)
                || File.ReadAllText(f).Contains("<Using Include=\"Hengjian", StringComparison.Ordinal));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hengjian.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "Hengjian.Oracle.Tests");
    }
}
