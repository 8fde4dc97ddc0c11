using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Hengjian.Data.Facts;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Tests;

/// <summary>The application over a small workspace: one province, two counties, its accounts, two snapshots.</summary>
public sealed class WebSite : IAsyncLifetime
{
    public const string Password = "correct horse";
    public const int FirstCounty = 970101;
    public const int SecondCounty = 970102;

    private readonly Dictionary<string, byte[]> secrets = [];
    private readonly string directory = Path.Combine(Path.GetTempPath(), "hengjian-web-" + Guid.NewGuid().ToString("N"));

    public Application App { get; private set; } = null!;

    public Workspace Workspace { get; private set; } = null!;

    /// <summary>Ids of the snapshots by county.</summary>
    public IReadOnlyDictionary<int, long> Snapshots { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var created = await Workspace.CreateAsync(directory, new WorkspaceOptions([new SqliteProvider()]));
        Workspace = created.Value;
        await Workspace.Regions.SetAsync(
        [
            new(970000, "云岭省", RegionLevel.Province, 0), new(970100, "阳川市", RegionLevel.City, 970000),
            new(FirstCounty, "东溪县", RegionLevel.County, 970100), new(SecondCounty, "西坪县", RegionLevel.County, 970100),
        ], new DateOnly(2020, 1, 1));
        await AddAccountAsync("supervisor", new Grant("supervisor", 970000));
        await AddAccountAsync("clerk", new Grant("clerk", FirstCounty));
        await AddAccountAsync("auditor", new Grant("auditor", 0));
        await AddAccountAsync("province-auditor", new Grant("auditor", 970000));
        await AddAccountAsync("county-auditor", new Grant("auditor", FirstCounty));
        await AddAccountAsync("administrator", new Grant("administrator", 0));
        await AddAccountAsync("safe", new Grant("security-administrator", 0));
        await AddAccountAsync("county-administrator", new Grant("administrator", FirstCounty));
        await AddAccountAsync("county-safe", new Grant("security-administrator", FirstCounty));
        Snapshots = new Dictionary<int, long>
        {
            [FirstCounty] = await AddSnapshot(FirstCounty, "东溪县学校表.xlsx"),
            [SecondCounty] = await AddSnapshot(SecondCounty, "西坪县学校表.xlsx"),
        };
        App = new Application(directory);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A browser without scripts that has signed in; redirects are not followed.</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Visitor();
        var answer = await client.PostFormAsync("/sign-in", "/sign-in", ("account", account), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        if (secrets.TryGetValue(account, out var secret))
        {
            var coded = await client.PostFormAsync("/sign-in/code", "/sign-in/code", ("code", await FreshCodeAsync(account, secret)));
            Assert.Equal("/", coded.Headers.Location!.ToString());
        }
        return client;
    }

    /// <summary>A code of an account's second factor; that another test used one in this half minute is forgotten.</summary>
    public async Task<string> FreshCodeAsync(string account, byte[]? secret = null)
    {
        await using var db = Workspace.OpenDb();
        await db.Accounts.Where(a => a.Name == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.FactorStep, 0));
        return Totp.CodeOf(secret ?? secrets[account], Totp.StepOf(TimeProvider.System.GetUtcNow()));
    }

    /// <summary>What was changed in the records by hand is a deed, and each deed has a row in the log.</summary>
    public Task NoteDeedAsync() => Workspace.Audit.AppendAsync("somebody", "by-hand", "records", new { });

    /// <summary>A browser without scripts that has not signed in.</summary>
    public HttpClient Visitor() => App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    internal async Task AddAccountAsync(string name, params Grant[] grants)
    {
        var made = await Workspace.Accounts.CreateAsync(name, Password, "测试" + name, grants);
        Assert.True(made.IsOk);
        var factors = new FactorLibrary(Workspace);
        if (!factors.IsDemanded(made.Value)) return;
        secrets[name] = (await factors.BeginAsync(name, null)).Value;
        Assert.True((await factors.ConfirmAsync(name, Totp.CodeOf(secrets[name], Totp.StepOf(TimeProvider.System.GetUtcNow())), null)).IsOk);
    }

    private async Task<long> AddSnapshot(int region, string fileName)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(fileName));
        var file = await Workspace.Files.AddAsync(content);
        var table = new FactTable
        {
            Grain = Grain.SchoolYear,
            Period = 2025,
            Regions = [region, region, region],
            Stages = [SchoolStage.All, SchoolStage.All, SchoolStage.All],
            Keys = [$"{region}1", $"{region}2", $"{region}3"],
            Names = ["第一小学", "第二小学", "第三小学"],
            Columns = new Dictionary<string, Column> { ["stu"] = new NumberColumn([100, double.NaN, 0]) },
        };
        var records = await Workspace.Snapshots.AddAsync(
            [new FactSnapshot("school", region, new string('a', 64), table)],
            new SnapshotGiving("supervisor", "测试", [new SnapshotFile { Name = fileName, Sha256 = file.Sha256, Size = file.Size }]));
        return records[0].Id;
    }

    public sealed class Application(string directory) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Production").UseSetting("data", directory);
    }
}

/// <summary>What a browser does.</summary>
internal static class BrowserWithoutScripts
{
    private static readonly HtmlParser Parser = new();

    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> AnswerAsync(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative));

    public static Task<string> TextAsync(this HttpClient client, string address) =>
        client.GetStringAsync(new Uri(address, UriKind.Relative));

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer) =>
        Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page, takes its form's token along and posts.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = (await client.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var pairs = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(pairs));
    }
}
