using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>A class of one school in one year.</summary>
/// <param name="Stage">学段.</param>
/// <param name="Grade">Grade within the stage, from 1; 小班 中班 大班 are 1 2 3, 混合班 4.</param>
/// <param name="Number">Number within the grade, from 1.</param>
/// <param name="Size">Pupils.</param>
internal readonly record struct DemoClass(SchoolStage Stage, int Grade, int Number, int Size);

/// <summary>Forms the classes of a school: sizes follow zone, crowding and the trend of the years.</summary>
internal static class DemoClasses
{
    /// <summary>Largest 班额 outside the planted stories: 大班额 thins out year by year.</summary>
    private static readonly int[] Ceiling = [65, 64, 62];

    /// <summary>The classes of a school in a year, by stage, grade and number.</summary>
    public static List<DemoClass> Of(DemoSchool school, int year)
    {
        var classes = new List<DemoClass>();
        foreach (var (stage, count) in school.Classes.OrderBy(c => c.Key))
        {
            var grades = Grades(stage);
            var all = count + DemoStories.NewClasses(school, grades, year);
            var thinned = (double)count / all;
            for (var i = 0; i < all; i++)
            {
                // Classes are dealt grade by grade, so that a teaching point of two classes has grades 1 and 2.
                var grade = count <= grades ? i + 1 : i % grades + 1;
                var number = count <= grades ? 1 : i / grades + 1;
                classes.Add(new DemoClass(stage, grade, number, Size(school, stage, grade, number, year, thinned)));
            }
        }
        classes.Sort((a, b) => (a.Stage, a.Grade, a.Number).CompareTo((b.Stage, b.Grade, b.Number)));
        return classes;
    }

    private static int Grades(SchoolStage stage) => stage switch
    {
        SchoolStage.Primary => 6,
        SchoolStage.Special => 9,
        _ => 3,
    };

    private static int Size(DemoSchool school, SchoolStage stage, int grade, int number, int year, double thinned)
    {
        var t = year - DemoProvince.FirstYear;
        // A class keeps its luck as it moves up: the key follows the year its pupils entered.
        var cohort = DemoRandom.Key(school.Key, (ulong)stage, (ulong)((year - grade) * 100 + number));
        var mean = Mean(school, stage, t) * thinned + (stage == SchoolStage.Preschool ? 3.2 * (grade - 2) : 0);
        var size = (int)Math.Round(mean + DemoRandom.Normal(cohort) * (mean > 30 ? 3.1 : 2));
        var planted = DemoStories.SuperLargeClass(school, stage, grade, number, year);
        if (planted > 0) return planted;
        if (school.County.Model) size = Math.Min(size, stage == SchoolStage.Primary ? 45 : stage == SchoolStage.Preschool ? 20 + 5 * grade : 50);
        return Math.Clamp(size, stage == SchoolStage.Special ? 4 : 3, Ceiling[Math.Max(t, 0)]);
    }

    private static double Mean(DemoSchool school, SchoolStage stage, int t)
    {
        var mean = school.ClassMean * (school.County.Model ? 0.93 : 1);
        var crowded = school.Zone != SchoolZone.Rural && school.Compulsory
            && DemoRandom.Unit(DemoRandom.Key(school.Key, 41)) < 0.055 + 0.02 * school.County.Crowding;
        if (crowded && !school.County.Model) mean = 57 - 2.3 * t;
        if (DemoStories.Relieved(school)) mean = 57;
        return stage switch
        {
            SchoolStage.Preschool => mean * (1 - 0.05 * t),
            SchoolStage.Primary when school.Zone == SchoolZone.Rural => mean * (1 - 0.06 * t),
            SchoolStage.Primary => mean * (1 - 0.012 * t),
            SchoolStage.Junior => mean * (1 + 0.008 * t),
            SchoolStage.Senior => Math.Max(mean, 46),
            _ => mean,
        };
    }
}
