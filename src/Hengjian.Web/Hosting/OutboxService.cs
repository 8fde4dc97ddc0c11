using Hengjian.Evaluation.Outboxes;

namespace Hengjian.Web.Hosting;

/// <summary>Does the program's duties while the server runs.</summary>
internal sealed partial class OutboxService(OutboxWorker worker, ILogger<OutboxService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await worker.RunAsync(e => NotLooked(log, e), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is left waits for the next start.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "发件箱这一次没有处理，稍后再试")]
    private static partial void NotLooked(ILogger log, Exception error);
}
