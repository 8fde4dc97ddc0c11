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

    /// <summary>The target is one of the files read.</summary>
    public static Problem OverInput(string path) => new("HJP0907", $"“{path}”是要读的原件，不能写在它上面。", Expected: "另一个目录或文件名");

    /// <summary>The target was written for another file of this run.</summary>
    public static Problem OverOutput(string path) => new("HJP0908", $"“{path}”已经写给另一份同名的报告，没有再写。", Expected: "分别处理同名的报告，或者先改名");
}
