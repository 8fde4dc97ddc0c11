namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfPackages => new(StringComparer.Ordinal)
    {
        ["/packages/{id:long}"] = t => $"/packages/{t.packages!.Package}",
        ["/packages/{id:long}/publicity"] = t => $"/packages/{t.packages!.Package}/publicity",
        ["/packages/{id:long}/approval"] = t => $"/packages/{t.packages!.Package}/approval",
        ["/packages/{id:long}/submit"] = t => $"/packages/{t.packages!.Package}/submit",
        ["/packages/{id:long}/return"] = t => $"/packages/{t.packages!.Package}/return",
        ["/packages/{id:long}/receipt"] = t => $"/packages/{t.packages!.Package}/receipt",
        ["/packages/{id:long}/receipt.docx"] = t => $"/packages/{t.packages!.Package}/receipt.docx",
        ["/work/{id:long}"] = t => $"/work/{t.packages!.Finance}",
    };

    private Features.Packages.PackageSeed? packages;

    private async Task PreparePackagesAsync()
    {
        packages = await Features.Packages.PackageSeed.MakeAsync(site, people: false);
        await packages.SetAsync(packages.Package, Domain.Packages.PackageState.Submitted);
    }
}
