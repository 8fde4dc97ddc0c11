using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<RegionContext, DemoCell>;

/// <summary>Pupils, people and staff of a region.</summary>
internal static class RegionPeople
{
    /// <summary>Pupils of special schools, counting those taught in other counties.</summary>
    public static double SpecialPupils(RegionContext c) => Math.Round(Math.Max(c.Pupils(SchoolStage.Special), c.Population * 0.00018));

    /// <summary>Students of the higher vocational colleges; each city has them in its first district.</summary>
    public static double CollegeStudents(CountyProfile county, int t) =>
        county.Code % 100 == 1 ? Math.Round((9_000 + 14_000 * county.Wealth) * (1 + 0.02 * t)) : 0;

    private static double Colleges(RegionContext c) => Math.Round(c.Pupils(SchoolStage.Higher) / 8_000);

    private static double Disabled(RegionContext c) => Math.Round(c.Totals.Compulsory * 0.0052) + 8;

    private static double Enrolled(RegionContext c) => Math.Round(Disabled(c) * Math.Min(1, 0.972 + 0.012 * c.Z0(81) + 0.004 * c.T + (c.Model ? 0.03 : 0)));

    private static double Juniors(RegionContext c) => Math.Round(c.Pupils(SchoolStage.Junior) / 3);

    private static double Town(RegionContext c) => c.Counties.Sum(x => Math.Clamp((int)(x.Population / 34_000), 5, 16));

    private static DemoCell IfJunior(RegionContext c, double value) => c.Pupils(SchoolStage.Junior) > 0 ? Math.Round(value) : DemoCell.NotApplicable;

    private static double Teachers(RegionContext c, SchoolStage stage, double staff) => Math.Round(c.Totals.Teachers[(int)stage] * staff);

    private static double Quota(RegionContext c) => Math.Round(Teachers(c, SchoolStage.Primary, 1.04) + Teachers(c, SchoolStage.Junior, 1.07) + Teachers(c, SchoolStage.Senior, 1.05));

    private static double Rotating(RegionContext c) => Math.Round(Quota(c) * 0.34);

    private static double Rotated(RegionContext c) => Math.Round(
        Rotating(c) * (c.Model ? 0.14 : Math.Clamp(0.118 + 0.02 * c.Z0(83) + 0.006 * c.T, 0.04, 0.3)));

    private static double SeatsNeeded(RegionContext c) => Math.Round(c.Totals.Compulsory * 0.012 * Math.Max(0.2, 1 + 0.5 * c.Z0(84)));

