using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<RegionContext, DemoCell>;

/// <summary>Money and pay of a region (元).</summary>
internal static class RegionMoney
{
    /// <summary>Stages with spending of their own.</summary>
    public static readonly SchoolStage[] Funded =
        [SchoolStage.Preschool, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior, SchoolStage.Vocational, SchoolStage.Special, SchoolStage.Higher];

    /// <summary>Share of retirement pay that left the definition in 2024.</summary>
    private const double Pensions = 0.035;

    /// <summary>Spending of one stage; per-pupil level by wealth, growing every year.</summary>
    public static double StageSpending(RegionContext c, SchoolStage stage)
    {
        var (perPupil, growth) = stage switch
        {
            SchoolStage.Preschool => (5_600.0, 0.125),
            SchoolStage.Primary => (12_300, 0.062),
            SchoolStage.Junior => (16_900, 0.046),
            SchoolStage.Senior => (16_200, 0.055),
            SchoolStage.Vocational => (17_800, 0.05),
            SchoolStage.Higher => (19_500, 0.045),
            _ => (62_000, 0.04),
        };
        var total = 0.0;
        for (var i = 0; i < c.Counties.Count; i++)
        {
            var county = c.Counties[i];
            var key = DemoRandom.Key(county.Key, 71, (ulong)stage);
            var level = perPupil * (0.78 + 0.52 * county.Wealth) * (1 + 0.05 * DemoRandom.Normal(key));
            for (var t = 1; t <= c.T; t++) level *= 1 + growth + 0.016 * DemoRandom.Normal(DemoRandom.Key(key, (ulong)t)) + 0.02 * (county.Care - 0.62);
            total += level * c.Parts[i].Pupils[(int)stage];
        }
        return Math.Round(total / 1000) * 1000;
    }

    private static double Spending(RegionContext c)
    {
        var stages = Funded.Sum(s => StageSpending(c, s));
        var total = stages * (1.09 + (c.T == 0 ? Pensions : 0));
        // Planted: two falls in a row, more than the change of definition explains.
        if (c.Name == DemoStories.SpendingFell) total *= c.T switch { 0 => 1, 1 => 0.928, _ => 0.856 };
        return Math.Round(total / 1000) * 1000;
    }

    private static double Pay(RegionContext c, ulong what)
    {
        var civil = 82_000 * (0.85 + 0.45 * c.Wealth) * Math.Pow(1.032, c.T);
        if (what == 0) return Math.Round(civil);
        var ratio = 1.022 + 0.012 * DemoRandom.Normal(DemoRandom.Key(c.Counties[0].Key, 73)) + 0.004 * c.T;
        if (c.Name == DemoStories.PayGap && c.Last) ratio = 0.941;
        else ratio = Math.Max(ratio, 1.001);
        return Math.Round(civil * ratio);
    }

    private static double Standard(RegionContext c, double minimum, double wealthGain) =>
        Math.Round((minimum * (1 + wealthGain * Math.Max(0, c.Wealth - 0.35)) + 10 * c.T) / 10) * 10;

    private static double Surcharge(RegionContext c) => Math.Round(Spending(c) * 0.055 * (1 + 0.1 * c.Z0(74)));

    private static double Local(RegionContext c) => Math.Round(Surcharge(c) * 0.4);

    private static double Land(RegionContext c) => Math.Round(Spending(c) * 0.3 * (1 + 0.4 * c.Z0(75)) * (1 - 0.12 * c.T));

    /// <summary>财政经常性收入: grows by 2 to 5 % a year, less than spending in most counties.</summary>
    private static double Own(RegionContext c)
    {
        var income = c.Population * (4_200 + 5_200 * c.Wealth);
        for (var t = 1; t <= c.T; t++) income *= 1.028 + 0.01 * DemoRandom.Normal(DemoRandom.Key(c.Key, 76, (ulong)t));
        return income;
    }

    private static double SpecialFunds(RegionContext c) => Math.Round(Spending(c) * 0.05 / 10_000) * 10_000;

    private static double Fees(RegionContext c) => Math.Round((c.Pupils(SchoolStage.Senior) * 1600) + (c.Totals.PublicChildren * 3800));

