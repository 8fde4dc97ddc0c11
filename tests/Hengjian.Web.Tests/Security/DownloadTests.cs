using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Web.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security;

/// <summary>Whatever leaves as a file is in the audit log, whichever feature gives it.</summary>
public sealed partial class DownloadTests(WebSite site) : IClassFixture<WebSite>
{
    // An address for each pattern with parameters; whoever adds a pattern adds an example that answers.
    private static readonly Dictionary<string, Func<DownloadTests, string>> Common = new(StringComparer.Ordinal)
    {
        ["/schemes/{id}"] = _ => "/schemes/county-100",
        ["/rounds/{id:long}"] = t => $"/rounds/{t.round}",
        ["/data/snapshots/{id:long}"] = t => $"/data/snapshots/{t.Snapshot}",
        ["/data/snapshots/{id:long}/columns"] = t => $"/data/snapshots/{t.Snapshot}/columns",
        ["/data/snapshots/{id:long}/files/{sha256}"] = t => $"/data/snapshots/{t.Snapshot}/files/{t.file}",
        ["/data/import/templates/{kind}"] = _ => "/data/import/templates/school",
        ["/data/import/errors/{job:long}/{number:int}"] = t => $"/data/import/errors/{t.job}/1",
        ["/jobs/{id:long}"] = t => $"/jobs/{t.job}",
        ["/results/units/{code:int}"] = _ => "/results/units/970101",
        ["/results/units/{code:int}/export"] = _ => "/results/units/970101/export",
        ["/results/indicators/{id}"] = _ => "/results/indicators/class-size.large-share",
        ["/results/indicators/{id}/export"] = _ => "/results/indicators/class-size.large-share/export",
        ["/results/years/export"] = _ => "/results/years/export?indicator=class-size.large-share",
        ["/results/schools/{code}"] = _ => "/results/schools/9701011",
        ["/results/rows/{grain}/{period:int}/{row:int}"] = _ => "/results/rows/school/2025/0",
        ["/what-if/export"] = _ => "/what-if/export?format=csv",
        ["/what-if/compare"] = t => $"/what-if/compare?s={t.scenario}",
        ["/what-if/compare/export"] = t => $"/what-if/compare/export?s={t.scenario}",
        ["/workshop/versions/{version}"] = t => $"/workshop/versions/{t.catalogue}",
        ["/workshop/edit"] = _ => "/workshop/edit?indicator=class-size.large-share",
        ["/workshop/names"] = _ => "/workshop/names?text=class",
        ["/report-audit/{id:long}"] = t => $"/report-audit/{t.report}",
        ["/report-audit/{id:long}/findings.json"] = t => $"/report-audit/{t.report}/findings.json",
        ["/report-audit/{id:long}/findings.xlsx"] = t => $"/report-audit/{t.report}/findings.xlsx",
        ["/report-audit/{id:long}/comments.docx"] = t => $"/report-audit/{t.report}/comments.docx",
        ["/report-audit/{id:long}/file"] = t => $"/report-audit/{t.report}/file",
        ["/report-audit/{id:long}/compare"] = t => $"/report-audit/{t.report}/compare",
        ["/accounts/of/{name}"] = _ => "/accounts/of/clerk",
        ["/reports/opinions/{code:int}.docx"] = _ => "/reports/opinions/970101.docx",
    };

    private static readonly Dictionary<string, Func<DownloadTests, string>> Examples = new(
        ((IEnumerable<IReadOnlyDictionary<string, Func<DownloadTests, string>>>)[Common, OfPackages, OfRounds, OfFilling, OfEvidence, OfPeople, OfPeriodic]).SelectMany(d => d),
        StringComparer.Ordinal);

    // Exports whose address must give a file here, so that the test cannot pass by answering nothing.
    private const int FewestFiles = 20;

    private string file = "";
    private long round;
    private long job;
    private long scenario;
    private long report;
    private string catalogue = "";

    private long Snapshot => site.Snapshots[WebSite.FirstCounty];

