using System.Text.RegularExpressions;
using Hengjian.Browser.Tests;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserSite))]
// One browser and one server for all: side by side they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Hengjian.Browser.Tests;

/// <summary>The application over the demo workspace on a loopback port, and a headless Chromium.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string directory = Path.Combine(Path.GetTempPath(), "hengjian-browser-" + Guid.NewGuid().ToString("N"));
    private Application app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>http://127.0.0.1:PORT.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The program's own services, to arrange what a journey is not about.</summary>
    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var made = await MakeDemoWorkspace.RunAsync(directory, new WorkspaceOptions([new SqliteProvider()]));
        Assert.True(made.IsOk, string.Join('\n', made.Problems));
        app = new Application(directory);
        app.UseKestrel(0);
        app.StartServer();
        Address = app.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--disable-gpu", "--disable-dev-shm-usage"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A fresh page; what its console complains of is collected.</summary>
    public async Task<Visit> VisitAsync(bool scripts = true, int width = 1366, int height = 768)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = height },
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>A fresh page of somebody who has signed in.</summary>
    public async Task<Visit> SignedInAsync(string account, bool scripts = true, int width = 1366, int height = 768)
    {
        var visit = await VisitAsync(scripts, width, height);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.FillAsync("#account", account);
        await visit.Page.FillAsync("#password", DemoAccounts.Password);
        await visit.Page.ClickAsync("form button.btn-primary");
        await visit.IsAtAsync("^(?!.*/sign-in)");
        return visit;
    }

    private sealed class Application(string directory) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production").UseSetting("data", directory);
    }
}

/// <summary>One page of one person.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    internal Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console: a broken script, a style the policy forbids, a file that is not there.</summary>
    public IList<string> Complaints { get; } = [];

    /// <summary>
    /// Waits until the address is like that and the page whole. Not <c>WaitForURLAsync</c>: that one looks once and then listens, and
    /// an address that changes in between is missed for ever (8 of 1,600 on a busy machine); this one looks until it is so.
    /// </summary>
    /// <param name="pattern">A regular expression anywhere in the address.</param>
    public async Task IsAtAsync(string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));
        while (await Page.EvaluateAsync<string>("document.readyState") != "complete") await Task.Delay(20);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
