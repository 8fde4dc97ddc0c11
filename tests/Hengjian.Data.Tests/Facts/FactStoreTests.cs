using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
        Origins = new RowOrigins([SampleFacts.File("上报.xlsx")], [0, 0, 0], [5, 6, 7], [0, 2, 2]),
    })
    {
        DefinitionNote = "截至 9 月 1 日",
        DefinitionChanges = [new DefinitionChange("stu", 2024, "含随班就读")],
    };

    [Fact]
    public void ParentKeys_ComeBackAsTheyWere_InEveryOrderAndLength()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            // Runs, counting up, gaps, single rows: every form a range takes.
            var keys = new List<string?>();
            while (keys.Count < 200)
                keys.AddRange(Enumerable.Repeat(random.Next(6) == 0 ? null : $"S{random.Next(40)}", random.Next(1, 4) * random.Next(1, 4)));
            for (var i = random.Next(30); i > 0; i--) keys.Add($"N{i}");
            var saved = SampleFacts.Classes(0, [.. keys.Select((k, i) => (430101, k, $"{i}", 40d))]);
            var loaded = store.Load(store.Save(saved)).Value.ParentKeys!;
            Assert.Equal(keys, loaded);
            for (var i = 0; i < keys.Count; i++) Assert.Equal(keys[i], loaded[i]);
        }
    }

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
        Assert.Equal(2, Directory.GetDirectories(directory["facts"]).Length);
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
        foreach (var path in Directory.GetFiles(directory["facts"], "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
            // Two row heads may be the same file.
            var problems = store.Load(hash, verify: true).Problems;
            Assert.NotEmpty(problems);
            Assert.All(problems, p => Assert.Equal(Path.GetFileName(path) == "manifest.json" ? "HJD0501" : "HJD0503", p.Code));
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
        string InStore(string name) => PathOf(directory["facts"], hash, name);
        File.WriteAllText(Path.Combine(directory["facts"], hash, "extra.txt"), "");
        File.Delete(InStore("col-stu.u8"));
        File.WriteAllBytes(InStore("col-area.u8"), new byte[23]);
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
        Assert.False(Directory.Exists(directory["facts"]));
    }

    // A corrected row of one column: the others are on the disk and in memory once.
    [Fact]
    public void CorrectedRow_SharesEveryUnchangedColumn()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var before = store.Load(store.Save(Everything())).Value;
        var files = Directory.GetFiles(Path.Combine(directory["facts"], "columns")).Length;
        var columns = before.Table.Columns.ToDictionary();
        columns["area"] = new NumberColumn([1, 3, double.NaN]);
        var corrected = before with { Table = With(before.Table, columns) };
        var after = new FactStore(directory["facts"]).Load(store.Save(corrected), verify: true).Value;
        Assert.Equal(files + 1, Directory.GetFiles(Path.Combine(directory["facts"], "columns")).Length);
        Assert.Equal([1, 3, double.NaN], ((NumberColumn)after.Table.Columns["area"]).ToArray());
        var again = store.Load(store.List()[0]).Value.Table;
        var other = store.Load(store.List()[1]).Value.Table;
        Assert.Same(again.Columns["stu"], other.Columns["stu"]);
        Assert.NotSame(again.Columns["area"], other.Columns["area"]);
    }

    [Fact]
    public void ColumnsAreReadWhenAskedFor_AndNoSooner()
    {
        using var directory = new TestDirectory();
        var hash = new FactStore(directory["facts"]).Save(Everything());
        var table = new FactStore(directory["facts"]).Load(hash).Value.Table;
        File.Delete(PathOf(directory["facts"], hash, "col-note.text"));
        Assert.Equal([0, double.NaN, 12.5], ((NumberColumn)table.Columns["stu"]).ToArray());
        Assert.Equal(["area", "note", "school_type", "stu"], table.Columns.Keys);
        Assert.False(table.Columns.TryGetValue("absent", out _));
        Assert.Throws<FileNotFoundException>(() => table.Columns["note"]);
    }

    // However the numbers are held in memory, they are stored in one form.
    [Fact]
    public void EqualNumbers_HaveOneHashWhateverHoldsThem()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        NumberStore[] held =
        [
            new DoubleStore([1.5, double.NaN, 254]), new DoubleStore([1.5, -double.NaN, 254]),
            new ScaledStore<ushort>([15, ushort.MaxValue, 2540], 10), new ScaledStore<int>([1500, int.MaxValue, 254_000], 1000),
        ];
        Assert.Single(held.Select(h => store.Save(WithArea(new NumberColumn(h)))).Distinct());
        Assert.Single(new double[] { 0, -0.0 }.Select(z => store.Save(WithArea(new NumberColumn([z, 1, 2])))).Distinct());
        Assert.IsType<ScaledStore<ushort>>(((NumberColumn)new FactStore(directory["facts"]).Load(store.Save(WithArea(new NumberColumn(held[0]))))
            .Value.Table.Columns["area"]).Store);

        static FactSnapshot WithArea(NumberColumn area)
        {
            var columns = Everything().Table.Columns.ToDictionary();
            columns["area"] = area;
            return Everything() with { Table = With(Everything().Table, columns) };
        }
    }

    // Numbers that repeat, count up, jump and fall; texts that repeat and are empty or absent.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RowHeadsOfAnyShape_ComeBack(int seed)
    {
        var random = new Random(seed);
        int[] Numbers(int rows, int from)
        {
            var numbers = new int[rows];
            for (var i = 0; i < rows; i++)
                numbers[i] = i == 0 ? from : random.Next(5) switch { 0 => random.Next(from, from + 9), 1 or 2 => numbers[i - 1] + 1, _ => numbers[i - 1] };
            return numbers;
        }
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        string?[] texts = [null, "", "青禾", "𠮷", "1", "2"];
        for (var round = 0; round < 40; round++)
        {
            var rows = random.Next(60);
            var table = new FactTable
            {
                Grain = Grain.SchoolYear,
                Period = 2024,
                Regions = Numbers(rows, 990101),
                Stages = Array.ConvertAll(Numbers(rows, 0), n => (SchoolStage)(n % 8)),
                Keys = Array.ConvertAll(Numbers(rows, 0), n => n % 7 == 0 ? null : $"{n}"),
                Names = Array.ConvertAll(new string?[rows], _ => texts[random.Next(texts.Length)]),
                Columns = new Dictionary<string, Column>(),
                Origins = new RowOrigins([SampleFacts.File("甲"), SampleFacts.File("乙")],
                    Array.ConvertAll(Numbers(rows, 0), n => (ushort)(n % 2)), Numbers(rows, 2)),
            };
            var got = new FactStore(directory["facts"]).Load(store.Save(new FactSnapshot("school", 0, "d", table))).Value.Table;
            Assert.Equal<int>(table.Regions, got.Regions);
            Assert.Equal<SchoolStage>(table.Stages, got.Stages);
            Assert.True(table.Keys.SequenceEqual(got.Keys!));
            Assert.True(table.Names.SequenceEqual(got.Names!));
            Assert.Equal<ushort>(table.Origins.File, got.Origins!.File);
            Assert.Equal<int>(table.Origins.Line, got.Origins.Line);
        }
    }

    [Fact]
    public void DamagedBytesOfTheRightLength_AreAProblemOrANumberButNoCrash()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var hash = store.Save(Everything());
        foreach (var path in Directory.GetFiles(Path.Combine(directory["facts"], "columns")))
        {
            var bytes = File.ReadAllBytes(path);
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] ^= 0x81;
                File.WriteAllBytes(path, bytes);
                var loaded = new FactStore(directory["facts"]).Load(hash);
                Assert.True(loaded.IsOk || loaded.Problems[0].Code == "HJD0504");
                bytes[i] ^= 0x81;
            }
            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void SnapshotOfAnotherFormat_SaysSo()
    {
        using var directory = new TestDirectory();
        var store = new FactStore(directory["facts"]);
        var path = Path.Combine(directory["facts"], store.Save(Everything()), "manifest.json");
        var older = File.ReadAllText(path).Replace("\"format\": 3", "\"format\": 2", StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(older)));
        Directory.CreateDirectory(Path.Combine(directory["facts"], hash));
        File.WriteAllText(Path.Combine(directory["facts"], hash, "manifest.json"), older);
        Assert.Equal("HJD0527", Assert.Single(store.Load(hash).Problems).Code);
    }

    private static FactTable With(FactTable table, Dictionary<string, Column> columns) => new()
    {
        Grain = table.Grain,
        Period = table.Period,
        Regions = table.Regions,
        Stages = table.Stages,
        Keys = table.Keys,
        Names = table.Names,
        Origins = table.Origins,
        Columns = columns,
    };

    private static string PathOf(string facts, string hash, string name)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(facts, hash, "manifest.json")));
        var file = manifest.RootElement.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);
        return Path.Combine(facts, "columns", file.GetProperty("sha256").GetString()!);
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
