using Hengjian.Kernel;

namespace Hengjian.Domain.Publicity;

/// <summary>What publicity and objections may refuse: HJP0320–0339.</summary>
public static class PublicityProblems
{
    /// <summary>A value is missing in the text.</summary>
    public static Problem Gaps(string mark) => new("HJP0748", $"公示内容里还有“{mark}”：有数没有填或不能公开，不能这样公示。", "公示内容", "补上数，或者删改这句话");

    /// <summary>Nothing to show.</summary>
    public static Problem NoText() => new("HJP0320", "公示内容是空的。", "公示内容");

    /// <summary>Too long to be read.</summary>
    public static Problem LongText(int most) => new("HJP0321", "公示内容太长。", "公示内容", $"不超过 {most} 个字");

    /// <summary>The days do not fit.</summary>
    public static Problem BadDays(int days) => new("HJP0322", "公示日期不对。", "起止日期", $"起日不早于今天，公示不少于 {days} 天");

    /// <summary>Code of <see cref="PersonalData"/>, whose page asks for a second look.</summary>
    public const string PersonalDataCode = "HJP0323";

    /// <summary>Personal data that nobody looked at.</summary>
    public static Problem PersonalData(string words, string quote) => new(PersonalDataCode, words, $"“{quote}”", "去掉，或勾选“已逐处看过，可以公开”");

    /// <summary>The publicity is not open.</summary>
    public static Problem NotOpen() => new("HJP0324", "公示已经结束或撤下，不再接收异议。");

    /// <summary>No objection was written.</summary>
    public static Problem NoObjection(int most) => new("HJP0325", "请写明异议。", "异议", $"1 至 {most} 个字");

    /// <summary>A way to reach somebody that is too long.</summary>
    public static Problem LongContact(int most) => new("HJP0326", "联系方式太长。", "联系方式", $"不超过 {most} 个字");

    /// <summary>No answer was written.</summary>
    public static Problem NoAnswer(int most) => new("HJP0327", "请写答复。", "答复", $"1 至 {most} 个字");

    /// <summary>The code opens nothing.</summary>
    public static Problem UnknownCode() => new("HJP0328", "没有这个查询码。", "查询码", "提交异议时显示的 16 位字母和数字");

    /// <summary>The objection is answered already, or is none of this publicity's.</summary>
    public static Problem NoSuchObjection() => new("HJP0329", "没有这条异议，或者已经答复。");
}
