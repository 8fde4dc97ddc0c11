using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>Founds the schools of one county: how many of each type follows from its people.</summary>
internal sealed class DemoRoster
{
    private const double PrimaryShare = 0.060;
    private const double JuniorShare = 0.030;
    private const double KindergartenShare = 0.0180;

    private readonly CountyProfile county;
    private readonly string[] towns;
    private readonly Queue<string> villages;
    private readonly List<DemoSchool> schools = [];

    private DemoRoster(CountyProfile county)
    {
        this.county = county;
        towns = DemoNames.Towns(county.Key, Math.Clamp((int)(county.Population / 34_000), 5, 16));
        villages = new Queue<string>(DemoNames.Villages(county.Key, 130, towns));
    }

    /// <summary>The schools of a county, by code.</summary>
    public static IReadOnlyList<DemoSchool> Of(CountyProfile county)
    {
        var roster = new DemoRoster(county);
        roster.FoundCombined();
        roster.FoundPrimaries();
        roster.FoundJuniors();
        roster.FoundOthers();
        roster.FoundKindergartens();
        return roster.schools;
    }

    private bool NoJunior => county.Name == DemoStories.CountyWithoutJunior;

    private bool OnlyCombined => county.Name == DemoStories.CombinedCounty;

    private double Pupils(SchoolStage stage) => county.Population * (stage == SchoolStage.Primary ? PrimaryShare : JuniorShare)
        - schools.Sum(s => s.Classes.GetValueOrDefault(stage) * s.ClassMean);

    private double SeatMean => 41 + 2.2 * county.Crowding + (county.Kind == CountyKind.County ? 1.5 : 0);

    private void FoundCombined()
    {
        if (NoJunior) return;
        var nine = OnlyCombined ? towns.Length : 2 + (int)(county.Population / 260_000);
        for (var i = 0; i < nine; i++)
        {
            var seat = i < (OnlyCombined ? 3 : nine - 1);
            var name = seat ? $"{villages.Dequeue()}九年一贯制学校" : $"{towns[i % towns.Length]}{Town}学校";
            Found(name, "九年一贯制学校", seat ? SchoolZone.Urban : SchoolZone.Town, seat ? SeatMean : 37,
                (SchoolStage.Primary, 12 + 6 * Draw(2)), (SchoolStage.Junior, (OnlyCombined ? 9 : 6) + 3 * Draw(3)));
        }
        if (county.Population < 200_000 && !OnlyCombined) return;
        Found("第一中学", "完全中学", SchoolZone.Urban, 46, (SchoolStage.Junior, 9 + 3 * Draw(3)), (SchoolStage.Senior, 24 + 6 * Draw(2)));
        if (county.Wealth > 0.7)
            Found("外国语学校", "十二年一贯制学校", SchoolZone.Urban, 40,
                (SchoolStage.Primary, 18), (SchoolStage.Junior, 12), (SchoolStage.Senior, 12));
    }

    private void FoundPrimaries()
    {
        var all = Pupils(SchoolStage.Primary);
        var rural = 1 - county.Urban;
        var seat = (int)Math.Round(all * (county.Urban - 0.1) / (SeatMean * 30));
        for (var i = 0; i < Math.Max(1, seat); i++)
        {
            var name = i == 0 ? "实验小学" : i % 3 == 0 ? villages.Dequeue() + "路小学" : $"第{Numeral(i + 1)}小学";
            Found(name, "小学", SchoolZone.Urban, SeatMean + 3 * Normal(), (SchoolStage.Primary, 24 + 6 * Draw(3)));
        }
        var perTown = all * (0.1 + rural * 0.68) / towns.Length;
        foreach (var town in towns)
            Found($"{town}{Town}中心小学", "小学", SchoolZone.Town, 38 + 2.5 * Normal(),
                (SchoolStage.Primary, Math.Clamp(6 * (int)Math.Round(perTown / 38 / 6), 6, 36)));
        var village = (int)Math.Round(all * rural * 0.27 / 165);
        for (var i = 0; i < village; i++)
            Found(towns[i % towns.Length] + Town + villages.Dequeue() + "小学", "小学", SchoolZone.Rural,
                Math.Max(9, 23 + 5 * Normal()), (SchoolStage.Primary, 6));
        for (var i = 0; i < village / 3 + 1; i++)
            Found(towns[(i * 3 + 1) % towns.Length] + Town + villages.Dequeue() + "教学点", "教学点", SchoolZone.Rural,
                Math.Max(4, 9 + 2.5 * Normal()), (SchoolStage.Primary, 2 + Draw(3)));
    }

    private void FoundJuniors()
    {
        if (NoJunior || OnlyCombined) return;
        var all = Math.Max(1500, Pupils(SchoolStage.Junior));
        var seat = Math.Max(1, (int)Math.Round(all * (county.Urban - 0.05) / (46 * 27)));
        for (var i = 0; i < seat; i++)
            Found($"第{Numeral(i + 2)}初级中学", "初级中学", SchoolZone.Urban, 45.5 + county.Crowding + 2 * Normal(),
                (SchoolStage.Junior, 21 + 3 * Draw(5)));
        var town = Math.Clamp((int)Math.Round(all * (1.05 - county.Urban) / (42 * 13)), 1, towns.Length);
        for (var i = 0; i < town; i++)
            Found($"{towns[i]}{Town}初级中学", "初级中学", i % 4 == 3 ? SchoolZone.Rural : SchoolZone.Town,
                41 + 2.5 * Normal(), (SchoolStage.Junior, 9 + 3 * Draw(3)));
    }

