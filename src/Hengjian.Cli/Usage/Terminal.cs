using Hengjian.Kernel;

namespace Hengjian.Cli.Usage;

/// <summary>What a verb tells the person at the terminal.</summary>
internal static class Terminal
{
    /// <summary>Prints problems, one a line, on stderr.</summary>
    public static int Refuse(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return ExitCode.BadInput;
    }
}
