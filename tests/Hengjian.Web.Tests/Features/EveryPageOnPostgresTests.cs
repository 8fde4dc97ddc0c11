using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Data.Tests;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Workspaces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Hengjian.Web.Tests.Features;

/// <summary>
/// SQLite answers before anybody can wait for it, PostgreSQL does not: what happens side by side in one request shows only here. Some of
/// the demo's people follow the links of their pages, one of each kind.
/// </summary>
public sealed partial class EveryPageOnPostgresTests(TestDatabases databases)
{
    private const int OfEachKind = 1;
    private const int AtLeast = 120;

    private static readonly string[] People = ["supervisor", "lead", "finance-clerk", "county-checker", "security-administrator"];
    private static readonly HtmlParser Parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoeverFollowsTheLinksOfTheirPages_MeetsNoFault()
    {
        var directory = Directory.CreateTempSubdirectory("hengjian-web-pg-").FullName;
        try
        {
            var connection = await databases.NewAsync(TestDatabases.Postgres);
            var options = new WorkspaceOptions([new SqliteProvider(), new PostgresProvider()]) { ConnectionString = connection };
            Assert.True((await MakeDemoWorkspace.RunAsync(directory, options, cancel: Cancel)).IsOk);
            await using var app = new Application(directory, connection);
            var (seen, faults) = (0, new List<string>());
            foreach (var account in DemoAccounts.All.Where(a => People.Contains(a.Name)))
            {
                using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
                var answer = await client.PostFormAsync("/sign-in", "/sign-in", ("account", account.Name), ("password", DemoAccounts.Password));
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                seen += await FollowAsync(client, account.Name, faults);
            }
            Assert.Empty(faults);
            Assert.True(seen >= AtLeast, $"{seen} pages");
        }
        finally
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<int> FollowAsync(HttpClient client, string account, List<string> faults)
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(met);
        var seen = 0;
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            seen++;
            if (answer.StatusCode >= HttpStatusCode.InternalServerError) faults.Add($"{account}: {address} {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                if (!met.Add(link)) continue;
                var kind = Numbers().Replace(link.Split('?')[0], "n");
                var before = kinds.GetValueOrDefault(kind);
                if (before >= OfEachKind) continue;
                kinds[kind] = before + 1;
                waiting.Enqueue(link);
            }
        }
        return seen;
    }

    [GeneratedRegex("[0-9A-F]*[0-9][0-9A-Za-z._-]*")]
    private static partial Regex Numbers();

    private sealed class Application(string directory, string connection) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Production").UseSetting("data", directory).UseSetting("db", connection);
    }
}
