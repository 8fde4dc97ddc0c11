namespace Hengjian.Indicators.Facts;

/// <summary>粒度: what one row of a fact table stands for.</summary>
public enum Grain
{
    /// <summary>One region in one year; rows exist at every level that reports for itself.</summary>
    RegionYear,

    /// <summary>One region, one school stage, one year (spending and pupils by stage).</summary>
    RegionStageYear,

    /// <summary>One school or kindergarten in one school year, as it reports: a combined school is one row.</summary>
    SchoolYear,

    /// <summary>One stage of one school: derived from <see cref="SchoolYear"/>, never imported.</summary>
    SectionYear,

    /// <summary>One class in one school year.</summary>
    ClassYear,

    /// <summary>One construction project in one year.</summary>
    Project,
}
