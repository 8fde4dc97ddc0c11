using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Tests.Facts;

/// <summary>Row heads come back from the store as they went in, and classes find their schools by bytes.</summary>
public sealed class RowHeadTests
{
    private static readonly RegionTree Tree = new(
    [
        new Region(990000, "测试省", RegionLevel.Province, 0),
        new Region(990100, "测试市", RegionLevel.City, 990000),
        .. Enumerable.Range(1, 5).Select(i => new Region(990100 + i, $"测试县{i}", RegionLevel.County, 990100)),
    ]);

    // Codes of one to three alphabets and lengths; names repeat; some schools have no classes, some classes stand apart.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void StoredHeads_AreThoseSaved_AndClassesFindTheirSchools(int seed)
    {
        var random = new Random(seed);
        var counties = Enumerable.Range(0, 300).Select(_ => 990101 + random.Next(5)).Order().ToArray();
        string?[] keys = [.. Enumerable.Range(0, 300).Select(i => (i % 3) switch { 0 => $"{i}", 1 => $"99010100{i:D6}", _ => $"校{i}号" })];
        string?[] names = [.. Enumerable.Range(0, 300).Select(i => i % 7 == 0 ? null : $"希望学校{i / 4}")];
        var parents = Enumerable.Range(0, 2000).Select(_ => random.Next(300)).Order().ToArray();
        random.Shuffle(parents.AsSpan(1500));
        var schools = Table(Grain.SchoolYear, counties, keys, names);
        var classes = Table(Grain.ClassYear, [.. parents.Select(p => counties[p])], [.. parents.Select((_, i) => $"{i % 40}")], null);
        using var directory = new TestDirectory();
        var store = new FactStore(directory.Path);
        var saved = new[]
        {
            store.Save(new FactSnapshot("school", 990000, "v", schools)),
            store.Save(new FactSnapshot("class", 990000, "v", classes) { ParentKeys = [.. parents.Select(p => keys[p])] }),
        };
        FactSnapshot[] loaded = [.. saved.Select(h => new FactStore(directory.Path).Load(h).Value)];
        Assert.Equal(counties, loaded[0].Table.Regions);
        Assert.Equal(keys, loaded[0].Table.Keys);
        Assert.Equal(names, loaded[0].Table.Names);
        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal((keys[i], names[i]), (loaded[0].Table.Keys![i], loaded[0].Table.Names![i])));
        var combined = DatasetCombiner.Combine(Tree, loaded).Value;
        var (rows, found) = (combined.Find(Grain.SchoolYear, 2024)!, combined.Find(Grain.ClassYear, 2024)!);
        // Rows of the last classes were not in tree order: which school each has is known by its county and class number.
        Assert.Equal(
            parents.Select((p, i) => (counties[p], keys[p], (string?)$"{i % 40}")).Order(),
            found.Parents!.Select((p, i) => (found.Regions[i], rows.Keys![p], found.Keys![i])).Order());
    }

    // Regions and stages are given as runs, lines as an array: both forms of the same numbers are the same file.
    [Fact]
    public void HeadsOfRunsInAnyCut_AreTheSameSnapshot()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var regions = Enumerable.Range(0, random.Next(1, 40)).Select(_ => 990101 + random.Next(4)).ToArray();
            var cuts = Enumerable.Range(1, regions.Length - 1).Where(i => regions[i] != regions[i - 1] || random.Next(3) == 0).Append(regions.Length).ToArray();
            var runs = new RunList<int>([.. cuts.Select(c => regions[c - 1])], cuts);
            using var directory = new TestDirectory();
            var store = new FactStore(directory.Path);
            string Save(RunList<int> given, RowOrigins origins) => store.Save(new FactSnapshot("school", 990000, "v", new FactTable
            {
                Grain = Grain.SchoolYear,
                Period = 2024,
                Regions = given,
                Stages = RunList.Repeat(SchoolStage.All, regions.Length),
                Columns = new Dictionary<string, Column>(),
                Origins = origins,
            }));
            RowOrigins Lines() => new([], new ushort[regions.Length], regions);
            var saved = Save(runs, Lines());
            Assert.Equal(Save(RunList.Of<int>(regions), Lines()), saved);
            var loaded = store.Load(saved).Value.Table;
            Assert.Equal(regions, loaded.Regions);
            Assert.Equal(regions, loaded.Origins!.Line);
        }
    }

    [Fact]
    public void SchoolGivenTwiceAndClassWithoutSchool_AreNamed()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory.Path);
        var schools = new FactSnapshot("school", 990000, "v", Table(Grain.SchoolYear, [990101, 990102], ["甲", "甲"], null));
        var classes = new FactSnapshot("class", 990000, "v", Table(Grain.ClassYear, [990101, 990101], ["1", "2"], null)) { ParentKeys = ["甲", "乙"] };
        var combined = DatasetCombiner.Combine(Tree, [.. new[] { schools, classes }.Select(s => store.Load(store.Save(s)).Value)]);
        Assert.Contains(combined.Problems, p => p.Message.Contains('甲', StringComparison.Ordinal));
        Assert.Contains(combined.Problems, p => p.Message.Contains('乙', StringComparison.Ordinal));
    }

    private static FactTable Table(Grain grain, int[] regions, string?[] keys, string?[]? names) => new()
    {
        Grain = grain,
        Period = 2024,
        Regions = regions,
        Stages = new SchoolStage[regions.Length],
        Columns = new Dictionary<string, Column>(),
        Keys = keys,
        Names = names,
    };
}
