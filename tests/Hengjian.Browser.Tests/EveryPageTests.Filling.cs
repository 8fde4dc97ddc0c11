namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfFilling =>
    [
        ("county-clerk", ["/fill", "/fill/{sheet}", "/fill/{sheet}/book"]),
        ("finance-clerk", ["/fill"]),
    ];
}
