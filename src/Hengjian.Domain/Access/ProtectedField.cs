namespace Hengjian.Domain.Access;

/// <summary>Fields that need a permission of their own, on top of the one for the object that holds them.</summary>
public enum ProtectedField
{
    /// <summary>内部问题清单中的单位名称.</summary>
    ProblemUnitName,

    /// <summary>学校名称 and school code in lists and tables.</summary>
    SchoolName,

    /// <summary>评审专家姓名.</summary>
    ReviewerName,

    /// <summary>原始文件内容.</summary>
    RawFile,

    /// <summary>账号信息: sign-in names and lock-outs of others.</summary>
    AccountDetails,
}

/// <summary>Which permission opens a protected field.</summary>
public static class ProtectedFields
{
    /// <summary>The permission the field asks for.</summary>
    public static Permission NeededFor(this ProtectedField field) => field switch
    {
        ProtectedField.ProblemUnitName => Permission.ViewInternalProblemList,
        ProtectedField.SchoolName => Permission.ViewSchoolRows,
        ProtectedField.ReviewerName => Permission.ViewReviewerNames,
        ProtectedField.RawFile => Permission.DownloadRawFile,
        ProtectedField.AccountDetails => Permission.ViewAccounts,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The Chinese name.</summary>
    public static string NameOf(this ProtectedField field) => field switch
    {
        ProtectedField.ProblemUnitName => "问题单位名称",
        ProtectedField.SchoolName => "学校名称",
        ProtectedField.ReviewerName => "评审专家姓名",
        ProtectedField.RawFile => "原始文件",
        ProtectedField.AccountDetails => "账号信息",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
