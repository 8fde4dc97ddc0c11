namespace Hengjian.Cli.Tests;

public sealed class DocsVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hengjian-docs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Docs_WritesAPageForEachIndicatorAndRemovesTheOldOnes()
    {
        var gone = Path.Combine(folder, "gone.md");
        var kept = Path.Combine(folder, "picture.svg");
        await File.WriteAllTextAsync(gone, "old", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(kept, "<svg/>", TestContext.Current.CancellationToken);
        var run = await HengjianProcess.RunAsync("docs", "--out", folder);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(File.Exists(Path.Combine(folder, "class-size", "class-size.average.md")));
        Assert.True(File.Exists(Path.Combine(folder, "not-computable.md")));
        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public async Task Docs_WithoutAFolder_IsRefused()
    {
        var run = await HengjianProcess.RunAsync("docs");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out", run.Errors, StringComparison.Ordinal);
    }
}
