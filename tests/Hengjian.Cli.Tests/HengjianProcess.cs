using System.Diagnostics;

namespace Hengjian.Cli.Tests;

/// <summary>Runs the command as a user does: another process, its streams and its exit code.</summary>
internal static class HengjianProcess
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] typed)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hengjian.dll"));
        foreach (var word in typed) start.ArgumentList.Add(word);
        start.Environment["HENGJIAN_PASSWORD"] = "correct horse battery";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hengjian.slnx"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