    private void FoundOthers()
    {
        if (!NoJunior)
        {
            for (var i = 0; i < 1 + (int)(county.Population / 350_000); i++)
                Found(i == 0 ? "高级中学" : $"第{Numeral(i + 1)}高级中学", "高级中学", SchoolZone.Urban, 48 + Normal(),
                    (SchoolStage.Senior, 30 + 6 * Draw(4)));
            Found("职业教育中心", "中等职业学校", SchoolZone.Urban, 40 + 2 * Normal(), (SchoolStage.Vocational, 24 + 6 * Draw(5)));
        }
        if (county.Population >= 250_000)
            Found("特殊教育学校", "特殊教育学校", SchoolZone.Urban, 9, (SchoolStage.Special, 9 + Draw(4)));
    }

    private void FoundKindergartens()
    {
        var children = county.Population * KindergartenShare;
        var publicShare = Math.Clamp(0.50 + 0.14 * county.Care + 0.05 * Normal(), 0.44, 0.72);
        foreach (var town in towns)
            Found($"{town}{Town}中心幼儿园", "幼儿园", SchoolZone.Town, 26.5, (SchoolStage.Preschool, 9 + 3 * Draw(2)));
        for (var i = 0; OfKindergartens("公办") < children * publicShare && i < 20; i++)
            Found($"第{Numeral(i + 1)}幼儿园", "幼儿园", SchoolZone.Urban, 27.5, (SchoolStage.Preschool, 12 + 3 * Draw(2)));
        string[] words = ["启慧", "童心", "小星星", "向阳花", "金苹果", "蓝天", "爱弥儿", "七色光"];
        for (var i = 0; OfKindergartens(null) < children && i < 40; i++)
            Found(villages.Dequeue() + words[Draw(words.Length)] + "幼儿园", "幼儿园",
                i % 3 == 2 ? SchoolZone.Town : SchoolZone.Urban, 26, (SchoolStage.Preschool, 9 + 3 * Draw(2)));
    }

    private double OfKindergartens(string? ownership) => schools
        .Where(s => s.Kindergarten && (ownership is null || s.Ownership == ownership))
        .Sum(s => s.Classes[SchoolStage.Preschool] * s.ClassMean);

    private string Town => county.Kind == CountyKind.District ? "街道" : "镇";

    private void Found(
        string shortName, string type, SchoolZone zone, double mean, params (SchoolStage Stage, int Count)[] classes)
    {
        var key = NextKey;
        var (founded, closed) = Life(key, type, shortName);
        schools.Add(new DemoSchool(
            county.Code.ToString("D6", CultureInfo.InvariantCulture) + (schools.Count + 1).ToString("D4", CultureInfo.InvariantCulture),
            LongName(shortName, type),
            county,
            type,
            zone)
        {
            Ownership = OwnershipOf(key, type, shortName),
            Founded = founded,
            Closed = closed,
            ClassMean = mean,
            Classes = classes.ToDictionary(c => c.Stage, c => c.Count),
            Key = key,
        });
    }

    /// <summary>A few schools carry names as long as real ones can be, so that tables and labels are tried out.</summary>
    private string LongName(string shortName, string type)
    {
        if (shortName == "实验小学" && county.Index % 17 == 3)
            return $"{county.Name}人民政府与临澄省学前教育及义务教育协同发展研究院合作举办的附属实验学校小学部";
        if (type == "十二年一贯制学校" && county.Index % 2 == 0)
            return $"{county.Name}与岚溪市外国语教育集团合作共建的外国语实验学校";
        return county.Name + shortName;
    }

    private static (int Founded, int Closed) Life(ulong key, string type, string shortName)
    {
        var draw = DemoRandom.Unit(DemoRandom.Key(key, 21));
        if (type is "教学点" && draw < 0.08) return (1968, 2024 + DemoRandom.Below(DemoRandom.Key(key, 22), 2));
        if (shortName.EndsWith("路小学", StringComparison.Ordinal) && draw < 0.2)
            return (2024 + DemoRandom.Below(DemoRandom.Key(key, 22), 2), 9999);
        var old = type == "幼儿园" ? (int)(1992 + 28 * draw) : (int)(1952 + 66 * draw);
        return (old, 9999);
    }

    private static string OwnershipOf(ulong key, string type, string shortName)
    {
        var draw = DemoRandom.Unit(DemoRandom.Key(key, 23));
        return type switch
        {
            "幼儿园" when shortName.EndsWith("中心幼儿园", StringComparison.Ordinal)
                || shortName.StartsWith('第') => "公办",
            "幼儿园" => draw < 0.78 ? "普惠性民办" : "其他民办",
            "九年一贯制学校" => draw < 0.05 ? "其他民办" : "公办",
            "十二年一贯制学校" => "其他民办",
            _ => "公办",
        };
    }

    private ulong draws;

    private ulong NextKey => DemoRandom.Key(county.Key, 31, draws++);

    private int Draw(int n) => DemoRandom.Below(NextKey, n);

    private double Normal() => DemoRandom.Normal(NextKey);

    private static string Numeral(int n)
    {
        const string digits = "零一二三四五六七八九";
        return n switch
        {
            < 10 => digits[n].ToString(),
            10 => "十",
            < 20 => "十" + digits[n - 10],
            _ when n % 10 == 0 => digits[n / 10] + "十",
            _ => digits[n / 10] + "十" + digits[n % 10],
        };
    }
}
