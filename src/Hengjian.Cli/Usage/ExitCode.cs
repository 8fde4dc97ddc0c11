namespace Hengjian.Cli.Usage;

/// <summary>What the shell learns.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Findings, or a failed verification.</summary>
    public const int Findings = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;
}
