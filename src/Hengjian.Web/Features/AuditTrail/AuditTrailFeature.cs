using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Auditing;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.AuditTrail;

/// <summary>审计日志.</summary>
public static class AuditTrailFeature
{
    private const string Path = "/audit-log";

    // The newest rows; the page says so when there are more.
    private const int MostRows = 20_000;

    private static TableSpec<AuditEntry> Spec(AuditWords words) => new("audit", "条记录",
    [
        new("sequence", "序号", e => e.Sequence.ToString(CultureInfo.InvariantCulture)) { Sort = e => e.Sequence },
        new("at", "时间", e => ChineseText.ExactMoment(e.At)) { OneLine = true, Sort = e => e.At },
        new("who", "谁", e => e.Who) { OneLine = true, Sort = e => e.Who },
        new("action", "做了什么", e => words.Action(e.Action)) { OneLine = true, Sort = e => e.Action },
        new("subject", "对象", e => words.Subject(e.Subject)) { OneLine = true },
        new("details", "细节", e => words.Details(e.Details)),
        new("hash", "指纹", e => ChineseText.ShortHash(e.Hash)) { OneLine = true },
    ])
    {
        Filters = [new("action", "做了什么", e => words.Action(e.Action)), new("who", "谁", e => e.Who)],
        SearchIn = e => $"{e.Who} {words.Action(e.Action)} {words.Subject(e.Subject)} {e.Subject} {words.Details(e.Details)}",
        SearchHint = "账号、对象或细节",
    };

    /// <summary>Registers the feature.</summary>
    public static void AddAuditTrail(this IServiceCollection services)
    {
        services.AddSingleton(new NavEntry(NavEntry.Beside + 10, "审计日志", Path, "log", Permission.ViewAuditLog));
        services.AddScoped<AuditWords>();
        services.AddScoped<AuditQuery>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapAuditTrail(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ListAsync).Requires(Permission.ViewAuditLog);
        app.MapGet(Path + "/export", ExportAsync).Requires(Permission.ViewAuditLog);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AuditQuery query, AuditWords words, CancellationToken cancel)
    {
        var page = await query.NewestAsync(MostRows, cancel);
        return Pages.Show<AuditTrailPage>(new { View = View(page, words, context), page.More });
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context, AuditQuery query, AuditWords words, AuditedFiles files, CancellationToken cancel) =>
        await files.TableAsync(View(await query.NewestAsync(MostRows, cancel), words, context), "审计日志", "audit-log", cancel);

    private static TableView<AuditEntry> View(AuditPage page, AuditWords words, HttpContext context) =>
        new(Spec(words), page.Entries, TableQuery.Read(context.Request.Query), Path);
}
