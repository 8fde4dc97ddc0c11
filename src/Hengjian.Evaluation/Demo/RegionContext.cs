using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>What the schools of a region add up to in a year; region rows are written to agree with them.</summary>
internal sealed class RegionTotals
{
    /// <summary>Pupils by stage.</summary>
    public double[] Pupils { get; } = new double[9];

    /// <summary>Full-time teachers by stage.</summary>
    public double[] Teachers { get; } = new double[9];

    /// <summary>Schools, by type name.</summary>
    public Dictionary<string, int> Schools { get; } = new(StringComparer.Ordinal);

    /// <summary>Children in 公办 kindergartens.</summary>
    public double PublicChildren { get; set; }

    /// <summary>Children in 普惠性民办 kindergartens.</summary>
    public double InclusiveChildren { get; set; }

    /// <summary>Pupils of private compulsory schools.</summary>
    public double PrivateCompulsory { get; set; }

    /// <summary>Schools that teach 小学 or 初中.</summary>
    public double CompulsorySchools { get; set; }

    /// <summary>小学 and 初中.</summary>
    public double Compulsory => Pupils[(int)SchoolStage.Primary] + Pupils[(int)SchoolStage.Junior];

    /// <summary>Schools and kindergartens.</summary>
    public double AllSchools => Schools.Values.Sum();

    /// <summary>Adds one school.</summary>
    public void Add(SchoolContext school)
    {
        foreach (var stage in school.School.Classes.Keys)
        {
            Pupils[(int)stage] += school.PupilsOf(stage);
            Teachers[(int)stage] += school.TeachersOf(stage);
        }
        Schools[school.School.Type] = Schools.GetValueOrDefault(school.School.Type) + 1;
        if (school.Compulsory) CompulsorySchools++;
        if (school.Compulsory && school.School.Ownership != "公办") PrivateCompulsory += school.Pupils;
        if (!school.Kindergarten) return;
        if (school.School.Ownership == "公办") PublicChildren += school.Pupils;
        if (school.School.Ownership == "普惠性民办") InclusiveChildren += school.Pupils;
    }

    /// <summary>Adds a region below.</summary>
    public void Add(RegionTotals below)
    {
        for (var i = 0; i < Pupils.Length; i++)
        {
            Pupils[i] += below.Pupils[i];
            Teachers[i] += below.Teachers[i];
        }
        foreach (var (type, count) in below.Schools) Schools[type] = Schools.GetValueOrDefault(type) + count;
        PublicChildren += below.PublicChildren;
        InclusiveChildren += below.InclusiveChildren;
        PrivateCompulsory += below.PrivateCompulsory;
        CompulsorySchools += below.CompulsorySchools;
    }
}

/// <summary>A region (county, city or province) in a year.</summary>
internal sealed class RegionContext : RowContext
{
    /// <summary>The region.</summary>
    public required Region Region { get; init; }

    /// <summary>Its schools together.</summary>
    public required RegionTotals Totals { get; init; }

    /// <summary>Counties in it, itself for a county.</summary>
    public required IReadOnlyList<CountyProfile> Counties { get; init; }

    /// <summary>The totals of each county, in the order of <see cref="Counties"/>.</summary>
    public required IReadOnlyList<RegionTotals> Parts { get; init; }

    /// <summary>The stage of a stage row; All otherwise.</summary>
    public SchoolStage Stage { get; init; }

    /// <inheritdoc/>
    public override ulong Key => key ??= DemoRandom.Key(Counties[0].Key, (ulong)Region.Code, (ulong)Stage);

    /// <inheritdoc/>
    public override double Care => Counties.Average(c => c.Care);

    /// <inheritdoc/>
    public override bool Model => Counties.Count == 1 && Counties[0].Model;

    /// <summary>0 poor to 1 rich.</summary>
    public double Wealth => Counties.Average(c => c.Wealth);

    /// <summary>People.</summary>
    public double Population => Counties.Sum(c => c.Population) * (1 - 0.004 * T);

    /// <summary>Name of the region.</summary>
    public string Name => Region.Name;

    /// <summary>Pupils of a stage.</summary>
    public double Pupils(SchoolStage stage) => Totals.Pupils[(int)stage];

    /// <summary>True in the last year.</summary>
    public bool Last => Year == DemoProvince.LastYear;

    /// <summary>Whole number of cases, mostly none: chance and size shrink with care and the years.</summary>
    public double Cases(double chance, int most) => CasesOf(Year, chance, most);

    /// <summary>The cases of another year, as a column about the year before reports them.</summary>
    public double CasesOf(int year, double chance, int most)
    {
        var draw = DemoRandom.Unit(DemoRandom.Key(Key, Element, (ulong)(70_000 + year)));
        var likely = chance * Math.Clamp(2 - 1.6 * Care, 0.1, 2) * (1 - 0.2 * (year - DemoProvince.FirstYear)) * Math.Sqrt(Counties.Count);
        return Model || draw > likely ? 0 : 1 + Math.Floor(most * draw);
    }

    private ulong? key;
}
