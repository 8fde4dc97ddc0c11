namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    // Units of the city are there with the seeded round.
    private static Dictionary<string, Func<DownloadTests, string>> OfPeople => new(StringComparer.Ordinal)
    {
        ["/people/units/of/{unit}"] = _ => "/people/units/of/970100-finance",
        ["/people/import/template"] = _ => "/people/import/template?region=970100",
    };
}
