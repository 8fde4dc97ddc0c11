namespace Hengjian.Web.Features.Packages;

/// <summary>Addresses of packages and units' parts.</summary>
internal static class PackageRoutes
{
    internal const string Root = "/packages";

    internal const string Pattern = "/packages/{id:long}";

    internal const string WorkPattern = "/work/{id:long}";

    internal static string Package(long id) => FormattableString.Invariant($"/packages/{id}");

    internal static string Work(long id) => FormattableString.Invariant($"/work/{id}");
}
