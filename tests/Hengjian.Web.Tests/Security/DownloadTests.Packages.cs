namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfPackages => new(StringComparer.Ordinal);

    private Task PreparePackagesAsync() => Task.CompletedTask;
}
