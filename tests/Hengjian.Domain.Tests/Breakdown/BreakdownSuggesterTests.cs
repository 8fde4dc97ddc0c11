using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Collection;

namespace Hengjian.Domain.Tests.Breakdown;

/// <summary>Who is proposed for an item, and why.</summary>
public class BreakdownSuggesterTests
{
    private static readonly DepartmentBook Book = new(
    [
        new DepartmentWord("finance", "财政", "财政局", []),
        new DepartmentWord("education", "教育", "教育局", []),
        new DepartmentWord("staffing", "机构编制", "委机构编制委员会办公室", ["编制"]),
    ]);

    private static readonly HashSet<string> Units = ["990100-finance", "990100-education"];

    private static readonly BreakdownSuggester Suggester = new(
        Book, word => Book.Find(word)!.UnitIn(990100) is var id && Units.Contains(id) ? id : null, Units.Contains);

    [Fact]
    public void LastYearsUnits_ComeFirst()
    {
        var made = Suggester.Suggest(new ItemQuestion("4.1", "财政", false, [], []), new EarlierAssignment("990100-education", ["990100-finance"]));
        Assert.Equal(("990100-education", "沿用上一年"), (made.Lead, made.Why));
        Assert.Equal(["990100-finance"], made.Cooperate);
    }

    [Fact]
    public void UnitThatIsGone_IsNotProposedAgain()
    {
        var made = Suggester.Suggest(new ItemQuestion("4.1", "财政", false, [], []), new EarlierAssignment("990100-old", []));
        Assert.Equal("990100-finance", made.Lead);
        made = Suggester.Suggest(new ItemQuestion("4.1", "财政", false, [], []), new EarlierAssignment("990100-finance", ["990100-old"]));
        Assert.Equal("沿用上一年，1 个配合单位已撤销", made.Why);
    }

    [Fact]
    public void SchemeAndOwners_SayWho()
    {
        var made = Suggester.Suggest(new ItemQuestion("4.1", "财政", false, [], ["财政", "教育"]), null);
        Assert.Equal("990100-finance", made.Lead);
        Assert.Equal(["990100-education"], made.Cooperate);
        Assert.Equal("方案写明“财政”牵头，数据另由教育提供", made.Why);
    }

    [Fact]
    public void NoLeadInTheScheme_TakesTheOwnerOfMostData() =>
        Assert.Equal(
            ("990100-education", "方案没有写牵头部门；要填的数据多数归“教育”，数据另由财政提供"),
            Suggester.Suggest(new ItemQuestion("9.1", "", false, [], ["教育", "财政"]), null) is var s ? (s.Lead, s.Why) : default);

    [Fact]
    public void DepartmentWithoutAUnit_IsNotGuessed()
    {
        var made = Suggester.Suggest(new ItemQuestion("6.1", "编制", false, ["教育"], []), null);
        Assert.Null(made.Lead);
        Assert.Equal("方案写的是“机构编制”，本级没有这个部门的单位，请指定", made.Why);
        Assert.Equal(["990100-education"], made.Cooperate);
    }
}