    /// <summary>Spending and where it comes from.</summary>
    public static Dictionary<string, Rule> Budget => new(StringComparer.Ordinal)
    {
        ["edu_spend"] = c => Spending(c),
        ["stu_all"] = c => Math.Round(Funded.Sum(s => RegionRules.FundingPupils(c, s) * (s is SchoolStage.Special ? 6 : s is SchoolStage.Preschool ? 0.8 : 1))),
        ["fiscal_spend"] = c => Math.Round(Spending(c) / (0.17 + 0.05 * c.U)),
        ["fiscal_regular_income"] = c => Math.Round(Own(c) / 1000) * 1000,
        ["gdp"] = c => Math.Round(c.Population * (38_000 + 70_000 * c.Wealth) * Math.Pow(1.048, c.T) / 10_000) * 10_000,
        ["fiscal_edu_fund"] = c => Math.Round(Spending(c) * 1.06),
        ["edu_total_input"] = c => Math.Round(Spending(c) * (1.21 + 0.02 * c.Z)),
        ["surcharge_collected"] = c => Surcharge(c),
        ["surcharge_to_edu"] = c => Math.Round(Surcharge(c) * (c.Yes(0.9) ? 1 : 0.88)),
        ["surcharge_misuse"] = c => c.Cases(0.05, 3) * 46_000,
        ["local_surcharge"] = c => Local(c),
        ["local_surcharge_voc"] = c => Math.Round(Local(c) * (c.Yes(0.82) ? 0.3 + 0.04 * c.U : 0.24)),
        ["land_income_net"] = c => Land(c),
        ["land_income_edu"] = c => Math.Round(Land(c) * (c.Yes(0.8) ? 0.1 + 0.02 * c.U : 0.07)),
        ["special_fund_total"] = c => SpecialFunds(c),
        ["special_fund_ontime"] = c => Math.Round(SpecialFunds(c) * (c.Yes(0.8) ? 1 : 0.72 + 0.2 * c.UYear)),
        ["fee_income"] = c => Fees(c),
        ["fee_income_pooled"] = c => Math.Round(Fees(c) * (c.Yes(0.94) ? 0 : 0.04)),
        ["kg_fee_waived"] = c => Math.Round(c.Totals.Pupils[(int)SchoolStage.Preschool] * 42 * (1 + c.T)),
        ["dir_budget"] = c => Math.Round(c.Population * 1.4 * (0.7 + 0.6 * c.Care)),
        ["spec_fund_amt"] = c => Math.Round(RegionPeople.SpecialPupils(c) * (c.Yes(0.93) ? 8_000 + 400 * c.U : 7_200)),
        ["dis_levy"] = c => Math.Round(c.Population * 7.5 * (0.6 + c.Wealth)),
        ["dis_levy_edu"] = c => Math.Round(c.Population * 7.5 * (0.6 + c.Wealth) * (c.Yes(0.85) ? 0.083 : 0.05)),
        ["aid_pupils"] = c => Math.Round((c.Totals.Compulsory + c.Pupils(SchoolStage.Senior)) * (0.24 - 0.12 * c.Wealth)),
        ["aid_amount"] = c => Math.Round((c.Totals.Compulsory + c.Pupils(SchoolStage.Senior)) * (0.24 - 0.12 * c.Wealth)) * 935,
        ["pf_std_kg"] = c => Standard(c, 560, 0.5),
        ["pf_std_kg_priv"] = c => Standard(c, 300, 0.5),
        ["pf_std_pri"] = c => Standard(c, 720, 0.25),
        ["pf_std_jun"] = c => Standard(c, 940, 0.25),
        ["pf_std_board"] = c => Standard(c, 300, 0.2),
        ["pf_std_spec"] = c => Standard(c, 7_000, 0.15),
        ["pf_std_sen"] = c => Standard(c, 1_000, 0.4),
        ["pf_std_voc"] = c => Standard(c, 3_300, 0.4),
        ["pf_std_hvoc"] = c => Standard(c, 12_000, 0.1),
    };

    /// <summary>Pay and allowances.</summary>
    public static Dictionary<string, Rule> Wages => new(StringComparer.Ordinal)
    {
        ["pay_teacher"] = c => Pay(c, 1),
        ["pay_civil"] = c => Pay(c, 0),
        ["pay_teacher_budget"] = c => Math.Round(Pay(c, 1) * 1.01),
        ["pay_civil_budget"] = c => Math.Round(Pay(c, 0) * 1.005),
        ["pay_arrears"] = c => c.Cases(0.02, 2) * 180_000,
        ["head_allow"] = c => c.Yes(0.93) ? 500 : 260,
        ["rural_allow"] = c => Math.Round(380 + 260 * c.U + 20 * c.T),
        ["spec_allow_rate"] = c => c.Yes(0.9) ? 30 : 15,
        ["pay_kg_nonquota"] = c => Math.Round(Pay(c, 0) * 0.86 * Math.Clamp(0.73 + 0.07 * c.Z + 0.03 * c.T, 0.5, 1)),
        ["pay_kg_quota"] = c => Math.Round(Pay(c, 0) * 0.86),
        ["pay_teacher_n"] = c => Math.Round(c.Totals.Teachers[(int)SchoolStage.Primary] + c.Totals.Teachers[(int)SchoolStage.Junior]),
        ["pay_civil_n"] = c => Math.Round(c.Population * 0.0058),
        ["rural_allow_n"] = c => Math.Round(c.Totals.Teachers[(int)SchoolStage.Primary] * 0.3),
        ["kg_nonquota_n"] = c => Math.Round(c.Totals.PublicChildren / 14 * 0.62),
        ["kg_quota_n"] = c => Math.Round(c.Totals.PublicChildren / 14 * 0.38),
        ["merit_base_rate"] = c => c.Yes(0.92) ? 70 : 75,
    };
}
