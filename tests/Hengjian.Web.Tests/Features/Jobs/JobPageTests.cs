using System.Net;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Jobs;
using Hengjian.Kernel;
using Hengjian.Web.Features.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Jobs;

public sealed class JobPageTests(WebSite site) : IClassFixture<WebSite>
{
    private JobRunner Runner => site.App.Services.GetRequiredService<JobRunner>();

    [Fact]
    public async Task RunningJob_IsWatchedWithAndWithoutScripts_AndCanBeStopped()
    {
        var client = await site.SignedInAsync("clerk");
        var job = await Runner.StartAsync(new JobRequest("test", "长任务", WebSite.FirstCounty, "clerk", Forever), TestContext.Current.CancellationToken);
        var page = await client.PageAsync($"/jobs/{job.Id}");
        Assert.Equal($"/jobs/{job.Id}", page.QuerySelector("#job")!.GetAttribute("hx-get"));
        Assert.Contains("http-equiv=\"refresh\"", page.QuerySelector("head noscript")!.InnerHtml, StringComparison.Ordinal);
        var answer = await client.PostFormAsync($"/jobs/{job.Id}", $"/jobs/{job.Id}/cancel");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await Runner.WaitAsync(job.Id);
        var ended = await client.PageAsync($"/jobs/{job.Id}");
        Assert.Equal(JobState.Cancelled.NameOf(), ended.QuerySelector("h1 .chip")!.TextContent);
        Assert.False(ended.QuerySelector("#job")!.HasAttribute("hx-get"));
    }

    [Fact]
    public async Task JobOfAnotherCounty_IsNotThere()
    {
        var job = await Runner.StartAsync(new JobRequest("test", "邻县任务", WebSite.SecondCounty, "supervisor", AtOnce), TestContext.Current.CancellationToken);
        await Runner.WaitAsync(job.Id);
        var clerk = await site.SignedInAsync("clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.AnswerAsync($"/jobs/{job.Id}")).StatusCode);
        Assert.DoesNotContain("邻县任务", (await clerk.PageAsync("/jobs")).Body!.TextContent, StringComparison.Ordinal);
        var cancel = await clerk.PostFormAsync("/jobs", $"/jobs/{job.Id}/cancel");
        Assert.Equal(HttpStatusCode.NotFound, cancel.StatusCode);
    }

    [Fact]
    public async Task List_HoldsTheNewest_AndSaysHowManyThereAre()
    {
        await using (var db = site.Workspace.OpenDb())
        {
            db.Jobs.AddRange(Enumerable.Range(0, JobsFeature.MostListed + 1).Select(i => new JobRecord
            {
                Kind = "test",
                Title = "旧任务",
                RegionCode = WebSite.SecondCounty,
                CreatedBy = "supervisor",
                CreatedAt = DateTimeOffset.UnixEpoch,
                State = JobState.Done,
                Log = "一行记录",
            }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var page = await (await site.SignedInAsync("supervisor")).PageAsync("/jobs");
        Assert.Contains("这里列出最新的 2,000 项", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, page.QuerySelectorAll("#jobs tbody tr").Length);
    }

    private static async Task<Result<string?>> Forever(JobContext context, CancellationToken cancel)
    {
        context.Report(0.3, "正在做");
        await Task.Delay(Timeout.Infinite, cancel);
        return Result.Ok<string?>(null);
    }

    private static Task<Result<string?>> AtOnce(JobContext context, CancellationToken cancel) =>
        Task.FromResult(Result.Ok<string?>("/data"));
}
