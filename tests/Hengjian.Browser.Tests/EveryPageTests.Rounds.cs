namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfRounds =>
    [
        ("supervisor", ["/tasks", "/breakdown"]),
        ("lead", ["/breakdown", "/breakdown/1", "/breakdown/1/items/4.1", "/breakdown/1/board"]),
        ("clerk", ["/tasks", "/tasks?box=mine"]),
    ];
}
