using System.Net;
using System.Text;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Data;

public sealed class ImportPageTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Wrong = "行政区划代码,项目编号,项目名称\n970101,P1,新建小学\n000001,P2,扩建初中\n";

    private string Uploads => Path.Combine(site.Workspace.Directory, "uploads");

    private JobRunner Runner => site.App.Services.GetRequiredService<JobRunner>();

    [Fact]
    public async Task WrongFileWithALongName_ComesBackMarked_AndNothingOfTheUploadStays()
    {
        var clerk = await site.SignedInAsync("clerk");
        var job = await UploadAsync(clerk, new string('表', 110) + ".csv", Wrong);
        await Runner.WaitAsync(job);
        var page = await clerk.PageAsync($"/jobs/{job}");
        Assert.Equal("失败", page.QuerySelector("h1 .chip")!.TextContent);
        var copy = await clerk.AnswerAsync(page.QuerySelectorAll("#job a[download]").Single().GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
        Assert.EndsWith("-错误标注.xlsx", copy.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Uploads));
    }

    [Fact]
    public async Task ImportCancelledInTheQueue_LeavesNoUploadBehind()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (go, clerk) = (new TaskCompletionSource(), await site.SignedInAsync("clerk"));
        var busy = new List<JobRecord>();
        for (var i = 0; i < 2; i++)
        {
            busy.Add(await Runner.StartAsync(new JobRequest("test", "占位", WebSite.FirstCounty, "clerk", async (_, stop) =>
            {
                await go.Task.WaitAsync(stop);
                return Kernel.Result.Ok<string?>(null);
            }), cancel));
        }
        var job = await UploadAsync(clerk, "项目表.csv", Wrong);
        await clerk.PostFormAsync($"/jobs/{job}", $"/jobs/{job}/cancel");
        await Runner.WaitAsync(job);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Uploads));
        go.SetResult();
        foreach (var one in busy) await Runner.WaitAsync(one.Id);
    }

    /// <summary>An import that has failed and left a marked copy.</summary>
    internal static async Task<long> FailAsync(WebSite site)
    {
        var job = await UploadAsync(await site.SignedInAsync("supervisor"), "项目表.csv", Wrong);
        await site.App.Services.GetRequiredService<JobRunner>().WaitAsync(job);
        return job;
    }

    private static async Task<long> UploadAsync(HttpClient client, string name, string csv, params (string Name, string Value)[] more)
    {
        var page = await client.PageAsync("/data/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("form[action='/data/import'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("project"), "kind" },
            { new StringContent(page.QuerySelector("#year option")!.GetAttribute("value")!), "year" },
            { new StringContent("970101"), "region" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "files", name },
        };
        foreach (var (field, value) in more) form.Add(new StringContent(value), field);
        var answer = await client.PostAsync(new Uri("/data/import", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
