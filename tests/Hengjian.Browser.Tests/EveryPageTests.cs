using System.Globalization;
using Deque.AxeCore.Playwright;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests(BrowserSite site)
{
    private static IEnumerable<(string Account, string[] Addresses)> Pages => [.. Common, .. OfPackages, .. OfRounds, .. OfPeople, .. OfFilling, .. OfEvidence, .. OfPeriodic];

    // Whoever adds a page adds it here, or in the file of the feature.
    private static readonly (string Account, string[] Addresses)[] Common =
    [
        ("supervisor",
        [
            "/", "/find?q=数", "/schemes", "/schemes/city-14", "/schemes/city-14?item=1.1", "/data", "/data/snapshots/4", "/data/import",
            "/jobs", "/rounds/1", "/nowhere", "/results?round=4", "/results?round=3", "/results/units/990100?round=4&item=9.2",
            "/results/indicators?round=4", "/results/indicators/class-size.large-share?round=4&unit=990100", "/results/years?round=4",
            "/results/years?round=4&indicator=class-size.large-share", "/results/rows/class/2025/12?round=4", "/results/rows/school/2025/3?round=4", "/results/schools/9901010001?round=4", "/results?round=3&c=total&c=grade", "/reports?round=4", "/reports/problems?round=4",
            "/what-if?round=4", "/what-if?round=3&c=grade%2F1~88", "/what-if?round=4&fit=own&c=points%2F1.1~50", "/what-if/scenarios?round=4", "/what-if/compare?round=4&s=1",
            "/workshop?round=3", "/workshop/edit?round=3&indicator=class-size.large-share", "/workshop/edit?round=3&indicator=class-size.school-max",
            "/workshop/edit?round=2&indicator=compulsory.yzjh.verdict", "/workshop/edit?round=3&topic=class-size", "/workshop/versions?round=3",
            "/report-audit", "/report-audit/upload", "/report-audit/upload?of=3", "/report-audit/help", "/report-audit/copies", "/report-audit/3", "/report-audit/3?show=data", "/report-audit/3?show=all",
            "/report-audit/2", "/report-audit/3/compare", "/report-audit/5",
        ]),
        ("county-clerk", ["/", "/data", "/report-audit", "/report-audit/3"]),
        ("auditor", ["/audit-log", "/accounts", "/accounts/of/clerk"]),
        ("administrator", ["/accounts", "/accounts?f.state=正常&size=25", "/accounts/new", "/accounts/of/clerk", "/accounts/of/administrator", "/outbox"]),
        ("security-administrator", ["/accounts", "/accounts/of/clerk", "/account", "/account/factor"]),
    ];

    [Fact]
    public async Task OnAPhone_NoPageIsWiderThanTheScreen()
    {
        var wide = new List<string>();
        foreach (var (account, addresses) in Pages)
        {
            await using var visit = await site.SignedInAsync(account, width: 390, height: 844);
            foreach (var address in addresses)
            {
                await GoAsync(visit.Page, address);
                var beyond = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
                if (beyond > 0) wide.Add($"{address}: {beyond} px");
            }
        }
        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task OnADesktop_PagesAreAccessible_AndTheConsoleIsSilent()
    {
        var faults = new List<string>();
        await using (var visitor = await site.VisitAsync())
        {
            await visitor.Page.GotoAsync("/sign-in");
            faults.AddRange(await FaultsAsync(visitor.Page));
        }
        foreach (var (account, addresses) in Pages)
        {
            await using var visit = await site.SignedInAsync(account);
            foreach (var address in addresses)
            {
                await GoAsync(visit.Page, address);
                faults.AddRange(await FaultsAsync(visit.Page));
            }
            faults.AddRange(visit.Complaints.Where(c => !c.Contains("/nowhere", StringComparison.Ordinal)));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("/results/indicators?round=4")]
    [InlineData("/results/rows/class/2025/12?round=4")]
    [InlineData("/reports/problems?round=4")]
    [InlineData("/report-audit")]
    public async Task OnAPhone_RowsWithSentencesAreCards_NothingIsBeyondTheEdge(string address)
    {
        await using var visit = await site.SignedInAsync("supervisor", width: 390, height: 844);
        await visit.Page.GotoAsync(address);
        // The line of the file is shown as it stands there, however wide.
        var hidden = await visit.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.table-wrap:not(:has(.raw-line))')].filter(t => t.scrollWidth > t.clientWidth).length");
        Assert.Equal(0, hidden);
        Assert.True(await visit.Page.Locator(".hj-stack tbody tr").CountAsync() > 0);
    }

    // {sheet} is the first table of the county's education department: which number it has depends on who came first.
    private async Task GoAsync(IPage page, string address)
    {
        if (address.Contains("{sheet}", StringComparison.Ordinal))
        {
            await using var db = site.Services.GetRequiredService<Workspace>().OpenDb();
            var unit = await db.Accounts.Where(a => a.Name == "county-clerk").Select(a => a.Grants[0].Unit).SingleAsync();
            var sheet = await db.FillSheets.Where(f => f.UnitId == unit && f.Mode == SheetMode.Grid).MinAsync(f => f.Id);
            address = address.Replace("{sheet}", sheet.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
        await page.GotoAsync(address);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe();
        // The tiles of the map print a short name whose long form is the link's name; the rule wants them letter by letter.
        return result.Violations.Where(v => v.Impact is "serious" or "critical" && v.Id != "label-content-name-mismatch")
            .Select(v => $"{page.Url}: {v.Id} {v.Help} {string.Join(" | ", v.Nodes.Take(2).Select(n => n.Html))}");
    }
}
