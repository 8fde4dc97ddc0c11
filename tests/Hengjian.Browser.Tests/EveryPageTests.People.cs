namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfPeople =>
    [
        ("supervisor", ["/people/regions", "/people/regions/act?kind=Merge&code=990101", "/people/regions/act?kind=Split&code=990101", "/people/regions/act?kind=Found&code=990100", "/people/units/of/990100-finance", "/people/units/new?region=990100", "/people/import?region=990100"]),
        ("security-administrator", ["/accounts/proposals", "/accounts/roles", "/accounts/roles?role=clerk"]),
    ];
}
