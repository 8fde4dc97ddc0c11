using Hengjian.Domain.Access;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tasks;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.Extensions.Options;

namespace Hengjian.Web.Features.Tasks;

/// <summary>待办: what waits for somebody, what they did and started; messages by e-mail and webhook.</summary>
public static partial class TasksFeature
{
    /// <summary>The task centre.</summary>
    public const string Root = "/tasks";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddTasks(this IServiceCollection services)
    {
        services.AddSingleton(new NavEntry(5, "待办", Root, "check", Permission.ViewHome));
        services.AddScoped<TaskList>();
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section);
        services.AddHttpClient(MessagingOptions.Section, c => (c.Timeout, c.MaxResponseContentBufferSize) = (MessageSender.Longest, 65_536));
        services.AddSingleton(sp => new MessageSender(
            sp.GetRequiredService<Evaluation.Workspaces.Workspace>(), sp.GetRequiredService<IOptions<MessagingOptions>>().Value,
            sp.GetRequiredService<IHttpClientFactory>().CreateClient(MessagingOptions.Section)));
        services.AddSingleton(sp => new DailyDigest(
            sp.GetRequiredService<Evaluation.Workspaces.Workspace>(), sp.GetRequiredService<Domain.Calendars.WorkCalendar>(), sp.GetRequiredService<IOptions<MessagingOptions>>().Value));
        foreach (var kind in (string[])[MessageOutbox.Kind, MessageSender.MailKind, MessageSender.ChatKind])
            services.AddSingleton(sp => sp.GetRequiredService<MessageSender>().Duties.First(d => d.Kind == kind));
        services.AddSingleton(sp => new OutboxDuty(DailyDigest.Kind, sp.GetRequiredService<DailyDigest>().MakeAsync) { Name = "每日待办汇总" });
        services.AddHostedService<DigestStart>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapTasks(this IEndpointRouteBuilder app) => app.MapGet(Root, ShowAsync).Requires(Permission.ViewHome);

    private static async Task<IResult> ShowAsync(string? box, TaskList list, CancellationToken cancel)
    {
        var asked = box switch { "done" => TaskBox.Done, "mine" => TaskBox.Mine, "cc" => TaskBox.Copied, _ => TaskBox.Todo };
        return Pages.Show<TasksPage>(new { Box = asked, List = await list.ReadAsync(asked, cancel) });
    }

    private sealed partial class DigestStart(DailyDigest digest, TimeProvider clock, ILogger<DigestStart> log) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

        // A database that is busy at the start, or another process that plans the same day, must not stop the server.
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await digest.PlanAsync(stoppingToken);
                    return;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    NotPlanned(log, e);
                    await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "每日提醒还没有排上，稍后再试")]
        private static partial void NotPlanned(ILogger log, Exception error);
    }
}