    [Fact]
    public async Task EveryFile_IsWrittenDownBeforeItLeaves()
    {
        await PrepareAsync();
        await PreparePackagesAsync();
        await PrepareRoundsAsync();
        await PrepareFillingAsync();
        await PrepareEvidenceAsync();
        await PreparePeriodicAsync();
        await PreparePeopleAsync();
        var client = await site.SignedInAsync("supervisor");
        var (files, silent, bare) = (0, new List<string>(), new List<string>());
        foreach (var pattern in Patterns().Except(["/audit-log", "/audit-log/export", "/accounts/export"]))
        {
            if (!Examples.TryGetValue(pattern, out var example) && pattern.Contains('{', StringComparison.Ordinal)) bare.Add(pattern);
            else if (await IsFileAsync(client, example?.Invoke(this) ?? pattern, silent)) files++;
        }
        if (await IsFileAsync(await site.SignedInAsync("auditor"), "/audit-log/export", silent)) files++;
        if (await IsFileAsync(await site.SignedInAsync("auditor"), "/accounts/export", silent)) files++;
        Assert.Empty(bare);
        Assert.Empty(silent);
        Assert.True(files >= FewestFiles, $"{files} files");
    }

    private async Task<bool> IsFileAsync(HttpClient client, string address, List<string> silent)
    {
        var before = await EntriesAsync();
        var answer = await client.AnswerAsync(address);
        Assert.True((int)answer.StatusCode < 400 || !address.Contains("export", StringComparison.Ordinal), $"{address}: {answer.StatusCode}");
        if (answer.Content.Headers.ContentDisposition is null) return false;
        if (await EntriesAsync() == before) silent.Add(address);
        return true;
    }

    private IEnumerable<string> Patterns() => site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
            && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(e => e.RoutePattern.RawText!).Where(p => !p.StartsWith("{**", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    private async Task<int> EntriesAsync()
    {
        await using var db = site.Workspace.OpenDb();
        return await db.AuditEntries.CountAsync(TestContext.Current.CancellationToken);
    }

    // A round with an official run, a failed import with its marked copy, and the hash of a raw file.
    private async Task PrepareAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var workspace = site.Workspace;
        var definitions = site.App.Services.GetRequiredService<CurrentDefinitions>();
        var scheme = definitions.Schemes.Single(s => s.Id == "county-100");
        catalogue = definitions.Catalogue.Version;
        workspace.Definitions.KeepCatalogue(definitions.Catalogue.Version, DefinitionFiles.Read(DefinitionFiles.CatalogueFolder));
        workspace.Definitions.KeepScheme(
            scheme.Version, DefinitionFiles.Read(DefinitionFiles.SchemeFolder).Single(f => f.Text.Contains("id: county-100", StringComparison.Ordinal)).Text);
        var rounds = new RoundLibrary(workspace);
        var record = new RoundRecord
        {
            Name = "县级评价",
            Year = 2025,
            Level = scheme.Level,
            RegionCode = 970000,
            SchemeId = scheme.Id,
            SchemeVersion = scheme.Version,
            CatalogueVersion = definitions.Catalogue.Version,
            RegionsOn = new DateOnly(2025, 12, 31),
            CreatedAt = workspace.Clock.GetUtcNow(),
            Stage = ProcessStage.Open,
        };
        round = (await rounds.AddAsync(record, "supervisor", cancel)).Id;
        var computed = await new RoundComputation(workspace, rounds, new RunLibrary(workspace), new RunComputation(workspace))
            .RunAsync(round, official: true, "supervisor", cancel: cancel);
        Assert.Empty(computed.Problems);
        scenario = (await new ScenarioLibrary(workspace).SaveAsync(
            record, computed.Value.Id, WhatIfSettings.Of([new("grade/1", 80)]), new ScenarioGiving("放宽", ""),
            new Principal("supervisor", "supervisor", [new Grant("supervisor", 970000)]), cancel)).Value.Id;
        await using var db = workspace.OpenDb();
        file = (await db.Snapshots.Include(s => s.Files).SingleAsync(s => s.Id == Snapshot, cancel)).Files[0].Sha256;
        job = await Features.Data.ImportPageTests.FailAsync(site);
        report = await Features.ReportDesk.ReportDeskTests.UploadAsync(site, await site.SignedInAsync("clerk"), "下载.txt", "全县共有学校15所，其中小学10所、初中4所。");
    }
}
