using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

using Rule = Func<SchoolContext, DemoCell>;

/// <summary>How a school fills each data element; elements without a rule of their own follow <see cref="DefaultRules"/>.</summary>
internal static class SchoolRules
{
    /// <summary>Codes by element.</summary>
    public static readonly IReadOnlyDictionary<string, Func<SchoolContext, string?>> Codes =
        new Dictionary<string, Func<SchoolContext, string?>>(StringComparer.Ordinal)
        {
            ["school_type"] = c => c.School.Type,
            ["ownership"] = c => c.School.Ownership,
            ["urban_rural"] = c => c.School.Zone switch
            {
                SchoolZone.Urban => "城区",
                SchoolZone.Town => "镇区",
                _ => "乡村",
            },
            ["moral_level"] = c => c.Kindergarten ? null : c.Yes(0.72) ? c.U > 0.55 ? "优" : "良" : c.U < 0.01 ? "差" : "中",
        };

    /// <summary>Numbers and yes/no by element.</summary>
    public static readonly IReadOnlyDictionary<string, Rule> Cells = All();

    private static Dictionary<string, Rule> All()
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var part in new[] { Pupils, Staff, SchoolSectionRules.Teachers, SchoolResourceRules.Places, SchoolResourceRules.Things, SchoolConductRules.Money, SchoolConductRules.Conduct })
            foreach (var (id, rule) in part)
                rules.Add(id, rule);
        return rules;
    }

    private static DemoCell Section(SchoolContext c, SchoolStage stage) =>
        c.School.Classes.ContainsKey(stage) ? c.PupilsOf(stage) : DemoCell.NotApplicable;

    private static bool WithoutPupils(SchoolContext c) =>
        c.Year == DemoProvince.LastYear && c.School.County.Name == DemoStories.SchoolWithoutPupils
        && c.School.Name.EndsWith("县第二小学", StringComparison.Ordinal);

    private static Dictionary<string, Rule> Pupils => new(StringComparer.Ordinal)
    {
        ["founded_year"] = c => c.School.Founded,
        ["stu"] = c => WithoutPupils(c) ? DemoCell.Missing : c.Pupils,
        ["stu_pri"] = c => WithoutPupils(c) ? DemoCell.Missing : Section(c, SchoolStage.Primary),
        ["stu_jun"] = c => Section(c, SchoolStage.Junior),
        ["stu_sen"] = c => Section(c, SchoolStage.Senior),
        ["classes"] = c => c.Classes.Count,
        ["boarding"] = c => c.School.Zone != SchoolZone.Urban && c.PupilsOf(SchoolStage.Junior) > 0,
        ["nearby_pupils"] = c => c.Compulsory ? Math.Round(c.Pupils * (c.Yes(0.8) ? 1 : 0.93 + 0.06 * c.UYear)) : DemoCell.NotApplicable,
        ["migrant_pupils_school"] = c =>
            c.Compulsory ? Math.Round(c.Pupils * (c.School.Zone == SchoolZone.Urban ? 0.11 : 0.02) * (1 + 0.4 * c.Z)) : DemoCell.NotApplicable,
    };

    private static double Part(SchoolContext c, double centre, double spread) =>
        Math.Round(c.Teachers * c.Share(centre, spread, 0.02, 1));

    /// <summary>Per hundred pupils, at least what a model county needs; never more than the teachers there are.</summary>
    private static double PerHundred(SchoolContext c, double per100, double spread, double modelFloor)
    {
        var rate = per100 * (1 + spread * c.Z + 0.5 * (c.Wealth - 0.45) + 0.02 * c.T);
        if (c.Model) rate = Math.Max(rate, modelFloor);
        return Math.Min(c.Teachers, c.Model ? Math.Ceiling(c.Pupils * rate / 100) : Math.Round(c.Pupils * Math.Max(0, rate) / 100));
    }

    private static DemoCell OnlyKindergartenOr(SchoolContext c, bool applies, double value) =>
        applies ? Math.Round(value) : DemoCell.NotApplicable;

    private static Dictionary<string, Rule> Staff => new(StringComparer.Ordinal)
    {
        ["tea_ft"] = c => c.Teachers,
        ["tea_staff"] = c => c.Staff,
        ["tea_staff_quota"] = c => c.School.Ownership == "公办" ? Math.Round(c.Staff * (1.01 + 0.04 * c.Z)) : 0,
        ["tea_onquota"] = c => c.School.Ownership != "公办" ? 0
            : Math.Round(c.Kindergarten ? c.Teachers * Math.Clamp(0.34 + 0.1 * c.Z + 0.3 * (c.Wealth - 0.45), 0.05, 1)
                : c.Teachers * Math.Clamp(0.95 + 0.03 * c.Z, 0.8, 1)),
        ["tea_temp"] = c => c.Model || c.UYear > 0.28 - 0.06 * c.T ? 0 : Math.Round(c.Teachers * 0.06 * c.U + 1),
        ["tea_above_degree"] = c => c.Model
            ? Math.Min(c.Teachers, Math.Ceiling(c.Teachers * 0.97)) : Part(c, c.PupilsOf(SchoolStage.Junior) > 0 ? 0.87 : 0.93, 0.045),
        ["tea_bachelor"] = c => Part(c, c.Kindergarten ? 0.36 : c.PupilsOf(SchoolStage.Junior) > 0 ? 0.88 : 0.74, 0.06),
        ["tea_assoc"] = c => Part(c, c.Kindergarten ? 0.88 : 0.98, 0.03),
        ["tea_backbone"] = c => c.Kindergarten ? Part(c, 0.08, 0.03) : PerHundred(c, c.School.Zone == SchoolZone.Rural ? 1.02 : 1.18, 0.16, 1.12),
        ["tea_pe_arts"] = c => c.Kindergarten ? DemoCell.NotApplicable : PerHundred(c, c.School.Zone == SchoolZone.Rural ? 0.92 : 1.02, 0.13, 1.05),
        ["tea_pe_arts_shared"] = c =>
            OnlyKindergartenOr(c, c.Compulsory, c.School.Zone == SchoolZone.Rural && c.Pupils is >= 50 and < 100 ? 1 : 0),
        ["tea_mid_title"] = c => Part(c, c.Kindergarten ? 0.2 : 0.55, 0.07),
        ["tea_cert"] = c => c.Model ? c.Teachers : c.Kindergarten ? Part(c, 0.93, 0.04) : c.Yes(0.88) ? c.Teachers : c.Teachers - 1,
        ["tea_360h"] = c => c.Yes(0.78) ? c.Teachers : Math.Round(c.Teachers * 0.96),
        ["tea_trained"] = c => c.Yes(0.85) ? c.Teachers : Math.Round(c.Teachers * 0.95),
        ["tea_psych"] = c => c.Kindergarten ? DemoCell.NotApplicable : c.Yes(0.86) ? 1 + Math.Floor(c.Pupils / 1400) : 0,
        ["tea_prof"] = c => OnlyKindergartenOr(c, c.Vocational, c.Teachers * 0.58),
        ["tea_double"] = c => OnlyKindergartenOr(c, c.Vocational, c.Teachers * 0.58 * c.Share(0.52, 0.07, 0.2, 0.9)),
        ["tea_parttime"] = c => OnlyKindergartenOr(c, c.Vocational, c.Teachers * (0.24 + 0.06 * c.Z)),
        ["tea_contract"] = c => c.School.Ownership == "公办" || c.Yes(0.78) ? c.Staff : Math.Round(c.Staff * (0.75 + 0.2 * c.U)),
        ["tea_insured"] = c => c.School.Ownership == "公办" ? c.Yes(0.9) ? c.Staff : Math.Round(c.Staff * 0.93)
            : c.Yes(0.66) ? c.Staff : Math.Round(c.Staff * (0.6 + 0.3 * c.U)),
    };
}
