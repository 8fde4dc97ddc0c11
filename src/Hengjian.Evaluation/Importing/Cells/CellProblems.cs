using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>Every way in which a cell can be wrong (HJD0401–0429). The place is added by who knows the file.</summary>
internal static class CellProblems
{
    private const int LongestQuote = 40;

    public static Problem Required(string name) => new("HJD0401", $"“{name}”必填，不能为空。");

    public static Problem NotANumber(ReadOnlySpan<char> text, DataElement element) =>
        new("HJD0402", $"“{Quote(text)}”不是数字。", null, $"以{UnitOf(element)}为单位的数字；没有数据填“—”，不涉及填“不适用”");

    public static Problem BadSeparators(ReadOnlySpan<char> text) =>
        new("HJD0403", $"“{Quote(text)}”的千位分隔符位置不对。", null, "每三位一个逗号，或不写逗号");

    public static Problem UnknownUnit(string unit, DataElement element) => new(
        "HJD0404", $"单位“{unit}”不能换算成“{UnitOf(element)}”。", null,
        element.Unit.Length == 0 ? "不写单位" : $"{element.Unit}，或其千、万、亿倍");

    public static Problem Negative(ReadOnlySpan<char> text, string name) =>
        new("HJD0405", $"“{name}”不能是负数（{Quote(text)}）。");

    public static Problem NotWhole(double value, string name) =>
        new("HJD0406", $"“{name}”应是整数，现为 {Number(value)}。");

    public static Problem OutOfRange(double value, DataElement element) => new(
        "HJD0407", $"“{element.NameZh}”换算为{UnitOf(element)}后是 {Number(value)}，超出允许范围。", null, Range(element));

    public static Problem NotYesNo(ReadOnlySpan<char> text) =>
        new("HJD0408", $"“{Quote(text)}”无法识别为是或否。", null, "是 或 否");

    public static Problem UnknownCode(ReadOnlySpan<char> text, IReadOnlyList<string> codes, string? nearest) => new(
        "HJD0409", $"“{Quote(text)}”不在可选项里。" + (nearest is null ? "" : $"最接近的是“{nearest}”。"), null,
        string.Join("、", codes));

    public static Problem NotADay(ReadOnlySpan<char> text) =>
        new("HJD0410", $"“{Quote(text)}”不是日期。", null, "如 2024-09-01");

    public static Problem ErrorValue(ReadOnlySpan<char> text) =>
        new("HJD0411", $"单元格是错误值 {Quote(text)}。", null, "改正公式，或直接填写数值");

    public static Problem WrongKind(string what, DataElement element) =>
        new("HJD0412", $"单元格是{what}，而“{element.NameZh}”应填{Kind(element.Kind)}。");

    public static Problem TooLong(string name, int limit) => new("HJD0413", $"“{name}”超过 {limit} 个字。");

    /// <summary>The text, shortened, on one line.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        var one = text.ToString().ReplaceLineEndings(" ");
        return one.Length > LongestQuote ? string.Concat(one.AsSpan(0, LongestQuote), "…") : one;
    }

    private static string UnitOf(DataElement element) => element.Unit.Length == 0 ? "数" : element.Unit;

    private static string Kind(ValueKind kind) => kind switch
    {
        ValueKind.Number => "数字",
        ValueKind.Bool => "是或否",
        ValueKind.Date => "日期",
        _ => "文字",
    };

    private static string Range(DataElement element) => (element.Min, element.Max) switch
    {
        ({ } min, { } max) => $"{Number(min)}–{Number(max)}",
        ({ } min, null) => $"不小于 {Number(min)}",
        (null, { } max) => $"不大于 {Number(max)}",
        _ => "",
    };

    private static string Number(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    public static Problem CannotBeNotApplicable(DataElement element) => new(
        "HJD0414", $"“{element.NameZh}”不能填“不适用”。",
        Expected: element.Codes.Count > 0 ? string.Join("、", element.Codes) + "，没有就留空" : "文字，没有就留空");
}
