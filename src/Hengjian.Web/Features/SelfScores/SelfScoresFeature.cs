using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.SelfScores;

/// <summary>自评得分: points for each item, proposed by the unit that leads it, decided by the lead, sealed with the package.</summary>
public static class SelfScoresFeature
{
    private const int TabOrder = 40;

    /// <summary>Registers services; the page is reached from 自评汇总, from a unit's part and from 自评报告.</summary>
    public static void AddSelfScores(this IServiceCollection services)
    {
        services.AddHengjianSelfScores();
        services.AddSingleton(new PageStyle("css/scores.css"));
        services.AddScoped<WorkTabSource>(s => (work, cancel) => TabAsync(s.GetRequiredService<AppDb>(), s.GetRequiredService<Viewer>(), work, cancel));
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["set-self-scores"] = "自评打分", ["propose-self-scores"] = "建议自评得分", ["export-self-scores"] = "导出自评得分表" }, AuditVocabulary.None,
            new Dictionary<string, string> { ["scores"] = "得分" }));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSelfScores(this IEndpointRouteBuilder app)
    {
        app.MapGet(SelfScoreRoutes.Pattern, SelfScoreEndpoints.ShowAsync).Requires(Permission.ViewWork);
        app.MapPost(SelfScoreRoutes.Pattern, SelfScoreEndpoints.SaveAsync).Requires(Permission.EnterSelfScore);
        app.MapGet(SelfScoreRoutes.ItemPattern, SelfScoreEndpoints.HistoryAsync).Requires(Permission.ViewWork);
        app.MapGet(SelfScoreRoutes.TrialPattern, TrialEndpoints.ShowAsync).Requires(Permission.EnterSelfScore);
        app.MapGet(SelfScoreRoutes.TablePattern, TrialEndpoints.TableAsync).Requires(Permission.ViewWork);
    }

    // Of a unit that leads an item of a government that is evaluated.
    private static async Task<IReadOnlyList<WorkTab>> TabAsync(AppDb db, Viewer viewer, ContributionWork work, CancellationToken cancel)
    {
        var (part, package) = (work.Part, work.Package);
        if (package.ParentId is not null || !await db.RoundPlans.AnyAsync(p => p.RoundId == package.RoundId && p.AskSelfScore, cancel)) return [];
        if (!await db.Assignments.AnyAsync(a => a.Id == part.AssignmentId && a.LeadUnit == part.UnitId, cancel)) return [];
        var own = viewer.Decide(Permission.ViewWork, AccessObject.Of(part, work.Round.Stage) with { Openness = Openness.Unit }).Allowed;
        var proposed = own ? (await PackageScores.ProposedAsync(db, package.Id, cancel))[part.Item].FirstOrDefault(s => s.UnitId == part.UnitId) : null;
        var words = !own ? "查看" : proposed?.Points is { } points ? $"已建议 {NumberText.Points(points)} 分" : "可以建议得分";
        return [new(TabOrder, "自评得分", SelfScoreRoutes.Item(package.Id, part.Item), words, proposed is null ? ChipTone.Plain : ChipTone.Good)];
    }
}

/// <summary>Addresses of self scores.</summary>
internal static class SelfScoreRoutes
{
    public const string Pattern = "/self-scores/{package:long}";
    public const string ItemPattern = Pattern + "/items/{item}";
    public const string TrialPattern = Pattern + "/trial";
    public const string TablePattern = Pattern + "/table.xlsx";

    public static string Package(long package) => string.Create(CultureInfo.InvariantCulture, $"/self-scores/{package}");

    public static string Trial(long package) => Package(package) + "/trial";

    public static string Table(long package) => Package(package) + "/table.xlsx";

    public static string Item(long package, string item) => Package(package) + "#" + Anchor(item);

    public static string History(long package, string item) => $"{Package(package)}/items/{Uri.EscapeDataString(item)}";

    /// <summary>Anchor of an item.</summary>
    public static string Anchor(string item) => "item-" + item;
}