    /// <summary>Pupils and populations.</summary>
    public static Dictionary<string, Rule> Pupils => new(StringComparer.Ordinal)
    {
        ["pop_total"] = c => Math.Round(c.Population / 100) * 100,
        ["poor_pupils"] = c => Math.Round(c.Totals.Compulsory * (0.085 - 0.06 * c.Wealth)),
        ["poor_dropout"] = c => c.Cases(0.03, 2),
        ["nutri_eligible"] = c => Math.Round(c.Totals.Compulsory * Math.Max(0.02, 0.45 - 0.6 * c.Wealth)),
        ["nutri_pupils"] = c => Math.Round(c.Totals.Compulsory * Math.Max(0.02, 0.45 - 0.6 * c.Wealth) * (c.Yes(0.95) ? 1 : 0.97)),
        ["aid_eligible"] = c => Math.Round(c.Totals.Compulsory * (0.16 - 0.1 * c.Wealth)),
        ["aid_done"] = c => Math.Round(c.Totals.Compulsory * (0.16 - 0.1 * c.Wealth) * (c.Yes(0.93) ? 1 : 0.985)),
        ["entry_9"] = c => IfJunior(c, Juniors(c) * 1.03),
        ["grad_9"] = c => IfJunior(c, Juniors(c) * 1.03 * Math.Min(0.999, 0.962 + 0.012 * c.Z + 0.004 * c.T)),
        ["entry_jun"] = c => IfJunior(c, Juniors(c)),
        ["grad_jun"] = c => IfJunior(c, (Juniors(c) * Math.Min(0.998, 0.982 + 0.008 * c.Z + (c.Model ? 0.02 : 0))) + (0.006 * Juniors(c)) - (0.009 * Juniors(c))),
        ["jun_in"] = c => IfJunior(c, 0.006 * Juniors(c)),
        ["jun_out"] = c => IfJunior(c, 0.009 * Juniors(c)),
        ["jun_dead"] = c => IfJunior(c, Juniors(c) > 4000 ? 1 : 0),
        ["stu_sen_all"] = c => Math.Round(SchoolAge(c) * Math.Clamp(0.93 + 0.02 * c.Z + 0.05 * (c.Wealth - 0.45) + 0.006 * c.T, 0.8, 1.02)),
        ["pop_15_17"] = c => SchoolAge(c),
        ["stu_pri_all"] = c => c.Pupils(SchoolStage.Primary),
        ["pop_pri"] = c => Math.Round(c.Pupils(SchoolStage.Primary) / Math.Clamp(1.01 + 0.015 * c.Z, 0.96, 1.08)),
        ["dropouts"] = c => c.Cases(0.05, 4),
        ["stu_comp"] = c => c.Totals.Compulsory,
        ["stu_comp_private"] = c => c.Totals.PrivateCompulsory,
        ["stu_kg_all"] = c => c.Pupils(SchoolStage.Preschool),
        ["pop_3_5"] = Children,
        ["stu_kg_public"] = c => c.Totals.PublicChildren,
        ["stu_kg_incl"] = c => c.Totals.InclusiveChildren,
        ["migrant_eligible"] = c => Math.Round(c.Totals.Compulsory * (0.03 + 0.09 * c.Wealth)),
        ["migrant_public"] = c => Math.Round(c.Totals.Compulsory * (0.03 + 0.09 * c.Wealth) * (c.Model ? 0.9 : Math.Clamp(0.87 + 0.05 * c.Z, 0.7, 0.98))),
        ["migrant_bought"] = c => Math.Round(c.Totals.Compulsory * (0.03 + 0.09 * c.Wealth) * 0.02),
        ["dis_children"] = c => Disabled(c),
        ["dis_inclusive"] = c => Math.Round(Enrolled(c) * 0.55),
        ["dis_special"] = c => Math.Round(Enrolled(c) * 0.33),
        ["dis_home"] = c => Enrolled(c) - Math.Round(Enrolled(c) * 0.55) - Math.Round(Enrolled(c) * 0.33),
        ["dis_plan"] = c => c.Yes(0.9) ? Disabled(c) : Disabled(c) - 2,
        ["spec_fund_pupils"] = c => SpecialPupils(c),
        ["stu_spec"] = c => SpecialPupils(c),
        ["stu_jun_all"] = c => c.Pupils(SchoolStage.Junior),
        ["stu_sen_gen"] = c => c.Pupils(SchoolStage.Senior),
        ["quality_seats"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) * 0.14),
        ["quality_seats_alloc"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) * 0.14 * (c.Yes(0.9) ? 0.6 + 0.1 * c.U : 0.45)),
        ["enr_sen"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) / 3),
        ["enr_voc"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) / 3 * Math.Clamp(0.82 + 0.12 * c.Z, 0.5, 1.2)),
        ["voc_out"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) / 3 * 0.06),
        ["sen_out"] = c => IfJunior(c, c.Pupils(SchoolStage.Senior) / 3 * 0.02),
        ["sen_gap"] = c => Math.Round(c.Pupils(SchoolStage.Senior) * 0.03),
        ["sen_new"] = c => Math.Round(c.Pupils(SchoolStage.Senior) * 0.03 * Math.Max(0, 0.9 + 0.3 * c.Noise)),
        ["seats_need"] = c => SeatsNeeded(c),
        ["seats_new"] = c => Math.Round(SeatsNeeded(c) * Math.Max(0, 0.95 + 0.25 * c.Noise)),
        ["phys_tested"] = c => Math.Round(c.Totals.Compulsory * 0.98),
        ["phys_pass"] = c => Math.Round(c.Totals.Compulsory * 0.98 * Math.Min(0.995, 0.945 + 0.012 * c.Z + 0.004 * c.T)),
        ["phys_good"] = c => Math.Round(c.Totals.Compulsory * 0.98 * Math.Clamp(0.40 + 0.05 * c.Z + 0.012 * c.T, 0.2, 0.7)),
        ["myopia_screened"] = c => Math.Round(c.Totals.Compulsory * 0.97),
        ["myopia_found"] = c => Math.Round(c.Totals.Compulsory * 0.97 * Math.Clamp(0.515 + 0.03 * c.Z - 0.007 * c.T + 0.006 * c.Noise, 0.3, 0.7)),
        ["grads"] = c => Math.Round(c.Population * 0.006),
        ["grads_employed"] = c => Math.Round(c.Population * 0.006 * Math.Clamp(0.86 + 0.04 * c.Z, 0.6, 0.98)),
        ["hvoc_total"] = c => Colleges(c),
        ["hvoc_double_high"] = c => Math.Floor(Colleges(c) * 0.4),
        ["hvoc_expand_plan"] = c => Math.Round(c.Pupils(SchoolStage.Higher) * 0.06),
        ["hvoc_expand_done"] = c => Math.Round(c.Pupils(SchoolStage.Higher) * 0.06 * (c.Yes(0.85) ? 1.01 : 0.97)),
        ["party_branch_total"] = c => Math.Round(c.Pupils(SchoolStage.Higher) / 260),
        ["party_branch_online"] = c => Math.Round(c.Pupils(SchoolStage.Higher) / 260 * (0.94 + 0.02 * c.T)),
        ["party_mem_total"] = c => Math.Round(c.Pupils(SchoolStage.Higher) * 0.09),
        ["party_mem_online"] = c => Math.Round(c.Pupils(SchoolStage.Higher) * 0.09 * (0.95 + 0.015 * c.T)),
        ["vaccine_target"] = c => Math.Round(c.Totals.Compulsory * 1.06),
        ["vaccinated"] = c => Math.Round(c.Totals.Compulsory * 1.06 * 0.97),
    };

    /// <summary>Staff, posts and recruitment.</summary>
    public static Dictionary<string, Rule> Staff => new(StringComparer.Ordinal)
    {
        ["quota_total"] = c => Quota(c),
        ["quota_needed"] = c => Math.Round(Quota(c) * (0.985 + 0.02 * c.Z)),
        ["quota_filled"] = c => Math.Round(Quota(c) * Math.Clamp(0.967 + 0.02 * c.Z, 0.9, 1.02)),
        ["recruits_planned"] = c => Math.Round(Quota(c) * 0.032),
        ["recruits"] = c => Math.Round(Quota(c) * 0.032 * (c.Yes(0.72) ? 1 : 0.93)),
        ["recruits_public_total"] = c => Math.Round(Quota(c) * 0.032 * (1.8 + 0.5 * c.U)),
        ["recruits_rural"] = c => Math.Round(Quota(c) * 0.032 * (0.35 + 0.2 * c.U)),
        ["rot_eligible"] = c => Rotating(c),
        ["rot_actual"] = c => Rotated(c),
        ["rot_backbone"] = c => Math.Round(Rotated(c) * (c.Model ? 0.25 : Math.Clamp(0.22 + 0.03 * c.Z, 0.08, 0.5))),
        ["bach_share_urban"] = c => Math.Round((84 + 4 * c.Z + c.T) * 100) / 100,
        ["bach_share_rural"] = c => Math.Round((77.5 + 4 * c.Z + 1.5 * c.T) * 100) / 100,
        ["xgxp_schools"] = c => c.Yes(0.82) ? c.Totals.CompulsorySchools : Math.Round(c.Totals.CompulsorySchools * 0.8),
        ["schools_compulsory"] = c => c.Totals.CompulsorySchools,
        ["schools_all"] = c => c.Totals.AllSchools,
        ["ethics_cases"] = c => c.Cases(0.35, 5),
        ["ethics_closed"] = c => Math.Max(0, c.As("ethics_cases", () => c.Cases(0.35, 5)) - (c.Yes(0.97) ? 0 : 1)),
        ["housing_need"] = c => Math.Round(Quota(c) * 0.05),
        ["housing_sets"] = c => Math.Round(Quota(c) * 0.05 * Math.Clamp(0.86 + 0.1 * c.Z + 0.03 * c.T, 0.3, 1)),
        ["kg_tea_ft"] = c => c.Totals.Teachers[(int)SchoolStage.Preschool],
        ["towns"] = c => Town(c),
        ["towns_public_kg"] = c => Town(c) - (c.Yes(0.93) ? 0 : 1),
        ["ict_tea_all"] = c => Math.Round(Quota(c) * 0.92),
        ["ict_tea_ok"] = c => Math.Round(Quota(c) * 0.92 * Math.Clamp(0.94 + 0.03 * c.Z, 0.8, 1)),
        ["insp_total"] = c => Math.Round(c.Totals.AllSchools / 3.4),
        ["insp_trained"] = c => Math.Round(c.Totals.AllSchools / 3.4) - (c.Yes(0.85) ? 0 : 1),
        ["insp_term_over"] = c => c.Yes(0.94) ? 0 : 1,
        ["insp_resp"] = c => Math.Ceiling(c.Totals.AllSchools / (c.Yes(0.85) ? 4.6 : 5.8)),
        ["tea_pri_all"] = c => Teachers(c, SchoolStage.Primary, 1.05),
        ["tea_jun_all"] = c => Teachers(c, SchoolStage.Junior, 1.08),
        ["tea_sen_all"] = c => Teachers(c, SchoolStage.Senior, 1.09),
        ["spec_tea"] = c => Math.Ceiling(SpecialPupils(c) / (3.6 + 0.6 * c.Z)),
        ["spec_schools"] = c => c.Totals.Schools.GetValueOrDefault("特殊教育学校"),
        ["tea_urban_n"] = c => Math.Round(Teachers(c, SchoolStage.Primary, 1) * 0.6 + Teachers(c, SchoolStage.Junior, 1) * 0.6),
        ["tea_rural_n"] = c => Math.Round(Teachers(c, SchoolStage.Primary, 1) * 0.4 + Teachers(c, SchoolStage.Junior, 1) * 0.4),
        ["grass_posts"] = c => Math.Round(Quota(c) * 0.012),
        ["soe_posts"] = c => Math.Round(c.Population / 6_000),
        ["soe_posts_grads"] = c => Math.Round(c.Population / 6_000 * Math.Clamp(0.55 + 0.08 * c.Z, 0.2, 0.9)),
        ["spec_rooms"] = c => 2 + Math.Floor(5 * c.U) - (c.Yes(0.92) ? 0 : 2),
        ["schools_in_group"] = c => Math.Round(c.Totals.CompulsorySchools * Math.Clamp(0.62 + 0.12 * c.Z + 0.06 * c.T, 0.1, 1)),
        ["groups_edu"] = c => Math.Round(c.Totals.CompulsorySchools / 6),
    };

    private static double SchoolAge(RegionContext c) => Math.Round(c.Population * 0.031);

    private static DemoCell Children(RegionContext c)
    {
        var value = Math.Round(c.Pupils(SchoolStage.Preschool) / Math.Clamp(0.915 + 0.025 * c.Z0(82) + 0.05 * (c.Wealth - 0.45) + 0.008 * c.T, 0.78, 1.03));
        return c.Name == DemoStories.Estimated && c.Last ? DemoCell.Estimate(Math.Round(value / 100) * 100) : value;
    }
}
