using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hengjian.Evaluation.Demo;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Demo;

public sealed class DemoProvinceTests
{
    private static readonly DemoData Data = DemoProvince.Create(DemoDictionary.Small);

    private static FactTable Table(Grain grain, int year) => Data.ToDataset().Find(grain, year)!;

    private static double[] Numbers(FactTable table, string id) => ((NumberColumn)table.Columns[id]).ToArray();

    private static int Code(string name) => Data.Regions.Regions.Single(r => r.Name == name).Code;

    private static double At(string id, int year, string place, Grain grain = Grain.RegionYear)
    {
        var table = Table(grain, year);
        return Numbers(table, id)[table.Regions.PositionsOf(Code(place)).First()];
    }

    [Fact]
    public void Counts_AreThoseOfAProvince()
    {
        Assert.Equal(16, Data.Regions.AtLevel(RegionLevel.City).Count());
        Assert.Equal(137, Data.Regions.Counties.Count);
        Assert.All(Data.Regions.AtLevel(RegionLevel.City), c => Assert.InRange(Data.Regions.ChildrenOf(c.Code).Count(), 7, 11));
        var schools = Table(Grain.SchoolYear, 2025);
        var types = (CodeColumn)schools.Columns["school_type"];
        var kindergartens = Enumerable.Range(0, schools.RowCount).Count(i => types.LabelAt(i) == "幼儿园");
        var compulsory = Enumerable.Range(0, schools.RowCount)
            .Count(i => SchoolTypes.StagesOf(types.LabelAt(i)).Any(s => s is SchoolStage.Primary or SchoolStage.Junior));
        Assert.InRange(kindergartens, 2_700, 3_400);
        Assert.InRange(compulsory, 6_000, 7_000);
        Assert.InRange(Table(Grain.ClassYear, 2025).Stages.Count(s => s is SchoolStage.Primary or SchoolStage.Junior), 100_000, 130_000);
    }

    [Fact]
    public void SameSeed_SameBytes() => Assert.Equal(Hash(Data), Hash(DemoProvince.Create(DemoDictionary.Small)));

    [Fact]
    public void OtherSeed_OtherProvince() => Assert.NotEqual(Hash(Data), Hash(DemoProvince.Create(DemoDictionary.Small, 7)));

    [Fact]
    public void Tables_FollowTreeOrder_AndEveryElementHasAColumn()
    {
        var order = Data.Regions.Regions.Select((r, i) => (r.Code, i)).ToDictionary();
        Assert.Equal(15, Data.Tables.Count);
        Assert.All(Data.Tables, t =>
        {
            Assert.Equal(t.Regions.Select(r => order[r]).Order(), t.Regions.Select(r => order[r]));
            Assert.Equal(DemoDictionary.Small.Of(t.Grain).Select(e => e.Id).Order(StringComparer.Ordinal), t.Columns.Keys.Order(StringComparer.Ordinal));
            Assert.All(t.Columns.Values, c => Assert.Equal(t.RowCount, c.Length));
        });
    }

    [Fact]
    public void School_SumsToItsClasses()
    {
        var schools = Table(Grain.SchoolYear, 2024);
        var classes = Table(Grain.ClassYear, 2024);
        var sums = new double[schools.RowCount];
        var sizes = Numbers(classes, "class_size");
        for (var i = 0; i < classes.RowCount; i++) sums[classes.Parents![i]] += sizes[i];
        Assert.Equal(sums, Numbers(schools, "stu"));
    }

    [Fact]
    public void SpendingFell_TwoYearsRunning_InOneCountyOnly()
    {
        var falling = Data.Regions.Counties.Where(c =>
            At("edu_spend", 2024, c.Name) < At("edu_spend", 2023, c.Name) && At("edu_spend", 2025, c.Name) < At("edu_spend", 2024, c.Name));
        Assert.Equal([DemoStories.SpendingFell], falling.Select(c => c.Name));
    }

