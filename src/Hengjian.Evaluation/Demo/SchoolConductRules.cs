using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<SchoolContext, DemoCell>;

/// <summary>Running money of a school and how it is run.</summary>
internal static class SchoolConductRules
{
    /// <summary>公用经费 (元).</summary>
    public static Dictionary<string, Rule> Money => new(StringComparer.Ordinal)
    {
        ["pub_fund_budget"] = c => Budget(c),
        ["pub_fund_paid"] = c => Math.Round(Budget(c) * (c.Yes(0.9) ? 1 : 0.9 + 0.08 * c.UYear)),
        ["pub_fund_staff_use"] = c => c.Model || c.UYear > 0.04 - 0.01 * c.T ? 0 : Math.Round(2_000 + 40_000 * c.U),
        ["pub_fund_pupils"] = c => !c.Compulsory ? DemoCell.NotApplicable : c.Yes(0.96) ? Math.Max(c.Pupils, 100) : c.Pupils,
        ["train_fund"] = c => Math.Round(Budget(c) * (c.Model || c.Yes(0.8) ? 0.05 + 0.015 * c.U : 0.03 + 0.015 * c.U)),
        ["voc_std_items_need"] = c => c.Vocational ? 8 : DemoCell.NotApplicable,
        ["voc_std_items_ok"] = c => !c.Vocational ? DemoCell.NotApplicable : c.Yes(0.6) ? 8 : 5 + Math.Floor(3 * c.U),
        ["voc_posts20"] = c => c.Vocational ? Math.Round(c.Staff * Math.Clamp(0.19 + 0.05 * c.Z, 0.02, 0.3)) : DemoCell.NotApplicable,
        ["voc_income"] = c => c.Vocational ? Income(c) : DemoCell.NotApplicable,
        ["voc_income_pay"] = c => c.Vocational ? Math.Round(Income(c) * Math.Clamp(0.5 + 0.08 * c.Z, 0.2, 0.7)) : DemoCell.NotApplicable,
    };

    /// <summary>Safety, Party building, courses, burden.</summary>
    public static Dictionary<string, Rule> Conduct => new(StringComparer.Ordinal)
    {
        ["guard_need"] = c => Guards(c),
        ["guard_ft"] = c => c.Yes(0.95) ? Guards(c) : Guards(c) - 1,
        ["basic_std_ok"] = c => c.Compulsory ? c.Yes(0.96) : DemoCell.NotApplicable,
        ["charter_ok"] = c => c.Yes(0.985),
        ["mgmt_ict_ok"] = c => School(c, 0.95),
        ["ict_teach_ok"] = c => School(c, 0.93),
        ["curriculum_ok"] = c => School(c, 0.93),
        ["workload_ok"] = c => School(c, 0.94),
        ["closed_mgmt_ok"] = c => c.Yes(0.985),
        ["alarm_ok"] = c => c.Yes(0.98),
        ["video_ok"] = c => c.Yes(0.985),
        ["escort_ok"] = c => c.Yes(0.96),
        ["legal_vp_ok"] = c => School(c, 0.97),
        ["party_org_ok"] = c => c.Yes(c.School.Ownership == "公办" ? 0.99 : 0.9),
        ["party_members"] = c => Math.Round(c.Staff * 0.24 * (1 + 0.3 * c.Z)),
        ["party_principal_ok"] = c => School(c, 0.93),
        ["party_guide_ok"] = c => c.School.Ownership == "公办" ? DemoCell.NotApplicable : c.Yes(0.88),
        ["language_ok"] = c => c.Yes(0.96),
        ["aftercare_ok"] = c => c.Compulsory ? c.Yes(0.97) : DemoCell.NotApplicable,
        ["aftercare_willing"] = c => c.Compulsory ? Math.Round(c.Pupils * 0.86) : DemoCell.NotApplicable,
        ["aftercare_pupils"] = c => c.Compulsory ? Math.Round(c.Pupils * 0.86 * (c.Yes(0.8) ? 1 : 0.94)) : DemoCell.NotApplicable,
        ["homework_min"] = c => !c.Compulsory ? DemoCell.NotApplicable
            : Math.Round((c.PupilsOf(SchoolStage.Junior) > c.PupilsOf(SchoolStage.Primary) ? 76 : 46) + 8 * c.Z - 2 * c.T),
        ["homework_public_ok"] = c => c.Compulsory ? c.Yes(0.92) : DemoCell.NotApplicable,
        ["pe_hour_ok"] = c => School(c, 0.95),
        ["kg_primary_like"] = c => c.Kindergarten ? !c.Yes(0.94) : DemoCell.NotApplicable,
        ["kg_fee_ok"] = c => Kindergarten(c, 0.96),
        ["kg_licensed"] = c => Kindergarten(c, 0.995),
        ["kg_cond_ok"] = c => Kindergarten(c, 0.93),
        ["kg_care_ok"] = c => Kindergarten(c, 0.94),
        ["kg_ethics_ok"] = c => Kindergarten(c, 0.97),
        ["psych_room_ok"] = c => School(c, 0.9),
        ["inspected"] = c => c.Yes(0.92),
        ["ft_inspections_term"] = c => c.Yes(0.93) ? 2 + Math.Floor(2 * c.UYear) : 1,
        ["inet_resources_ok"] = c => c.Yes(0.95),
    };

    private static DemoCell School(SchoolContext c, double usual) => c.Kindergarten ? DemoCell.NotApplicable : c.Yes(usual);

    private static DemoCell Kindergarten(SchoolContext c, double usual) => c.Kindergarten ? c.Yes(usual) : DemoCell.NotApplicable;

    private static double Income(SchoolContext c) => Math.Round(800_000 * (1 + 0.6 * DemoRandom.Unit(DemoRandom.Key(c.Key, 63))));

    private static double Guards(SchoolContext c) => c.Pupils < 100 ? 1 : c.Pupils <= 1000 ? 2 : 2 + Math.Ceiling((c.Pupils - 1000) / 500);

    private static double Budget(SchoolContext c) =>
        Math.Round(Math.Max(c.Pupils, 100) * (c.PupilsOf(SchoolStage.Junior) > c.PupilsOf(SchoolStage.Primary) ? 960 : 740) * (1 + 0.35 * Math.Max(0, c.Wealth - 0.4)));
}
