namespace Hengjian.Indicators.Facts;

/// <summary>What stands behind a cell or a computed value. Missing, zero, not applicable and estimated never mix.</summary>
public enum ValueFlag : byte
{
    /// <summary>A number was reported or computed from complete inputs. Zero is a number.</summary>
    Present = 0,

    /// <summary>缺失: nobody gave a value, or an input is missing. Shown as —.</summary>
    Missing = 1,

    /// <summary>不适用: the question does not arise (no such school, “无此项工作任务”). Leaves every base.</summary>
    NotApplicable = 2,

    /// <summary>估计: a number that its giver marked as an estimate, or that rests on one. Shown with 估.</summary>
    Estimated = 3,

    /// <summary>部分: computed, though some of the rows it should rest on are missing. Results only.</summary>
    Partial = 4,

    /// <summary>按规则: a verdict on missing inputs set by a rule that the dataset or scheme states. Results only.</summary>
    Ruled = 5,
}
