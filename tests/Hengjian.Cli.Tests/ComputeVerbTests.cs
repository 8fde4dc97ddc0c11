using System.Globalization;
using Hengjian.Data.ClickHouse.Tests;

namespace Hengjian.Cli.Tests;

public sealed class ComputeVerbTests : IDisposable
{
    private readonly string target = Directory.CreateTempSubdirectory("hengjian-compute-").FullName;

    public void Dispose() => Directory.Delete(target, recursive: true);

    // The five schools and their books come from a published worksheet, which prints 0.52 (0.5153 unrounded).
    [Fact]
    public async Task SampleCounty_GivesThePublishedVariation()
    {
        var run = await HengjianProcess.RunAsync("compute", Sample, "--out", target);
        Assert.Equal(0, run.ExitCode);
        var line = Lines("results.csv").Single(l => l.StartsWith("compulsory.jbjh.cv.books,990101,county,primary,", StringComparison.Ordinal));
        var fields = line.Split(',');
        Assert.Equal(0.5153, double.Parse(fields[5], CultureInfo.InvariantCulture), 4);
        Assert.Equal(["present", "5"], fields[6..]);
    }

    [Fact]
    public async Task SampleCounty_CountsClasses()
    {
        await HengjianProcess.RunAsync("compute", Sample, "--out", target, "--levels", "county");
        Assert.Contains("class-size.super-count,990101,county,primary,2024,1,present,6", Lines("results.csv"));
        Assert.Contains("class-size.super-count,990101,county,junior,2024,0,present,0", Lines("results.csv"));
        Assert.DoesNotContain(Lines("results.csv"), l => l.Contains(",city,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UncollectedElement_IsMissingNotZero()
    {
        await HengjianProcess.RunAsync("compute", Sample, "--out", target);
        Assert.Contains("compulsory.yzjh.cv.equipment-value,990101,county,primary,2024,,missing,0", Lines("results.csv"));
    }

    [Theory]
    [InlineData("缺少数据文件夹", "compute", "--out", "x")]
    [InlineData("--levels", "compute", "x", "--out", "y", "--levels", "village")]
    [InlineData("--levels", "compute", "x", "--out", "y", "--level", "city")]
    [InlineData("local 或 clickhouse", "compute", "x", "--out", "y", "--engine", "duckdb")]
    [InlineData("HJD0707", "compute", "x", "--out", "y", "--engine", "clickhouse")]
    [InlineData("HJD0708", "compute", "x", "--out", "y", "--engine", "clickhouse", "--servers", "somewhere")]
    [InlineData("同时写 --engine clickhouse", "compute", "x", "--out", "y", "--servers", "http://127.0.0.1:8123")]
    [InlineData("compute", "comptue", "x")]
    public async Task WrongUsage_ExitsTwoAndSaysWhatWouldBeRight(string says, params string[] typed)
    {
        var run = await HengjianProcess.RunAsync(typed);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithoutManifest_ExitsTwo()
    {
        var run = await HengjianProcess.RunAsync("compute", target, "--out", target);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HJD0601", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClickHouseServer_GivesTheSameFiles()
    {
        using var server = new ServerProcess();
        await server.ReadyAsync();
        await HengjianProcess.RunAsync("compute", Sample, "--out", target);
        var (regions, schools) = (Lines("results.csv"), Lines("schools.csv"));
        var run = await HengjianProcess.RunAsync(
            "compute", Sample, "--out", target, "--engine", "clickhouse", "--servers", server.Address.ToString());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("在 1 台服务器上", run.Errors, StringComparison.Ordinal);
        Assert.Equal(regions.Select(Cells), Lines("results.csv").Select(Cells));
        Assert.Equal(schools.Select(Cells), Lines("schools.csv").Select(Cells));

        // Sums may be added in another order: nine digits of the number, everything else as it stands.
        static string Cells(string line)
        {
            var cells = line.Split(',');
            if (double.TryParse(cells[5], CultureInfo.InvariantCulture, out var value)) cells[5] = value.ToString("G9", CultureInfo.InvariantCulture);
            return string.Join(',', cells);
        }
    }

    // Port 9 is nobody's: no result file may be left that looks like one.
    [Fact]
    public async Task DeadServer_IsIncompleteAndWritesNothing()
    {
        var run = await HengjianProcess.RunAsync("compute", Sample, "--out", target, "--engine", "clickhouse", "--servers", "http://127.0.0.1:9");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HJD0701", run.Errors, StringComparison.Ordinal);
        Assert.Contains("结果不完整", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(target));
    }

    private static string Sample => Path.Combine(HengjianProcess.RepositoryRoot, "samples", "county");

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(target, file));
}
