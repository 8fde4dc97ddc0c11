using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>A school in a year, with what its element rules need.</summary>
internal sealed class SchoolContext : RowContext
{
    private readonly double[] pupils = new double[9];
    private readonly double[] teachers = new double[9];

    /// <summary>Counts pupils and teachers once; every rule reads them.</summary>
    public SchoolContext(DemoSchool school, List<DemoClass> classes)
    {
        School = school;
        Classes = classes;
        foreach (var one in classes) pupils[(int)one.Stage] += one.Size;
        foreach (var stage in classes.GroupBy(c => c.Stage))
            teachers[(int)stage.Key] = Math.Round(StageTeachers(stage.Key, stage.Count(), pupils[(int)stage.Key]));
        Pupils = pupils.Sum();
        Teachers = teachers.Sum();
    }

    /// <summary>The school.</summary>
    public DemoSchool School { get; }

    /// <summary>Its classes.</summary>
    public List<DemoClass> Classes { get; }

    /// <inheritdoc/>
    public override ulong Key => School.Key;

    /// <inheritdoc/>
    public override double Care => School.County.Care;

    /// <inheritdoc/>
    public override bool Model => School.County.Model;

    /// <summary>Wealth of the county.</summary>
    public double Wealth => School.County.Wealth;

    /// <summary>Pupils.</summary>
    public double Pupils { get; }

    /// <summary>Full-time teachers.</summary>
    public double Teachers { get; }

    /// <summary>Full-time teachers of one section.</summary>
    public double TeachersOf(SchoolStage stage) => teachers[(int)stage];

    /// <summary>All staff.</summary>
    public double Staff => Math.Round(Teachers * (School.Kindergarten ? 1.75 : School.Type == "小学" ? 1.07 : 1.1));

    /// <summary>Pupils of one section.</summary>
    public double PupilsOf(SchoolStage stage) => pupils[(int)stage];

    /// <summary>幼儿园.</summary>
    public bool Kindergarten => School.Kindergarten;

    /// <summary>小学 or 初中.</summary>
    public bool Compulsory => School.Compulsory;

    /// <summary>中等职业学校.</summary>
    public bool Vocational => School.Type == "中等职业学校";

    /// <summary>特殊教育学校.</summary>
    public bool Special => School.Type == "特殊教育学校";

    /// <summary>
    /// A shared amount of a compulsory school: what the standard asks of its pupils (sections weighed 1 : 1.1, as when
    /// it is divided) times how well it is off.
    /// </summary>
    public double Resource(double primary, double junior, double crowdedLoss, double wealthGain, double spread)
    {
        var a = PupilsOf(SchoolStage.Primary);
        var b = PupilsOf(SchoolStage.Junior);
        var c = PupilsOf(SchoolStage.Senior);
        var units = a + 1.1 * b + 1.32 * c;
        var need = Math.Max(a > 0 ? primary * units : 0, b > 0 ? junior * units / 1.1 : 0);
        if (need == 0) need = Pupils * junior;
        var off = 1.22 + wealthGain * (Wealth - 0.45) + 0.25 * (Care - 0.6) + spread * Z + 0.03 * T
            - (School.Zone == SchoolZone.Urban ? crowdedLoss : 0) + (School.Zone == SchoolZone.Rural ? crowdedLoss : 0);
        return need * (Model ? Math.Clamp(off, 1.06, 1.5) : Math.Clamp(off, 0.55, 2.4));
    }

    private double StageTeachers(SchoolStage stage, int classes, double stagePupils)
    {
        var z = DemoRandom.Normal(DemoRandom.Key(Key, 51, (ulong)stage));
        var (ratio, perClass) = stage switch
        {
            SchoolStage.Preschool => (14.2 - 2 * (Care - 0.6), 1.7),
            SchoolStage.Primary => (16.6, 1.5),
            SchoolStage.Junior => (12.6, 2.6),
            SchoolStage.Senior => (13.1, 2.8),
            SchoolStage.Vocational => (18.5, 1.8),
            _ => (4, 1.9),
        };
        var byPupils = stagePupils / (ratio * (1 + 0.05 * z) * (Model ? 0.96 : 1) * (1 - 0.06 * (Wealth - 0.45)));
        return Math.Max(1, Math.Max(byPupils, classes * (stagePupils < 60 ? Math.Min(perClass, 1.1) : perClass)));
    }
}
