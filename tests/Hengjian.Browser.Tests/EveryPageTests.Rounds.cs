namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfRounds =>
    [
        ("supervisor", ["/people/units", "/people/units?region=990100", "/tasks", "/breakdown", "/rounds", "/rounds/new", "/rounds/5/setup", "/calendar", "/calendar?year=2027", "/notices/new", "/notices/1", "/milestones"]),
        ("lead", ["/notices", "/notices/1", "/milestones", "/breakdown", "/breakdown/1", "/breakdown/1/items/4.1", "/breakdown/1/board"]),
        ("clerk", ["/tasks", "/tasks?box=mine"]),
    ];
}
