using System.Net;
using System.Text;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Jobs;
using Hengjian.Web.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Data;

public sealed class ImportPageTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Wrong = "行政区划代码,项目编号,项目名称\n970101,P1,新建小学\n000001,P2,扩建初中\n";

    private const string Right = "行政区划代码,项目编号,项目名称\n970101,P1,新建小学\n";

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

    [Fact]
    public async Task ChangedDefinition_IsKeptAndShown()
    {
        var clerk = await site.SignedInAsync("clerk");
        var element = site.App.Services.GetRequiredService<CurrentDefinitions>().Catalogue.Dictionary.Of(Indicators.Facts.Grain.Project)
            .First(e => e.Kind == Indicators.Facts.ValueKind.Number);
        var job = await UploadAsync(clerk, "项目表.csv", $"行政区划代码,项目编号,项目名称,{element.NameZh}\n970101,P1,新建小学,100\n", ("definition", element.NameZh + "：今年起含附属用房"));
        await Runner.WaitAsync(job);
        Assert.Equal("完成。", (await Runner.FindAsync(job, TestContext.Current.CancellationToken))!.Message);
        var link = (await clerk.PageAsync($"/jobs/{job}")).QuerySelector("a.btn-primary")!.GetAttribute("href")!;
        Assert.Contains("今年起含附属用房", (await clerk.PageAsync(link)).QuerySelector(".notice-wait")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownElementInTheDefinition_IsRefusedBeforeTheJob_AndWhatWasTypedStays()
    {
        var clerk = await site.SignedInAsync("clerk");
        var answer = await PostAsync(clerk, "项目表.csv", Right, ("definition", "没有这一项：变了"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("没有这一项", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("没有这一项：变了", page.QuerySelector("#definition")!.TextContent);
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
        var answer = await PostAsync(client, name, csv, more);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string name, string csv, params (string Name, string Value)[] more)
    {
        var page = await client.PageAsync("/data/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("form[action='/data/import'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("project"), "kind" },
            { new StringContent(page.QuerySelector("#year option:not([value=''])")!.GetAttribute("value")!), "year" },
            { new StringContent("970101"), "region" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "files", name },
        };
        foreach (var (field, value) in more) form.Add(new StringContent(value), field);
        return await client.PostAsync(new Uri("/data/import", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }
}
