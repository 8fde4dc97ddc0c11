using Hengjian.Kernel;

namespace Hengjian.Domain.Accounts;

/// <summary>Why a password is not taken: HJS0125, HJS0140–0149.</summary>
public static class PasswordProblems
{
    /// <summary>Too short.</summary>
    public static Problem TooShort() => new("HJS0125", "密码太短。", Expected: $"至少 {PasswordRules.Shortest} 个字符，几个不相干的词连起来就好记");

    /// <summary>Too long.</summary>
    public static Problem TooLong() => new("HJS0140", "密码太长。", Expected: $"不超过 {PasswordRules.Longest} 个字符");

    /// <summary>The sign-in name is in it.</summary>
    public static Problem HoldsName() => new("HJS0141", "密码里不能有登录名。");

    /// <summary>A few characters again and again.</summary>
    public static Problem TooFewDifferent() => new("HJS0142", "密码里不同的字符太少。", Expected: "至少 5 种不同的字符");

    /// <summary>Common words, years, rows of keys.</summary>
    public static Problem Common() => new(
        "HJS0143", "密码太容易猜到：除去常用词、地名单位名、年份、键盘顺序和重复，剩下的太少。", Expected: "几个不相干的词连在一起");

    /// <summary>The second typing differs.</summary>
    public static Problem NotRepeated() => new("HJS0144", "两次输入的密码不一样。");

    /// <summary>The old password is wrong.</summary>
    public static Problem WrongOld() => new("HJS0145", "当前密码不正确。");

    /// <summary>Old and new are the same.</summary>
    public static Problem Unchanged() => new("HJS0146", "新密码和当前密码一样。");
}
