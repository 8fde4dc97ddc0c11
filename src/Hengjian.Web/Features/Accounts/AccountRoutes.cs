namespace Hengjian.Web.Features.Accounts;

/// <summary>Addresses of the administration of accounts.</summary>
internal static class AccountRoutes
{
    internal const string Root = "/accounts";
    internal const string New = Root + "/new";
    internal const string Proposals = Root + "/proposals";
    internal const string Matrix = Root + "/roles";
    internal const string Export = Root + "/export";
    internal const string Pattern = Root + "/of/{name}";

    internal static string Account(string name) => $"{Root}/of/{Uri.EscapeDataString(name)}";
}