    [Fact]
    public void SuperLargeClasses_StandInTwoCounties()
    {
        var classes = Table(Grain.ClassYear, 2025);
        var sizes = Numbers(classes, "class_size");
        var places = Enumerable.Range(0, classes.RowCount).Where(i => sizes[i] >= 66).Select(i => classes.Regions[i]).Distinct();
        Assert.Equal(DemoStories.SuperLarge.Select(Code).Order(), places.Order());
    }

    [Fact]
    public void PayGap_StandsInOneCounty() => Assert.Equal(
        [DemoStories.PayGap],
        Data.Regions.Counties.Where(c => At("pay_teacher", 2025, c.Name) < At("pay_civil", 2025, c.Name)).Select(c => c.Name));

    [Fact]
    public void LargeClasses_FellMostInTheCityTold()
    {
        var drop = Data.Regions.AtLevel(RegionLevel.City).ToDictionary(c => c.Name, c => LargeShare(c.Code, 2023) - LargeShare(c.Code, 2025));
        Assert.Equal(DemoStories.ImprovedCity, drop.MaxBy(d => d.Value).Key);
    }

    [Fact]
    public void MissingAndNotApplicableAndEstimated_AreThere()
    {
        Assert.DoesNotContain(Code(DemoStories.NoClasses), Table(Grain.ClassYear, 2025).Regions);
        Assert.Contains(Code(DemoStories.NoClasses), Table(Grain.ClassYear, 2024).Regions);
        var schools = Table(Grain.SchoolYear, 2025);
        var empty = Enumerable.Range(0, schools.RowCount).Where(i => schools.Columns["stu"].FlagAt(i) == ValueFlag.Missing).ToList();
        Assert.Equal([Code(DemoStories.SchoolWithoutPupils)], empty.Select(i => schools.Regions[i]));
        Assert.DoesNotContain(SchoolStage.Junior, StagesIn(DemoStories.CountyWithoutJunior));
        var regions = Table(Grain.RegionYear, 2025);
        var estimates = Enumerable.Range(0, regions.RowCount).Where(i => regions.Columns["pop_3_5"].FlagAt(i) == ValueFlag.Estimated);
        Assert.Equal([Code(DemoStories.Estimated)], estimates.Select(i => regions.Regions[i]));
    }

    [Fact]
    public void CombinedCounty_HasNoPlainJuniorSchool()
    {
        var schools = Table(Grain.SchoolYear, 2025);
        var types = (CodeColumn)schools.Columns["school_type"];
        var here = Enumerable.Range(0, schools.RowCount).Where(i => schools.Regions[i] == Code(DemoStories.CombinedCounty)).Select(types.LabelAt).ToList();
        Assert.DoesNotContain("初级中学", here);
        Assert.Contains("九年一贯制学校", here);
    }

    private static HashSet<SchoolStage> StagesIn(string place)
    {
        var classes = Table(Grain.ClassYear, 2025);
        return [.. Enumerable.Range(0, classes.RowCount).Where(i => classes.Regions[i] == Code(place)).Select(i => classes.Stages[i])];
    }

    private static double LargeShare(int city, int year)
    {
        var classes = Table(Grain.ClassYear, year);
        var sizes = Numbers(classes, "class_size");
        var rows = Enumerable.Range(0, classes.RowCount)
            .Where(i => classes.Regions[i] / 100 == city / 100 && classes.Stages[i] is (SchoolStage.Primary or SchoolStage.Junior)).ToList();
        return rows.Count(i => sizes[i] >= 56) / (double)rows.Count;
    }

    private static string Hash(DemoData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in data.Tables)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>(table.Regions.ToArray()));
            foreach (var (_, column) in table.Columns.OrderBy(c => c.Key, StringComparer.Ordinal))
                hash.AppendData(column is NumberColumn n ? MemoryMarshal.AsBytes<double>(n.ToArray()) : ((CodeColumn)column).Codes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
