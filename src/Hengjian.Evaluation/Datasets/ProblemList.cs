using Hengjian.Kernel;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Collects problems up to a limit, so that a wrong column does not make a million of them.</summary>
internal sealed class ProblemList(int limit = 200)
{
    private readonly List<Problem> problems = [];

    public bool Any => problems.Count > 0;

    public bool IsFull => problems.Count >= limit;

    public void Add(Problem problem)
    {
        if (problems.Count == limit - 1) problems.Add(DatasetProblems.TooMany(limit - 1));
        else if (problems.Count < limit) problems.Add(problem);
    }

    public void AddRange(IEnumerable<Problem> more)
    {
        foreach (var problem in more) Add(problem);
    }

    public Result<T> Fail<T>() => Result.Fail<T>(problems);
}
