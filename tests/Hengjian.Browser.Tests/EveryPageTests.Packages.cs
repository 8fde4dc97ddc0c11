namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfPackages =>
    [
        ("supervisor", ["/packages"]),
        ("lead", ["/packages"]),
        ("finance-clerk", ["/packages"]),
    ];
}
