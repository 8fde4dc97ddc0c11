using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.Tests.Facts;

public sealed class FactStoreTests
{
    private static FactSnapshot Everything() => new("school", 990100, "d1", new FactTable
    {
        Grain = Grain.SchoolYear,
        Period = 2024,
        Regions = [990101, 990101, 990102],
        Stages = [SchoolStage.All, SchoolStage.All, SchoolStage.All],
        Keys = ["1001", null, "1003"],
        Names = ["第一小学", "第一小学", null],
        Columns = new Dictionary<string, Column>
        {
            ["stu"] = new NumberColumn([0, double.NaN, 12.5], [ValueFlag.Present, ValueFlag.NotApplicable, ValueFlag.Estimated]),
            ["area"] = new NumberColumn([1, 2, double.NaN]),
            ["school_type"] = new CodeColumn([0, CodeColumn.None, 1], ["小学", "教学点"]),
            ["note"] = new TextColumn(["含𠮷字", null, ""]),
        },
        Origins = new RowOrigins([SampleFacts.File("上报.xlsx")], [0, 0, 0], [5, 6, 7]) { Sheet = [0, 2, 2] },
    })
    {
        DefinitionNote = "截至 9 月 1 日",
        DefinitionChanges = [new DefinitionChange("stu", 2024, "含随班就读")],
    };

    [Fact]
    public void SavedSnapshot_LoadsWithEveryCellFlagAndOrigin()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var loaded = store.Load(store.Save(Everything()), verify: true).Value;
        var (want, got) = (Everything().Table, loaded.Table);
        Assert.Equal((want.Grain, want.Period), (got.Grain, got.Period));
        Assert.Equal(want.Regions, got.Regions);
        Assert.Equal(want.Stages, got.Stages);
        Assert.Equal(want.Keys, got.Keys);
        Assert.Equal(want.Names, got.Names);
        var numbers = (NumberColumn)got.Columns["stu"];
        Assert.Equal([0, double.NaN, 12.5], numbers.ToArray());
        Assert.Equal([ValueFlag.Present, ValueFlag.NotApplicable, ValueFlag.Estimated], numbers.Flags);
        Assert.Null(((NumberColumn)got.Columns["area"]).Flags);
        Assert.Equal(["小学", null, "教学点"], Enumerable.Range(0, 3).Select(((CodeColumn)got.Columns["school_type"]).LabelAt));
        Assert.Equal<IEnumerable<string?>>(["含𠮷字", null, ""], ((TextColumn)got.Columns["note"]).Values);
        Assert.Equal(new CellOrigin(SampleFacts.File("上报.xlsx"), 6, Sheet: 2), got.OriginOf("stu", 1));
        Assert.Equal(("截至 9 月 1 日", "含随班就读"), (loaded.DefinitionNote, loaded.DefinitionChanges.Single().Note));
    }

    [Fact]
    public void EqualContent_IsStoredOnceUnderOneHash()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        Assert.Equal(store.Save(Everything()), store.Save(Everything()));
        Assert.Single(store.List());
        Assert.Single(Directory.GetDirectories(directory["facts"]));
    }

    [Fact]
    public void AnyDifference_MakesAnotherHash()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        FactSnapshot[] variants =
        [
            Everything(),
            Everything() with { Kind = "stat" },
            Everything() with { RegionCode = 990000 },
            Everything() with { DictionaryVersion = "d2" },
            Everything() with { DefinitionNote = "" },
            SampleFacts.Schools("school", 990100, "stu", (990101, "1", 0)),
            SampleFacts.Schools("school", 990100, "stu", (990101, "1", double.NaN)),
        ];
        Assert.Equal(variants.Length, variants.Select(store.Save).Distinct().Count());
    }

    [Fact]
    public void FlagsThatRepeatTheNumbers_DoNotChangeTheHash()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var plain = SampleFacts.Schools("school", 0, "stu", (990101, "1", 5), (990101, "2", double.NaN));
        var told = plain with
        {
            Table = new FactTable
            {
                Grain = plain.Table.Grain,
                Period = plain.Table.Period,
                Regions = plain.Table.Regions,
                Stages = plain.Table.Stages,
                Keys = plain.Table.Keys,
                Names = plain.Table.Names,
                Origins = plain.Table.Origins,
                Columns = new Dictionary<string, Column>
                {
                    ["stu"] = new NumberColumn([5, -double.NaN], [ValueFlag.Present, ValueFlag.Missing]),
                },
            },
        };
        Assert.Equal(store.Save(plain), store.Save(told));
    }

    [Fact]
    public void OneFlippedByteInAnyFile_IsFoundAndNamed()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var hash = store.Save(Everything());
        foreach (var path in Directory.GetFiles(Path.Combine(directory["facts"], hash)))
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
            var problem = Assert.Single(store.Load(hash, verify: true).Problems);
            Assert.Equal(Path.GetFileName(path) == "manifest.json" ? "HJD0501" : "HJD0503", problem.Code);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
        }
        Assert.True(store.Load(hash, verify: true).IsOk);
    }

    [Fact]
    public void MissingShortAndStrangeFiles_AreFound()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var hash = store.Save(Everything());
        string InStore(string name) => Path.Combine(directory["facts"], hash, name);
        File.WriteAllText(InStore("extra.txt"), "");
        File.Delete(InStore("col-stu.f64"));
        File.WriteAllBytes(InStore("col-area.f64"), new byte[23]);
        Assert.Equal(["HJD0503", "HJD0502", "HJD0505"], store.Check(hash).Select(p => p.Code));
        Assert.Equal(["HJD0502", "HJD0504"], store.Load(hash).Problems.Select(p => p.Code).Order());
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../etc")]
    [InlineData("")]
    public void UnknownHash_IsAProblemNotACrash(string hash)
    {
        using var directory = new TestDirectory();
        Assert.Equal("HJD0500", Assert.Single(new FactStore(directory["facts"]).Load(hash).Problems).Code);
    }

    [Fact]
    public void ElementIdThatIsAPath_IsRefused()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        Assert.Throws<ArgumentException>(() => store.Save(SampleFacts.Schools("school", 0, "../stu", (990101, "1", 5))));
        Assert.Empty(Directory.GetDirectories(directory["facts"]));
    }

    [Fact]
    public void LargeClassTable_ComesBackWithItsSchools()
    {
        const int Rows = 450_000;
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        double[] sizes = [.. Enumerable.Range(0, Rows).Select(i => (double)(i % 60))];
        var table = new FactTable
        {
            Grain = Grain.ClassYear,
            Period = 2024,
            Regions = [.. Enumerable.Range(0, Rows).Select(i => 110000 + i / 160)],
            Stages = new SchoolStage[Rows],
            Keys = [.. Enumerable.Range(0, Rows).Select(i => (i % 30).ToString(System.Globalization.CultureInfo.InvariantCulture))],
            Columns = new Dictionary<string, Column> { ["class_stu"] = new NumberColumn(sizes) },
        };
        var schools = Enumerable.Range(0, 50_000).Select(i => "S" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var hash = store.Save(new FactSnapshot("class", 0, "d", table) { ParentKeys = [.. Enumerable.Range(0, Rows).Select(i => schools[i / 9])] });
        var loaded = store.Load(hash).Value;
        Assert.Equal((Rows, "S49999"), (loaded.Table.RowCount, loaded.ParentKeys![^1]));
        Assert.Equal(sizes, ((NumberColumn)loaded.Table.Columns["class_stu"]).ToArray());
    }
}
