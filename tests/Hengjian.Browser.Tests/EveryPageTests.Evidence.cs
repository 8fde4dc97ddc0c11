namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfEvidence =>
    [
        ("finance-clerk", ["/evidence", "/documents-register"]),
        ("lead", ["/evidence", "/self-report"]),
    ];
}
