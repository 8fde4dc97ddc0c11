namespace Hengjian.Domain.Periodic;

/// <summary>How often a form is asked for.</summary>
public enum Cadence
{
    /// <summary>日报.</summary>
    Day = 0,

    /// <summary>周报.</summary>
    Week = 1,

    /// <summary>旬报.</summary>
    TenDays = 2,

    /// <summary>半月报.</summary>
    HalfMonth = 3,

    /// <summary>月报.</summary>
    Month = 4,

    /// <summary>学期报.</summary>
    Term = 5,

    /// <summary>年报.</summary>
    Year = 6,
}
