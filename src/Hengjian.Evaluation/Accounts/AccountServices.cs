using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Accounts;

/// <summary>Gives accounts' parts to a front end's services.</summary>
public static class AccountServices
{
    /// <summary>Registers sessions, passwords, second factors, rights and the administration of accounts.</summary>
    public static IServiceCollection AddHengjianAccounts(this IServiceCollection services) => services
        .AddSingleton<SessionLibrary>()
        .AddSingleton<PasswordLibrary>()
        .AddSingleton<FactorLibrary>()
        .AddSingleton<RightsLibrary>()
        .AddSingleton<RoleBookLibrary>()
        .AddSingleton<ExternalLoginLibrary>()
        .AddSingleton<AccountAdministration>();
}
