using Hengjian.Domain.Access;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.SheetBooks;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Definitions;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Shell;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hengjian.Web.Features.Filling;

/// <summary>数据填报: sheets of figures, typed cell by cell, saved as they are typed, checked at once.</summary>
public static class FillingFeature
{
    private const int Order = 33;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddFilling(this IServiceCollection services)
    {
        services.TryAddSingleton<RoundBooks>();
        services.TryAddSingleton<DataDictionary>(s => s.GetRequiredService<CurrentDefinitions>().Catalogue.Dictionary);
        services.AddHengjianFilling();
        services.AddSingleton<SheetBookImport>();
        services.AddScoped<FileTicket>().AddScoped<FillQuery>();
        services.AddScoped<WorkTabSource>(s => s.GetRequiredService<FillQuery>().TabsAsync);
        services.AddSingleton(new NavEntry(Order, "数据填报", FillRoutes.Root, "data", Permission.FillData));
        services.AddSingleton(new PageStyle("css/fill.css"));
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapFilling(this IEndpointRouteBuilder app)
    {
        app.MapSheets();
        app.MapOps();
        app.MapFillDeeds();
        app.MapBooks();
        app.MapFileSheets();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["fill-batch"] = "保存填报数据",
            ["text-batch"] = "保存自评文字",
            ["make-sheets"] = "生成填报表",
            ["answer-check"] = "答复审核提示",
            ["comment-cell"] = "批注",
            ["settle-comment"] = "处理批注",
            ["add-row"] = "增加一行",
            ["remove-row"] = "移出一行",
            ["export-sheet"] = "导出填报表",
            ["import-sheet"] = "导入填报表",
        },
        new Dictionary<string, string> { ["sheet"] = "填报表", ["region"] = "行政区" },
        new Dictionary<string, string>
        {
            ["first"] = "第一条记录",
            ["last"] = "最后一条记录",
            ["count"] = "格数",
            ["by"] = "填报人",
            ["root"] = "校验值",
            ["columns"] = "列数",
            ["prefilled"] = "带入格数",
            ["details"] = "内容",
        });
}
