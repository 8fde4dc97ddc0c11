using Hengjian.Data.Records;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evening;

/// <summary>
/// Somebody at work while the server dies again and again. Writes down what was sent before sending it and what was
/// acknowledged before the next step, and afterwards judges the records by that.
/// </summary>
internal abstract class KillClient(string name, AckJournal journal)
{
    /// <summary>Code of the answer that somebody changed something meanwhile and that it is to be tried again.</summary>
    internal const string JustChanged = "HJP0756";

    /// <summary>For the report.</summary>
    public string Name => name;

    /// <summary>Acknowledged deeds so far.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>What the server did that it must not do while it lives.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Works until the server is gone.</summary>
    public async Task WorkAsync(ServerProcess server, CancellationToken cancel)
    {
        while (!server.IsDead && !cancel.IsCancellationRequested)
        {
            try
            {
                await StepAsync(cancel);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The connection breaks a moment before this program knows why.
                for (var waited = 0; waited < 50 && !server.IsDead; waited++) await Task.Delay(20, cancel);
                if (!server.IsDead) Faults.Add($"{name}: {e.Message}");
            }
        }
    }

    /// <summary>Holds the records against what was acknowledged; called while nobody works.</summary>
    /// <returns>What is wrong.</returns>
    public abstract Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel);

    /// <summary>One deed; what was broken off before is taken up again first.</summary>
    protected abstract Task StepAsync(CancellationToken cancel);

    /// <summary>Before it is sent.</summary>
    protected void Sent(object what) => journal.Write(name, new { sent = what });

    /// <summary>When the answer is there.</summary>
    protected void Acked(object what)
    {
        journal.Write(name, new { acknowledged = what });
        Acknowledged++;
    }

    /// <summary>An answer that is none of those foreseen.</summary>
    protected void Fault(string what)
    {
        journal.Write(name, new { fault = what });
        Faults.Add($"{name}: {what}");
    }
}
