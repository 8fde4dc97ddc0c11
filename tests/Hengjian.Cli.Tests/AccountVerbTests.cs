using System.Text;

namespace Hengjian.Cli.Tests;

public sealed class AccountVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hengjian-account-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task FirstSecurityAdministrator_IsInvitedOnTheServer_AndVerifyIsContent()
    {
        var work = Path.Combine(folder, "work");
        var regions = Path.Combine(folder, "regions.csv");
        await File.WriteAllTextAsync(regions, "代码,名称,层级,上级代码\n990000,示例省,省,000000\n", Encoding.UTF8, TestContext.Current.CancellationToken);
        var made = await HengjianProcess.RunAsync("init", "--data", work, "--regions", regions, "--from", "2020-01-01", "--admin", "admin");
        Assert.True(made.ExitCode == 0, made.Errors);
        var invited = await HengjianProcess.RunAsync("account", "--data", work, "--name", "safe", "--show", "王安全", "--role", "security-administrator");
        Assert.True(invited.ExitCode == 0, invited.Errors);
        Assert.Matches("^/invitation\\?token=[A-Za-z0-9_-]{43}\\s*$", invited.Output);
        var both = await HengjianProcess.RunAsync("account", "--data", work, "--name", "admin", "--role", "auditor");
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("HJS0104", both.Errors, StringComparison.Ordinal);
        foreach (var (option, value, code) in ((string, string, string)[])[("--role", "typo", "HJS0102"), ("--region", "999999", "HJS0110"), ("--region", "-12345", "HJP0905")])
        {
            var half = await HengjianProcess.RunAsync("account", "--data", work, "--name", "half", "--show", "半途", option, value);
            Assert.Contains(code, half.Errors, StringComparison.Ordinal);
        }
        Assert.Contains("HJS0126", (await HengjianProcess.RunAsync("account", "--data", work, "--name", "half")).Errors, StringComparison.Ordinal);
        var unknown = await HengjianProcess.RunAsync("account", "--data", work, "--name", "nobody");
        Assert.Contains("HJS0126", unknown.Errors, StringComparison.Ordinal);
        var verify = await HengjianProcess.RunAsync("verify", "--data", work);
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Errors);
    }
}
