using Hengjian.Kernel;

namespace Hengjian.Evaluation.Jobs;

/// <summary>A job to be started.</summary>
/// <param name="Kind">Stable kind: import, run, report, verify.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="RegionCode">The region it belongs to: who may see it there, sees it.</param>
/// <param name="By">Sign-in name.</param>
/// <param name="Work">
/// Does it. Gives the address of what it made (null: nothing to see), or the problems; stops by throwing
/// <see cref="OperationCanceledException"/> when its token says so.
/// </param>
public sealed record JobRequest(
    string Kind, string Title, int RegionCode, string By, Func<JobContext, CancellationToken, Task<Result<string?>>> Work)
{
    /// <summary>
    /// What the work needs only while it runs; disposed however the job ends, also when it never got to run. Null for nothing.
    /// </summary>
    public IDisposable? Uses { get; init; }

    /// <summary>What becomes of the rest when the job is stopped, ending with “。”; null where nothing unfinished is kept.</summary>
    public string? IfStopped { get; init; }
}
