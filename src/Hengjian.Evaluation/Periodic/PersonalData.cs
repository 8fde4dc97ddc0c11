using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hengjian.Evaluation.Periodic;

/// <summary>
/// 个人信息: forms and ledgers count children and say what is done for them, they never name them. Fields that ask for names or
/// numbers of pupils are refused with the form, what looks like an identity number is refused with the value.
/// </summary>
public static partial class PersonalData
{
    private static readonly string[] Asked = ["身份证", "证件号", "学籍号", "姓名", "家庭住址", "家庭地址", "监护人电话", "家长电话", "学生名单", "人脸"];

    // Officials are named by their posts' own words.
    private static readonly string[] Officials = ["负责人", "责任人", "联系人", "填报人", "校长", "园长"];

    /// <summary>True when a field of that name would be filled with what tells who a child is.</summary>
    public static bool AsksFor(string name) => Array.Exists(Asked, w => name.Contains(w, StringComparison.Ordinal) && !(w == "姓名" && Array.Exists(Officials, o => name.Contains(o, StringComparison.Ordinal))));

    /// <summary>True when a text holds what looks like an identity number: 18 signs with a day of birth (also as the number of a register of pupils), or the 15 of before 1999.</summary>
    public static bool HoldsIdentity(string text)
    {
        if (text.Length < 15) return false;
        // Full-width digits and blanks between digits hide nothing.
        var plain = Gaps().Replace(text.Normalize(NormalizationForm.FormKC), "");
        return New().Matches(plain).Any(m => IsDay(m.Value.AsSpan(6, 8))) || Old().Matches(plain).Any(m => IsDay(string.Concat("19", m.Value.AsSpan(6, 6))));
    }

    private static bool IsDay(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100;

    [GeneratedRegex(@"(?<=\d)[ \u3000\u00a0]+(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex New();

    // The first two digits are those of a province.
    [GeneratedRegex(@"(?<![0-9])(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{13}(?![0-9Xx])", RegexOptions.CultureInvariant)]
    private static partial Regex Old();
}
