using System.Text;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Jobs;

/// <summary>What a running job talks to: progress, log, and whether it was asked to stop.</summary>
public sealed class JobContext
{
    /// <summary>Rows are written at most this often; a loop may report each of a million rows.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Workspace workspace;
    private readonly CancellationTokenSource stop;
    private readonly Lock gate = new();
    private readonly StringBuilder log = new();
    private double progress;
    private string message = "";
    private long? lastWritten;

    internal JobContext(Workspace workspace, long id, CancellationTokenSource stop)
    {
        this.workspace = workspace;
        this.stop = stop;
        Id = id;
    }

    /// <summary>Number of the job.</summary>
    public long Id { get; }

    /// <summary>Says how far it is.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="text">Chinese: what is being done; null leaves the last text.</param>
    public void Report(double share, string? text = null)
    {
        lock (gate)
        {
            progress = Math.Clamp(share, 0, 1);
            message = text ?? message;
            // The first word comes at once: the first step of a job may be its longest.
            if (lastWritten is { } last && workspace.Clock.GetElapsedTime(last) < Interval) return;
            Write();
        }
    }

    /// <summary>What to say when the job is done; “完成。” when nothing was set. A job that did only a part says so here.</summary>
    public string Conclusion { get; set; } = "完成。";

    /// <summary>Adds a line to the log.</summary>
    public void Log(string line)
    {
        lock (gate)
        {
            log.Append(line).Append('\n');
        }
    }

    internal string LogText
    {
        get
        {
            lock (gate) return log.ToString();
        }
    }

    private void Write()
    {
        lastWritten = workspace.Clock.GetTimestamp();
        using var db = workspace.OpenDb();
        var text = log.ToString();
        db.Jobs.Where(j => j.Id == Id).ExecuteUpdate(s => s
            .SetProperty(j => j.Progress, progress).SetProperty(j => j.Message, message).SetProperty(j => j.Log, text));
        // Another process (the command line beside the web) may have asked through the row.
        if (db.Jobs.Any(j => j.Id == Id && j.CancelRequested)) stop.Cancel();
    }
}
