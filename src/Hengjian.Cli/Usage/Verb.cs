namespace Hengjian.Cli.Usage;

/// <summary>One verb of the command.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Usage">The rest of the line.</param>
/// <param name="Purpose">Chinese, one line.</param>
/// <param name="Options">Names of options that take a value, without dashes.</param>
/// <param name="Switches">Names of options that take none.</param>
/// <param name="Run">Does it; returns the exit code.</param>
internal sealed record Verb(
    string Name, string Usage, string Purpose, string[] Options, string[] Switches,
    Func<Arguments, CancellationToken, Task<int>> Run);
