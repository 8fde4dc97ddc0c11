using Hengjian.Evaluation.Outboxes;

namespace Hengjian.Web.Hosting;

/// <summary>Does the program's duties while the server runs.</summary>
internal sealed class OutboxService(OutboxWorker worker) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await worker.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is left waits for the next start.
        }
    }
}
