using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Regions;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Tests.Regions;

public sealed class RegionActsTests
{
    private const int Days = 40;
    private static readonly DateOnly Start = new(2020, 1, 1);

    private static readonly Region[] Regions =
    [
        new(990000, "云泽省", RegionLevel.Province, 0),
        new(990100, "澄江市", RegionLevel.City, 990000), new(990101, "东岭县", RegionLevel.County, 990100), new(990102, "西渡县", RegionLevel.County, 990100),
        new(990200, "白石市", RegionLevel.City, 990000), new(990201, "南屏县", RegionLevel.County, 990200),
    ];

    private static List<RegionRecord> World() => [.. Regions.Select(r => new RegionRecord
    {
        RegionCode = r.Code, Name = r.Name, Level = r.Level, ParentCode = r.ParentCode, ValidFrom = Start,
    })];

    private static DateOnly Day(int n) => Start.AddDays(n);

    private static Region County(int code, string name) => new(code, name, RegionLevel.County, code / 100 * 100);

    // A second telling of what acts do: each day a list of its own, and an act strikes out and writes in on its day and all after.
    [Fact]
    public void AfterRandomActs_EveryDayIsATree_AndIsWhatItWasOrWhatTheActsSay() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ListOf().ToArbitrary(),
        seeds =>
        {
            var rows = (IReadOnlyList<RegionRecord>)World();
            var days = Enumerable.Range(0, Days).Select(_ => Regions.ToDictionary(r => r.Code)).ToArray();
            foreach (var seed in seeds.Take(14))
            {
                var act = Random(new Random(seed), rows);
                if (!RegionActs.Apply(rows, act).TryGet(out var change)) continue;
                rows = RegionActs.After(rows, change, act.On);
                for (var day = act.On.DayNumber - Start.DayNumber; day < Days; day++)
                {
                    foreach (var code in act.From) days[day].Remove(code);
                    foreach (var region in act.To) days[day][region.Code] = region;
                }
            }
            Assert.All(rows, r => Assert.True(r.ValidTo is null || r.ValidTo > r.ValidFrom));
            for (var day = 0; day < Days; day++)
            {
                var tree = RegionHistory.TreeOn(rows, Day(day));
                Assert.Empty(tree.Problems);
                Assert.Equal(days[day].Values.OrderBy(r => r.Code), tree.Value.Regions.Where(r => r.Code != 0).OrderBy(r => r.Code));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void RandomActs_AreOftenTakenAndOftenRefused()
    {
        var (taken, refused, kinds) = (0, 0, new HashSet<RegionActKind>());
        for (var seed = 0; seed < 600; seed++)
        {
            var act = Random(new Random(seed), World());
            if (!RegionActs.Apply(World(), act).IsOk) { refused++; continue; }
            taken++;
            kinds.Add(act.Kind);
        }
        Assert.True(taken > 60 && refused > 60, $"{taken} {refused}");
        Assert.Equal(Enum.GetValues<RegionActKind>().Length, kinds.Count);
    }

    [Theory]
    [InlineData("HJP0620", RegionActKind.Rename, 5, "990109", "990109:新名县")]
    [InlineData("HJP0621", RegionActKind.Rename, 0, "990101", "990101:东岭区")]
    [InlineData("HJP0621", RegionActKind.Rename, -3, "990101", "990101:东岭区")]
    [InlineData("HJP0623", RegionActKind.Abolish, 5, "990100", "")]
    [InlineData("HJP0624", RegionActKind.Found, 5, "", "990101:新县")]
    [InlineData("HJP0625", RegionActKind.Merge, 5, "990101", "990101:东岭县")]
    [InlineData("HJP0626", RegionActKind.Merge, 5, "990101,990200", "990101:东岭县")]
    [InlineData("HJP0627", RegionActKind.Rename, 5, "990101", "990101:东岭县")]
    [InlineData("HJP0628", RegionActKind.Found, 5, "", "990300:怪县")]
    [InlineData("HJP0629", RegionActKind.Rename, 5, "990101", "990101: ")]
    [InlineData("HJP0630", RegionActKind.Rename, 5, "990101", "990101:西渡县")]
    [InlineData("HJP0632", RegionActKind.Rename, 5, "990101", "990105:东岭区")]
    public void Refusals_SayWhy(string code, RegionActKind kind, int day, string from, string to) =>
        Assert.Contains(RegionActs.Apply(World(), Act(kind, day, from, to)).Problems, p => p.Code == code);

    [Fact]
    public void CodeOutsideItsParent_IsRefused() => Assert.Contains(
        RegionActs.Apply(World(), new RegionAct(RegionActKind.Move, Day(5), [990101], [new Region(990109, "东岭县", RegionLevel.County, 990200)])).Problems,
        p => p.Code == "HJP0243");

    [Fact]
    public void AnActBeforeALaterOne_IsRefused_AndACodeIsNeverGivenTwice()
    {
        var rows = After(World(), Act(RegionActKind.Merge, 20, "990101,990102", "990101:东西区"));
        Assert.Equal("HJP0622", RegionActs.Apply(rows, Act(RegionActKind.Rename, 10, "990101", "990101:东岭区")).Problems[0].Code);
        var again = RegionActs.Apply(rows, Act(RegionActKind.Found, 30, "", "990102:新渡县")).Problems[0];
        Assert.Equal("HJP0624", again.Code);
        Assert.Contains("曾为西渡县", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Successors_AreFollowedThroughActs_WithinTheDaysAsked()
    {
        RegionActRecord[] acts =
        [
            Record(1, RegionActKind.Merge, 10, "990101,990102", "990101"),
            Record(2, RegionActKind.Split, 20, "990101", "990103,990104"),
            Record(3, RegionActKind.Abolish, 30, "990103", ""),
            Record(4, RegionActKind.Found, 30, "", "990105"),
        ];
        Assert.Equal([990102], RegionActs.SuccessorsOf(acts, 990102, Day(0), Day(9)));
        Assert.Equal([990101], RegionActs.SuccessorsOf(acts, 990102, Day(0), Day(10)));
        Assert.Equal([990103, 990104], RegionActs.SuccessorsOf(acts, 990102, Day(0), Day(25)));
        Assert.Equal([990104], RegionActs.SuccessorsOf(acts, 990102, Day(0), Day(40)));
        Assert.Equal([990102], RegionActs.SuccessorsOf(acts, 990102, Day(10), Day(15)));
        Assert.Empty(RegionActs.SuccessorsOf(acts, 990103, Day(25), Day(40)));
    }

    [Fact]
    public void TheSentence_NamesWhatWasThere() => Assert.Equal(
        "东岭县、西渡县合并为东西区（990101）",
        RegionActs.WordsOf(Act(RegionActKind.Merge, 20, "990101,990102", "990101:东西区"), World()));

    private static IReadOnlyList<RegionRecord> After(IReadOnlyList<RegionRecord> rows, RegionAct act) =>
        RegionActs.After(rows, RegionActs.Apply(rows, act).Value, act.On);

    private static RegionAct Act(RegionActKind kind, int day, string from, string to) => new(
        kind, Day(day), [.. from.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture))],
        [.. to.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':')).Select(t => County(int.Parse(t[0], System.Globalization.CultureInfo.InvariantCulture), t[1]))]);

