using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Packages;

/// <summary>自评汇总: units' parts handed on and merged, the package on its way.</summary>
public static class PackagesFeature
{
    private const int Order = 35;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPackages(this IServiceCollection services)
    {
        services.AddHengjianPackages();
        services.AddScoped<PackageNames>();
        services.AddScoped<PackageView>();
        services.AddScoped<WorkView>();
        services.AddSingleton(new NavEntry(Order, "自评汇总", PackageRoutes.Root, "merge", Permission.ViewWork));
        services.AddSingleton(new PageStyle("css/packages.css"));
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPackages(this IEndpointRouteBuilder app)
    {
        app.MapPackagePages();
        app.MapBulk();
        app.MapWork();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["hand-in"] = "提交审核",
            ["withdraw"] = "撤回",
            ["check"] = "审核通过",
            ["merge-work"] = "汇入",
            ["return-work"] = "退回修改",
            ["compile-package"] = "汇总完成",
            ["reopen-package"] = "撤回汇总",
            ["unapprove-package"] = "撤销审定",
        },
        new Dictionary<string, string> { ["contribution"] = "承办任务", ["package"] = "自评" },
        new Dictionary<string, string> { ["item"] = "条目", ["package"] = "自评", ["due"] = "期限", ["waived"] = "免报" })
    {
        Values = Enum.GetValues<ContributionState>().ToDictionary(s => s.ToString(), s => s.NameOf()),
    };
}
