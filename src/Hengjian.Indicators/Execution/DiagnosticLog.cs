using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>What was noticed while computing; the same thing is told once.</summary>
internal sealed class DiagnosticLog
{
    private readonly HashSet<Problem> known = [];
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public void Add(Problem problem)
    {
        if (known.Add(problem)) problems.Add(problem);
    }
}
