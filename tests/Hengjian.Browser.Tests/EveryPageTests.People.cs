namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfPeople =>
    [
        ("supervisor", ["/people/regions", "/people/regions/act?kind=Merge&code=990101", "/people/regions/act?kind=Split&code=990101", "/people/regions/act?kind=Found&code=990100"]),
    ];
}
