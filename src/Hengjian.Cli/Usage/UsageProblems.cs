using Hengjian.Kernel;

namespace Hengjian.Cli.Usage;

/// <summary>Everything that can be wrong with what was typed.</summary>
internal static class UsageProblems
{
    public static Problem OptionUnknown(string option, string? nearest) =>
        new("HJP0901", $"没有“{option}”这个选项。", Expected: nearest);

    public static Problem OptionWithoutValue(string option) => new("HJP0902", $"“{option}”后面缺少值。");

    public static Problem VerbUnknown(string verb, string? nearest) =>
        new("HJP0903", $"没有“{verb}”这个命令。", Expected: nearest);

    public static Problem Absent(string what, string usage) => new("HJP0904", $"缺少{what}。", Expected: usage);

    public static Problem Value(string option, string value, string expected) =>
        new("HJP0905", $"“{option}”不能是“{value}”。", Expected: expected);

    public static Problem FileAbsent(string path) => new("HJP0906", $"找不到文件“{path}”。");
}
