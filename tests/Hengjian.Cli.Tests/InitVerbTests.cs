using System.Text;

namespace Hengjian.Cli.Tests;

public sealed class InitVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hengjian-init-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task RegionsAndAdministrator_MakeAWorkspaceThatTakesData()
    {
        Write("regions.csv", "代码,名称,层级,上级代码\n990000,示例省,省,000000\n990100,示例市,市,990000\n990101,示例县,县,990100\n");
        var made = await InitAsync("work");
        Assert.True(made.ExitCode == 0, made.Errors);
        Write("schools.csv", "学校代码,学校名称,行政区划代码,学校类型,在校生数\nX1,示例小学,990101,小学,120\n");
        var import = await HengjianProcess.RunAsync(
            "import", "--data", Path.Combine(folder, "work"), "--kind", "school", "--period", "2025", "--region", "990101",
            Path.Combine(folder, "schools.csv"));
        Assert.True(import.ExitCode == 0, import.Errors);
        var verify = await HengjianProcess.RunAsync("verify", "--data", Path.Combine(folder, "work"));
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Errors);
    }

    [Fact]
    public async Task WrongRegions_MakeNothing()
    {
        Write("regions.csv", "代码,名称,层级,上级代码\n990101,示例县,县,990100\n");
        var made = await InitAsync("work");
        Assert.Equal(2, made.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(folder, "work")));
    }

    private Task<(int ExitCode, string Output, string Errors)> InitAsync(string name) => HengjianProcess.RunAsync(
        "init", "--data", Path.Combine(folder, name), "--regions", Path.Combine(folder, "regions.csv"), "--from", "2020-01-01", "--admin", "admin");

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text, Encoding.UTF8);
}
