namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfFilling =>
    [
        // The first sheet is the one the county's education department opens first.
        ("county-clerk", ["/fill", "/fill/1", "/fill/1/book"]),
        ("finance-clerk", ["/fill"]),
    ];
}
