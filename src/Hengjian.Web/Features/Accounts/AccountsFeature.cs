using Hengjian.Domain.Access;
using Hengjian.Web.Features.PersonalAccount;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Accounts;

/// <summary>账号: for the administrators of accounts, of rights and of the audit log.</summary>
public static class AccountsFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<GrantWords>();
        services.AddScoped<OwnAccountQuery>();
        services.AddScoped<OwnTrial>();
        services.AddScoped<AccountQuery>();
        services.AddSingleton(new AuditVocabulary(
            new Dictionary<string, string> { ["change-roles"] = "修改权限表", ["external-linked"] = "关联统一身份", ["external-unlinked"] = "解除统一身份关联", ["first-step"] = "登录第一步通过" }, new Dictionary<string, string> { ["role-book"] = "权限表" }, new Dictionary<string, string> { ["login"] = "身份指纹", ["by"] = "方式" })
        { Values = new Dictionary<string, string> { ["external"] = "统一身份认证" } });
        services.AddSingleton(new NavEntry(NavEntry.Beside + 6, "授权建议", AccountRoutes.Proposals, "check", Permission.GiveRights));
        services.AddSingleton(new NavEntry(NavEntry.Beside + 5, "账号", AccountRoutes.Root, "person", Permission.ViewAccounts));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapAccountList();
        app.MapAccount();
        app.MapRights();
        app.MapRoles();
        app.MapProposals();
    }
}
