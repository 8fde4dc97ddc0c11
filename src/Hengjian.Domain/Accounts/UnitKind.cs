namespace Hengjian.Domain.Accounts;

/// <summary>单位类别.</summary>
public enum UnitKind
{
    /// <summary>部门.</summary>
    Department = 0,

    /// <summary>人民政府.</summary>
    Government = 1,

    /// <summary>教育督导机构.</summary>
    SupervisionOffice = 2,

    /// <summary>学校.</summary>
    School = 3,

    /// <summary>委员会.</summary>
    Committee = 4,

    /// <summary>其他.</summary>
    Other = 5,
}