    private static RegionActRecord Record(long id, RegionActKind kind, int day, string from, string to) => new()
    {
        Id = id,
        RegionCode = 990000,
        Kind = kind,
        On = Day(day),
        Document = "1",
        FromCodes = from,
        ToCodes = to,
        Words = "",
        MadeBy = "x",
        MadeAt = default,
    };

    private static RegionAct Random(Random random, IReadOnlyList<RegionRecord> rows)
    {
        var (kind, on) = ((RegionActKind)random.Next(6), Day(random.Next(1, Days)));
        var open = rows.Where(r => r.ValidTo is null && r.Level >= RegionLevel.City).ToList();
        if (!open.Exists(r => r.Level == RegionLevel.City))
            return new RegionAct(RegionActKind.Found, on, [], [new Region(990000 + (100 * random.Next(1, 90)), "新市", RegionLevel.City, 990000)]);
        var one = open[random.Next(open.Count)];
        var beside = open.Where(r => r.ParentCode == one.ParentCode && r.RegionCode != one.RegionCode).ToList();
        var name = "新" + (char)('甲' + random.Next(300)) + "县";
        Region As(RegionRecord r, int? code = null, int? parent = null) => new(code ?? r.RegionCode, name, r.Level, parent ?? r.ParentCode);
        int Fresh(RegionLevel level, int parent) => level == RegionLevel.City ? parent + (100 * random.Next(1, 30)) : parent + random.Next(1, 60);
        var home = one.ParentCode ?? 0;
        switch (kind)
        {
            case RegionActKind.Found:
                var city = random.Next(3) == 0;
                var above = city ? 990000 : open.Where(r => r.Level == RegionLevel.City).OrderBy(_ => random.Next()).First().RegionCode;
                return new RegionAct(kind, on, [], [new Region(Fresh(city ? RegionLevel.City : RegionLevel.County, above), name, city ? RegionLevel.City : RegionLevel.County, above)]);
            case RegionActKind.Rename: return new RegionAct(kind, on, [one.RegionCode], [As(one)]);
            case RegionActKind.Merge:
                var others = beside.Where(_ => random.Next(2) == 0).Select(r => r.RegionCode).ToList();
                return new RegionAct(kind, on, [one.RegionCode, .. others], [random.Next(2) == 0 ? As(one) with { Name = one.Name } : As(one, Fresh(one.Level, home))]);
            case RegionActKind.Split:
                return new RegionAct(kind, on, [one.RegionCode], [As(one, random.Next(2) == 0 ? null : Fresh(one.Level, home)), As(one, Fresh(one.Level, home)) with { Name = name + "二" }]);
            case RegionActKind.Move:
                var to = one.Level == RegionLevel.City ? 990000 : open.Where(r => r.Level == RegionLevel.City).OrderBy(_ => random.Next()).First().RegionCode;
                return new RegionAct(kind, on, [one.RegionCode], [As(one, Fresh(one.Level, to), to)]);
            default: return new RegionAct(RegionActKind.Abolish, on, [one.RegionCode], []);
        }
    }
}
