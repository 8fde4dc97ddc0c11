using System.Text;
using Hengjian.Cli;
using Hengjian.Cli.Usage;

// Data goes to stdout and progress to stderr, both UTF-8 whatever the terminal was set to.
Console.OutputEncoding = new UTF8Encoding(false);
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    return await CommandLine.RunAsync(args, stop.Token);
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("已取消，没有留下任何改动。");
    return ExitCode.BadInput;
}
