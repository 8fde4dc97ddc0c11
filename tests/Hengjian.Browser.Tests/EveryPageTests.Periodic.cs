namespace Hengjian.Browser.Tests;

public sealed partial class EveryPageTests
{
    private static (string Account, string[] Addresses)[] OfPeriodic =>
    [
        ("supervisor",
        [
            "/periodic", "/periodic/library", "/periodic/library/school-building?region=990000&from=2026-11-01&kind=Department&department=教育", "/periodic/library/term-opening",
            "/periodic/1", "/periodic/1/totals", "/periodic/3/totals", "/periodic/1/trend?field=paid", "/periodic/2/late", "/periodic/reports/1", "/periodic/reports/1/history",
            "/periodic/library/hazard-ledger", "/periodic/4", "/periodic/4/totals", "/periodic/4/rows", "/periodic/4/trend?field=.rows", "/calendar/edit?year=2027",
        ]),
        ("county-clerk", ["/periodic", "/periodic/1", "/periodic/1/totals"]),
        ("lead", ["/periodic", "/periodic/3/trend", "/word-tables/1", "/self-scores/1", "/self-scores/1/trial", "/self-scores/1/items/4.1", "/self-report/1/history?template=areas&block=intro"]),
    ];
}
