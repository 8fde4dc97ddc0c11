using Hengjian.Evaluation.Calendars;

namespace Hengjian.Evaluation.Tests.Calendars;

/// <summary>The shipped calendars against what was published, and what a wrong file is told.</summary>
public class CalendarLoaderTests
{
    // Days paid as worked in a year, as labour offices print them: 250 a year by law, give or take where holidays meet weekends.
    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void ShippedYear_HasThePublishedNumberOfWorkingDays(int year, int days) =>
        Assert.Equal(days, CalendarLoader.LoadShipped().Value.WorkdaysIn(year));

    [Fact]
    public void YearThatIsNotPublishedHere_IsNotKnown() => Assert.False(CalendarLoader.LoadShipped().Value.Knows(2023));

    [Theory]
    [InlineData("  - {name: 元旦, from: 2026-01-03, to: 2026-01-01}", "", "HJP0402")]
    [InlineData("  - {name: 元旦, from: 2026-1-1, to: 2026-01-01}", "", "HJP0400")]
    [InlineData("  - {name: 元旦, from: 2025-12-31, to: 2026-01-01}", "", "HJP0401")]
    [InlineData("  - {name: 元旦, from: 2026-01-01, to: 2026-01-03}\n  - {name: 年假, from: 2026-01-03, to: 2026-01-03}", "", "HJP0403")]
    [InlineData("  - {name: 元旦, from: 2026-01-01, to: 2026-01-03}", "2026-01-03", "HJP0404")]
    [InlineData("  - {name: 元旦, from: 2026-01-01, to: 2026-01-03}", "2026-01-05", "HJP0404")]
    [InlineData("  - {name: 元旦, vom: 2026-01-01, from: 2026-01-01, to: 2026-01-03}", "", "HJI0602")]
    public void WrongFile_IsRefusedWithItsPlace(string holidays, string worked, string code)
    {
        var loaded = CalendarLoader.Load([("cn-2026.yaml", $"year: 2026\nsource: 文号\nholidays:\n{holidays}\nworkdays: [{worked}]\n")]);
        Assert.Contains(loaded.Problems, p => p.Code == code && p.Where!.StartsWith("cn-2026.yaml 第", StringComparison.Ordinal));
    }

    [Fact]
    public void SameYearTwice_IsRefused()
    {
        const string Text = "year: 2026\nsource: 文号\nholidays: []\nworkdays: []\n";
        Assert.Equal(["HJP0405"], CalendarLoader.Load([("a.yaml", Text), ("b.yaml", Text)]).Problems.Select(p => p.Code));
    }
}
