using System.Text;

namespace Hengjian.Cli.Tests;

/// <summary>One demo workspace made by the command itself, as a user would.</summary>
public sealed class DemoWorkspace : IAsyncLifetime
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("hengjian-cli-").FullName;

    public string Data => Path.Combine(Directory, "demo");

    public async ValueTask InitializeAsync()
    {
        var made = await HengjianProcess.RunAsync("demo", "--data", Data);
        if (made.ExitCode != 0) throw new InvalidOperationException(made.Errors);
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class WorkspaceVerbTests(DemoWorkspace demo) : IClassFixture<DemoWorkspace>
{
    [Fact]
    public async Task Report_IsAWordDocument()
    {
        var target = Path.Combine(demo.Directory, "report.docx");
        var run = await HengjianProcess.RunAsync("report", "--data", demo.Data, "--round", "1", "--out", target);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken))[..2]);
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(demo.Data, "hengjian.db")};Mode=ReadOnly");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var asked = database.CreateCommand();
        asked.CommandText = "SELECT count(*) FROM audit_entries WHERE action = 'download-report' AND who = 'command-line'";
        Assert.Equal(1L, await asked.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Import_RefusesNegativePupilsAndReturnsTheFileMarked()
    {
        var file = Path.Combine(demo.Directory, "schools.csv");
        await File.WriteAllTextAsync(
            file, "学校代码,学校名称,行政区划代码,学校类型,在校生数\nX1,某校,990101,小学,-5\n", Encoding.UTF8, TestContext.Current.CancellationToken);
        var run = await HengjianProcess.RunAsync(
            "import", "--data", demo.Data, "--kind", "school", "--period", "2025", "--region", "990101", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("没有存入任何数据", run.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(demo.Directory, "schools-错误标注.xlsx")), run.Errors);
    }

    [Fact]
    public async Task Import_NumbersMarkedCopiesOfFilesNamedAlike()
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(demo.Directory, "alike")).FullName;
        string[] files = [Path.Combine(folder, "a.csv"), Path.Combine(folder, "a.txt")];
        foreach (var file in files)
            await File.WriteAllTextAsync(file, "学校代码,学校名称,行政区划代码,学校类型,在校生数\nX1,某校,990101,小学,-5\n",
                Encoding.UTF8, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "a-错误标注.xlsx"), "mine", TestContext.Current.CancellationToken);
        await HengjianProcess.RunAsync(
            ["import", "--data", demo.Data, "--kind", "school", "--period", "2025", "--region", "990101", .. files]);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(folder, "a-错误标注.xlsx"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(folder, "a-错误标注-2.xlsx")));
        Assert.True(File.Exists(Path.Combine(folder, "a-错误标注-3.xlsx")));
    }

    [Fact]
    public async Task Import_ReadsDeclaredChangesOfDefinition()
    {
        var file = Path.Combine(demo.Directory, "changed.csv");
        await File.WriteAllTextAsync(
            file, "学校代码,学校名称,行政区划代码,学校类型,在校生数\nX1,某校,990101,小学,5\n", Encoding.UTF8, TestContext.Current.CancellationToken);
        var run = await HengjianProcess.RunAsync("import", "--data", demo.Data, "--kind", "school", "--period", "2025",
            "--region", "990101", "--definition", "在校生数", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HJD0458", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_StoresASnapshotAndRenewsTheRoundByWhatItReaches()
    {
        var run = await HengjianProcess.RunAsync("correct", "--data", demo.Data, "--kind", "class", "--period", "2025",
            "--school", "9910010001", "--key", "2101", "--reason", "学籍核对", "--round", "3", "班级学生数=57");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("班级学生数：", run.Errors, StringComparison.Ordinal);
        Assert.Contains("按更正增量测算", run.Errors, StringComparison.Ordinal);
        Assert.Equal(64, run.Output.Trim().Length);
        var again = await HengjianProcess.RunAsync("correct", "--data", demo.Data, "--kind", "class", "--period", "2025",
            "--school", "9910010001", "--key", "2101", "--reason", "学籍核对", "班级学生数=57");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("HJD0553", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_PassesThenFindsOneEditedByte()
    {
        var clean = await HengjianProcess.RunAsync("verify", "--data", demo.Data);
        Assert.True(clean.ExitCode == 0, clean.Output + clean.Errors);

        var values = Directory.EnumerateFiles(Path.Combine(demo.Data, "results"), "region-value.f64", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(values, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(values, bytes, TestContext.Current.CancellationToken);
        try
        {
            var found = await HengjianProcess.RunAsync("verify", "--data", demo.Data);
            Assert.Equal(1, found.ExitCode);
            Assert.Contains("region-value.f64", found.Output, StringComparison.Ordinal);
        }
        finally
        {
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(values, bytes, TestContext.Current.CancellationToken);
        }
    }
}
