using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Web.Tests.Features.Packages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security;

/// <summary>Who gets through which door to whose work: every address of self-evaluation by everybody, against a plain table said here a second time.</summary>
public sealed class RightsMatrixTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Units = "finance-clerk finance-head education-clerk education-head";
    private const string Own = "finance-clerk finance-head";
    private const string Government = "lead office county-leader";
    private const string Evaluators = "supervisor city-lead reviewer province-leader";

    // State of the package, openness of finance's part, address, who may look. Whoever is not named is refused.
    private static readonly (PackageState Package, Openness Part, string Address, string Who)[] Looks =
    [
        (PackageState.Preparing, Openness.Unit, "/packages/{p}", $"{Units} {Government}"),
        (PackageState.Preparing, Openness.Unit, "/packages/{p}/receipt", $"{Units} {Government}"),
        (PackageState.Preparing, Openness.Unit, "/packages/{p}/publicity", "lead"),
        (PackageState.Preparing, Openness.Unit, "/packages/{p}/approval", "office"),
        (PackageState.Preparing, Openness.Unit, "/packages/{p}/submit", "office"),
        (PackageState.Preparing, Openness.Unit, "/work/{f}", Own),
        (PackageState.Preparing, Openness.Government, "/work/{f}", $"{Own} {Government}"),
        (PackageState.Submitted, Openness.Evaluator, "/packages/{p}", $"{Units} {Government} {Evaluators}"),
        (PackageState.Submitted, Openness.Evaluator, "/packages/{p}/receipt", $"{Units} {Government} {Evaluators}"),
        (PackageState.Submitted, Openness.Evaluator, "/packages/{p}/publicity", "lead"),
        (PackageState.Submitted, Openness.Evaluator, "/work/{f}", $"{Own} {Government} {Evaluators}"),
        // Without a submission there is no file, for nobody.
        (PackageState.Preparing, Openness.Unit, "/packages/{p}/receipt.docx", ""),
    ];

    // State of the package and of finance's part, address, whose deed it is; the others must leave everything as it was.
    private static readonly (PackageState Package, ContributionState Part, string Address, string Who)[] Deeds =
    [
        (PackageState.Preparing, ContributionState.Open, "/work/{f}/hand-in", "finance-clerk"),
        (PackageState.Preparing, ContributionState.HandedToCheck, "/work/{f}/withdraw", "finance-clerk"),
        (PackageState.Preparing, ContributionState.HandedToCheck, "/work/{f}/check", "finance-head"),
        (PackageState.Preparing, ContributionState.HandedToCheck, "/work/{f}/return", "finance-head"),
        (PackageState.Preparing, ContributionState.Checked, "/work/{f}/return", "lead"),
        (PackageState.Preparing, ContributionState.Checked, "/work/{f}/merge", "lead"),
        (PackageState.Preparing, ContributionState.Open, "/packages/{p}/moves?HandIn", "finance-clerk"),
        (PackageState.Preparing, ContributionState.HandedToCheck, "/packages/{p}/moves?Check", "finance-head"),
        (PackageState.Preparing, ContributionState.Checked, "/packages/{p}/moves?Merge", "lead"),
        (PackageState.Preparing, ContributionState.Merged, "/packages/{p}/compile", "lead"),
        (PackageState.Compiled, ContributionState.Merged, "/packages/{p}/reopen", "lead"),
        (PackageState.Compiled, ContributionState.Merged, "/packages/{p}/publicity", "lead"),
        (PackageState.Publicity, ContributionState.Merged, "/packages/{p}/publicity/withdraw", "lead"),
        (PackageState.Publicity, ContributionState.Merged, "/packages/{p}/objections/1", "lead"),
        (PackageState.Publicity, ContributionState.Merged, "/packages/{p}/approval", "office"),
        (PackageState.Approved, ContributionState.Merged, "/packages/{p}/unapprove", "office"),
        (PackageState.Approved, ContributionState.Merged, "/packages/{p}/submit", "office"),
        (PackageState.Submitted, ContributionState.Merged, "/packages/{p}/accept", "supervisor"),
        (PackageState.Submitted, ContributionState.Merged, "/packages/{p}/return", "supervisor"),
    ];

    private static readonly string[] Everybody = [.. PackageSeed.People.Keys, "supervisor", "auditor", "administrator", "safe", ""];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryDoor_OpensForWhomItShould_AndForNobodyElse()
    {
        var seed = await PackageSeed.MakeAsync(site);
        var clients = new Dictionary<string, HttpClient>();
        foreach (var name in Everybody) clients[name] = name.Length == 0 ? site.Visitor() : await site.SignedInAsync(name);
        var wrong = new List<string>();
        foreach (var look in Looks)
        {
            await PrepareAsync(seed, look.Package, ContributionState.Merged, look.Part);
            foreach (var (name, client) in clients)
            {
                var answer = await client.AnswerAsync(Address(look.Address, seed));
                var expected = look.Who.Split(' ').Contains(name) && name.Length > 0;
                if (!Fits(answer.StatusCode, expected, name)) wrong.Add($"GET {look.Address} {look.Package} {look.Part} {name}: {answer.StatusCode}");
                if (!expected && (await answer.Content.ReadAsStringAsync(Cancel)).Contains("只增不减", StringComparison.Ordinal)) wrong.Add($"{look.Address} tells {name}");
            }
        }
        foreach (var deed in Deeds)
            foreach (var (name, client) in clients.Where(c => !deed.Who.Split(' ').Contains(c.Key)))
            {
                await PrepareAsync(seed, deed.Package, deed.Part, ContributionMachine.OpennessOf(deed.Part));
                var before = await PrintAsync();
                var answer = await client.PostFormAsync(name.Length == 0 ? "/sign-in" : "/account", Address(deed.Address, seed), Body(deed.Address, seed));
                if (!Fits(answer.StatusCode, false, name)) wrong.Add($"POST {deed.Address} {deed.Package} {deed.Part} {name}: {answer.StatusCode}");
                if (before != await PrintAsync()) wrong.Add($"POST {deed.Address} by {name} changed something");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The same request by who may do it is taken: the refusals above are of persons, not of requests.
    [Fact]
    public async Task EveryDeed_IsTakenFromWhoMay()
    {
        var seed = await PackageSeed.MakeAsync(site);
        var wrong = new List<string>();
        foreach (var deed in Deeds.Where(d => d.Address.StartsWith("/work", StringComparison.Ordinal) || d.Address.Contains("/moves", StringComparison.Ordinal) || d.Address.EndsWith("compile", StringComparison.Ordinal) || d.Address.EndsWith("reopen", StringComparison.Ordinal)))
        {
            await PrepareAsync(seed, deed.Package, deed.Part, ContributionMachine.OpennessOf(deed.Part));
            await seed.SetAsync(seed.Education, ContributionState.Merged);
            var answer = await (await site.SignedInAsync(deed.Who.Split(' ')[0])).PostFormAsync("/account", Address(deed.Address, seed), Body(deed.Address, seed));
            var taken = deed.Address.Contains("/moves", StringComparison.Ordinal)
                ? (await answer.Content.ReadAsStringAsync(Cancel)).Contains("办成 1 项，0 项没有办成", StringComparison.Ordinal)
                : answer.StatusCode == HttpStatusCode.Redirect;
            if (!taken) wrong.Add($"{deed.Address} {deed.Part} {deed.Who}: {answer.StatusCode}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Drafts_AreInNoListOrLogOrSearchOfOthers()
    {
        var seed = await PackageSeed.MakeAsync(site);
        await PrepareAsync(seed, PackageState.Preparing, ContributionState.Open, Openness.Unit);
        foreach (var name in PackageSeed.People.Keys.Append("supervisor").Append("auditor"))
        {
            var client = await site.SignedInAsync(name);
            foreach (var address in (string[])["/", "/packages", "/find?q=机密", "/tasks", "/audit-log", "/data", "/jobs", "/publicity", "/verify"])
            {
                var text = await (await client.AnswerAsync(address)).Content.ReadAsStringAsync(Cancel);
                Assert.DoesNotContain("机密草稿", text, StringComparison.Ordinal);
                Assert.DoesNotContain("只增不减", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void EveryAddressOfPackages_IsInTheTable()
    {
        string[] free = ["/publicity", "/verify"];
        var known = Looks.Select(l => l.Address).Concat(Deeds.Select(d => d.Address.Split('?')[0])).Append("/packages").ToHashSet(StringComparer.Ordinal);
        var unlisted = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!)
            .Where(p => p.StartsWith("/packages", StringComparison.Ordinal) || p.StartsWith("/work/", StringComparison.Ordinal))
            .Select(p => p.Replace("/packages/{id:long}", "/packages/{p}", StringComparison.Ordinal).Replace("/work/{id:long}", "/work/{f}", StringComparison.Ordinal).Replace("{objection:long}", "1", StringComparison.Ordinal))
            .Where(p => !known.Contains(p) && !free.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
        Assert.Empty(unlisted.Distinct());
    }

    private static bool Fits(HttpStatusCode status, bool expected, string name) =>
        expected ? status == HttpStatusCode.OK
        : name.Length == 0 ? status == HttpStatusCode.Redirect
        : status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden;

    private static string Address(string pattern, PackageSeed seed) =>
        pattern.Replace("{p}", seed.Package.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{f}", seed.Finance.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    // A body that would be taken from who may.
    private static (string, string)[] Body(string address, PackageSeed seed) =>
    [
        ("part", seed.Finance.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("move", address.Split('?')[^1]),
        ("reason", "数字有误"), ("due", "2099-01-31"), ("items", "1.1"), ("text", "全文"), ("from", "2099-01-01"), ("to", "2099-01-31"), ("looked", "true"),
        ("answer", "已核实"), ("body", "会议"), ("number", "1 号"), ("on", "2020-01-01"), ("deed", address),
    ];

    private static async Task PrepareAsync(PackageSeed seed, PackageState package, ContributionState part, Openness openness)
    {
        await seed.SetAsync(seed.Package, package);
        await seed.SetAsync(seed.Finance, part, "finance-clerk");
        await seed.OpenAsync(seed.Finance, openness);
    }

    private async Task<string> PrintAsync()
    {
        await using var db = site.Workspace.OpenDb();
        var all = new object[]
        {
            await db.Packages.AsNoTracking().OrderBy(p => p.Id).ToListAsync(Cancel), await db.Contributions.AsNoTracking().OrderBy(p => p.Id).ToListAsync(Cancel),
            await db.ContributionEvents.CountAsync(Cancel), await db.PublicityPosts.CountAsync(Cancel), await db.Approvals.CountAsync(Cancel),
            await db.Submissions.CountAsync(Cancel), await db.ReturnOrders.CountAsync(Cancel), await db.WorkTasks.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Cancel),
        };
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(all))));
    }
}
