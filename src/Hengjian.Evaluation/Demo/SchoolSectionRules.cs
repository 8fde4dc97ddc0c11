using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<SchoolContext, DemoCell>;

/// <summary>Teachers of each section, counted by the stage they teach; the sections of a school add up to it or less.</summary>
internal static class SchoolSectionRules
{
    /// <summary>教师 by section.</summary>
    public static Dictionary<string, Rule> Teachers => Both(
    [
        ("tea_ft", (c, stage) => c.TeachersOf(stage)),
        ("tea_above_degree", (c, stage) => Share(c, stage, "tea_above_degree")),
        ("tea_backbone", (c, stage) => Share(c, stage, "tea_backbone")),
        ("tea_pe_arts", (c, stage) => Share(c, stage, "tea_pe_arts")),
        ("tea_pe_arts_shared", (c, stage) => Share(c, stage, "tea_pe_arts_shared")),
        ("tea_mid_title", (c, stage) => Share(c, stage, "tea_mid_title")),
    ]);

    private static Dictionary<string, Rule> Both(IEnumerable<(string Id, Func<SchoolContext, SchoolStage, DemoCell> Rule)> whole)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var (id, rule) in whole)
        {
            rules.Add(id + "_pri", c => Of(c, SchoolStage.Primary, rule));
            rules.Add(id + "_jun", c => Of(c, SchoolStage.Junior, rule));
        }
        return rules;
    }

    private static DemoCell Of(SchoolContext c, SchoolStage stage, Func<SchoolContext, SchoolStage, DemoCell> rule) =>
        c.School.Classes.ContainsKey(stage) ? rule(c, stage) : DemoCell.NotApplicable;

    /// <summary>The section's part of the school's number: by pupils for what is asked per pupil, by teachers for the rest.</summary>
    private static DemoCell Share(SchoolContext c, SchoolStage stage, string whole)
    {
        var all = c.As(whole, () => SchoolRules.Cells[whole](c));
        if (c.School.Classes.Count == 1 || double.IsNaN(all.Value)) return all;
        var perPupil = whole is "tea_backbone" or "tea_pe_arts" or "tea_pe_arts_shared";
        var share = perPupil ? c.PupilsOf(stage) / c.Pupils : c.TeachersOf(stage) / c.Teachers;
        var part = all.Value * share;
        return Math.Min(c.TeachersOf(stage), c.Model ? Math.Ceiling(part) : Math.Floor(part + 0.5));
    }
}
