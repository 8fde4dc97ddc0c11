using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<RegionContext, DemoCell>;

/// <summary>How a region fills each data element.</summary>
internal static class RegionRules
{
    /// <summary>Region-year elements.</summary>
    public static readonly IReadOnlyDictionary<string, Rule> Year = Merge();

    /// <summary>Region-stage-year elements.</summary>
    public static readonly IReadOnlyDictionary<string, Rule> StageYear = new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["edu_spend_stage"] = c => RegionMoney.StageSpending(c, c.Stage),
        ["stu_stage"] = c => FundingPupils(c, c.Stage),
    };

    /// <summary>Mean number of pupils of the calendar year, as funding statistics count them.</summary>
    public static double FundingPupils(RegionContext c, SchoolStage stage) =>
        Math.Round(c.Pupils(stage) * (1 + 0.004 * DemoRandom.Normal(DemoRandom.Key(c.Counties[0].Key, 77, (ulong)stage))));

    private static Dictionary<string, Rule> Merge()
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var part in new[] { RegionMoney.Budget, RegionMoney.Wages, RegionPeople.Pupils, RegionPeople.Staff, Conduct })
            foreach (var (id, rule) in part)
                rules.Add(id, rule);
        return rules;
    }

    private static double Need(RegionContext c, double per100k) => Math.Max(1, Math.Round(c.Population / 100_000 * per100k));

    private static double Opinion(RegionContext c, double usual) =>
        Math.Round(Math.Clamp(usual + 6 * (c.Care - 0.6) + 1.6 * c.Z + 0.5 * c.T + (c.Model ? 3 : 0), 70, 99) * 100) / 100;

    private static Rule Yes(double usual) => c => c.Yes(usual);

    /// <summary>What the government did, and cases.</summary>
    private static Dictionary<string, Rule> Conduct => new(StringComparer.Ordinal)
    {
        ["pay_sync_ok"] = Yes(0.96),
        ["quota_updated_ok"] = Yes(0.9),
        ["quota_coord_ok"] = Yes(0.92),
        ["burden_list_ok"] = Yes(0.95),
        ["kg_list_public_ok"] = Yes(0.97),
        ["kg_plan_ok"] = Yes(0.95),
        ["kg_party_ok"] = Yes(0.97),
        ["kg_safety_ok"] = Yes(0.96),
        ["kg_regulate_ok"] = Yes(0.95),
        ["kg_improve_ok"] = Yes(0.95),
        ["kg_finance_ok"] = Yes(0.9),
        ["leftbehind_ok"] = Yes(0.96),
        ["spec_center_ok"] = Yes(0.93),
        ["layout_ok"] = Yes(0.95),
        ["std_build_ok"] = Yes(0.97),
        ["std_staff_ok"] = Yes(0.95),
        ["std_fund_ok"] = Yes(0.96),
        ["std_equip_ok"] = Yes(0.96),
        ["merit_quota_ok"] = Yes(0.94),
        ["gaokao_ready_ok"] = Yes(0.88),
        ["dir_org_ok"] = Yes(0.98),
        ["dir_budget_listed"] = Yes(0.96),
        ["enroll_rule_ok"] = Yes(0.96),
        ["tuition_edu_ok"] = Yes(0.93),
        ["estate_kg_need"] = c => Need(c, 5),
        ["estate_kg_built"] = c => Need(c, 5) - (c.Yes(0.85) ? 0 : 1),
        ["estate_kg_incl"] = c => Need(c, 5) - (c.As("estate_kg_built", () => c.Yes(0.85)) ? 0 : 1) - (c.Yes(0.9) ? 0 : 1),
        ["estate_kg_tofix"] = c => Need(c, 2.5),
        ["estate_kg_fixed"] = c => Need(c, 2.5) - (c.Yes(0.9) ? 0 : 1),
        ["kg_unlicensed"] = c => Need(c, 1.5),
        ["kg_unlicensed_fixed"] = c => Need(c, 1.5) - (c.Yes(0.93) ? 0 : 1),
        ["gov_work_score"] = c => Math.Round((86 + 8 * (c.Care - 0.5) + 2.5 * c.Z + c.T) * 10) / 10,
        ["voc_firms"] = c => Need(c, 12),
        ["voc_majors"] = c => Need(c, 4) + 4,
        ["voc_majors_key"] = c => Math.Round((Need(c, 4) + 4) * Math.Clamp(0.6 + 0.12 * c.Z, 0.1, 1)),
        ["man_bandwidth"] = c => c.Wealth > 0.5 ? 20_000 : 10_000,
        ["incidents"] = c => c.Cases(0.12, 2),
        ["accident_prev"] = c => c.Region.Level == RegionLevel.County ? c.As("incidents", () => c.CasesOf(c.Year - 1, 0.12, 2)) : DemoCell.NotApplicable,
        ["drown_deaths"] = c => c.Cases(0.05, 1),
        ["hazard_found"] = c => Need(c, 40),
        ["hazard_fixed"] = c => Need(c, 40) - (c.Yes(0.86) ? 0 : Math.Floor(3 * c.UYear) + 1),
        ["bus_total"] = c => Need(c, 14),
        ["bus_std"] = c => Need(c, 14) - (c.Yes(0.94) ? 0 : 1),
        ["bully_bad"] = c => c.Cases(0.04, 1),
        ["food_schools"] = c => Math.Round(c.Totals.AllSchools * 0.7),
        ["food_ok_schools"] = c => Math.Round(c.Totals.AllSchools * 0.7) - (c.Yes(0.87) ? 0 : 2),
        ["exam_enroll_cases"] = c => c.Cases(0.05, 1),
        ["key_class_cases"] = c => c.Cases(0.04, 1),
        ["opinion_major"] = c => c.Cases(0.04, 1),
        ["lower_govs"] = c => c.Region.Level == RegionLevel.County ? Need(c, 3.2) : c.Counties.Count,
        ["lower_govs_evaluated"] = c => c.Region.Level == RegionLevel.County ? Need(c, 3.2) : c.Counties.Count,
        ["data_cells"] = _ => 260,
        ["data_cells_ok"] = c => c.Yes(0.6) ? 260 : 252 + Math.Floor(7 * c.UYear),
        ["meet_gov"] = c => 4 + Math.Floor(6 * c.UYear),
        ["meet_party"] = c => 3 + Math.Floor(5 * c.UYear),
        ["leader_lessons"] = c => 2 + Math.Floor(6 * c.UYear),
        ["leader_visits"] = c => 4 + Math.Floor(8 * c.UYear),
        ["policy_docs"] = c => 2 + Math.Floor(6 * c.UYear),
        ["gov_service_total"] = _ => 26,
        ["gov_service_items"] = c => c.Yes(0.8) ? 26 : 24,
        ["recog_yz"] = c => Opinion(c, 90.5),
        ["recog_yz_n"] = c => Need(c, 130),
        ["sat_jb"] = c => Opinion(c, 90),
        ["sat_jb_n"] = c => Need(c, 120),
        ["recog_xq"] = c => Opinion(c, 89.5),
        ["recog_xq_n"] = c => Need(c, 90),
        ["sat_duty"] = c => Opinion(c, 88),
        ["sat_duty_n"] = c => Need(c, 160),
        ["naeq_min_level"] = c => c.Yes(0.85) ? 3 : 2,
        ["naeq_max_gap"] = c => Math.Round((c.Model ? 0.09 : Math.Clamp(0.115 + 0.02 * c.Z, 0.04, 0.2)) * 1000) / 1000,
        ["yz_veto_cases"] = c => c.Cases(0.03, 1),
        ["incidents_major"] = c => c.Cases(0.015, 1),
        ["complaints_year"] = c => Need(c, 9),
        ["complaints_closed_year"] = c => Need(c, 9) - (c.Yes(0.86) ? 0 : 1),
        ["org_subject_base"] = c => Need(c, 30),
        ["org_subject_reduced"] = c => Need(c, 30) - (c.Yes(0.4) ? 0 : Math.Ceiling(Need(c, 3) * c.U)),
        ["org_fix_need"] = c => Need(c, 6),
        ["org_fix_done"] = c => Need(c, 6) - (c.Yes(0.85) ? 0 : 1),
        ["org_open"] = c => Need(c, 25),
        ["org_licensed"] = c => Need(c, 25) - (c.Yes(0.8) ? 0 : 1),
        ["org_supervised"] = c => Need(c, 25) - (c.Yes(0.8) ? 0 : 1),
        ["job_fairs"] = c => Need(c, 2),
    };
}
