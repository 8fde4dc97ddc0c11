using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>
/// Two counties of the invented province cut down to a handful of schools with two classes a stage, so that every step of
/// an indicator can be worked by hand. The same rules fill the cells, so parts agree with wholes.
/// </summary>
public static class ExampleCity
{
    // prev goes back three years at most in the catalogue.
    private const int Years = 4;
    private const int ClassesOfAStage = 2;

    // About as many people as so few schools serve; rates per head stay sensible.
    private const double People = 9_000;

    private static readonly (string Type, int Schools)[] Kept =
    [
        ("小学", 2), ("教学点", 1), ("初级中学", 2), ("九年一贯制学校", 1), ("高级中学", 1), ("中等职业学校", 1), ("特殊教育学校", 1),
    ];

    /// <summary>The year the examples compute.</summary>
    public const int Year = DemoProvince.LastYear;

    /// <summary>Makes the data set; the same every time.</summary>
    /// <param name="dictionary">Every element of it gets a column.</param>
    public static Dataset Create(DataDictionary dictionary)
    {
        var planted = DemoStories.All.Select(s => s.Place).ToHashSet(StringComparer.Ordinal);
        var usual = new DemoRegions(DemoProvince.DefaultSeed).Counties
            .Where(c => !planted.Contains(c.Name) && c.Population > 250_000)
            .GroupBy(c => c.City).First(g => g.Count() > 1).Take(2).ToList();
        var regions = new DemoRegions([.. usual.Select(c => c with { Population = People })]);
        var rosters = usual.Select((county, i) => Cut(DemoRoster.Of(county), regions.Counties[i])).ToList();
        var tables = Enumerable.Range(Year - Years + 1, Years)
            .SelectMany(year => DemoProvince.TablesOf(dictionary, regions, rosters, year));
        return new Dataset(regions.Tree, [.. tables]);
    }

    private static IReadOnlyList<DemoSchool> Cut(IReadOnlyList<DemoSchool> roster, CountyProfile county)
    {
        var always = roster.Where(s => s.OpenIn(Year) && s.OpenIn(Year - Years + 1) && s.Name.Length < 20).ToList();
        var kept = Kept.SelectMany(k => always.Where(s => s.Type == k.Type).Take(k.Schools))
            .Concat(always.Where(s => s.Kindergarten).GroupBy(s => s.Ownership, StringComparer.Ordinal).Select(g => g.First()));
        return [.. kept.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => s with
        {
            County = county,
            Classes = s.Classes.ToDictionary(c => c.Key, c => Math.Min(c.Value, ClassesOfAStage)),
        })];
    }
}
