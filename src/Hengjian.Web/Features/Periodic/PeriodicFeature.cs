using Hengjian.Domain.Access;
using Hengjian.Evaluation.Periodic;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Periodic;

/// <summary>定期报表: forms given to units, filled each period, added up by region.</summary>
public static class PeriodicFeature
{
    private const int Order = 27;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPeriodic(this IServiceCollection services)
    {
        services.AddHengjianPeriodic();
        services.AddHostedService<PeriodicStart>();
        services.AddScoped<PeriodicQuery>();
        services.AddSingleton(new NavEntry(Order, "定期报表", PeriodicRoutes.Root, "calendar", Permission.ViewPeriodic));
        services.AddSingleton(new PageStyle("css/periodic.css"));
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPeriodic(this IEndpointRouteBuilder app)
    {
        app.MapPeriodicForms();
        app.MapPeriodicTotals();
        app.MapPeriodicReports();
        app.MapPeriodicBooks();
        app.MapPeriodicLedgers();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["start-periodic"] = "下发定期报表",
            ["end-periodic"] = "停用定期报表",
            ["hand-in-periodic"] = "上报定期报表",
            ["return-periodic"] = "退回定期报表",
            ["answer-periodic"] = "说明定期报表提示",
            ["remind-periodic"] = "催报定期报表",
            ["attach-periodic"] = "上传定期报表附件",
            ["read-periodic-book"] = "导入定期报表工作簿",
            ["carry-periodic"] = "沿用上期台账",
            ["export-periodic"] = "导出定期报表",
            ["download-periodic-file"] = "下载定期报表附件",
        },
        new Dictionary<string, string> { ["periodic-form"] = "定期报表", ["periodic-report"] = "定期报送" },
        new Dictionary<string, string>
        {
            ["form"] = "报表",
            ["definition"] = "定义版本",
            ["period"] = "报告期",
            ["late"] = "迟报天数",
            ["behalf"] = "代报",
            ["units"] = "单位数",
            ["made"] = "已生成",
            ["flag"] = "提示",
            ["rows"] = "行数",
            ["until"] = "停用日期",
        });

    private sealed class PeriodicStart(PeriodicStep step) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => step.PlanAsync(stoppingToken);
    }
}
