using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The names of what a ratio relates, as the words before it give them: 教职工与幼儿之比, 生师比, 普职比.</summary>
/// <param name="One">What the one side may be called, likeliest first.</param>
/// <param name="Other">The same of the other.</param>
internal readonly record struct RatioSides(string[] One, string[] Other)
{
    private const int LeastName = 2;

    private static readonly string[] Teachers = ["专任教师", "教师", "教职工"], Pupils = ["学生", "校生", "幼儿"], Children = ["幼儿"], Computers = ["计算机", "电脑"], General = ["普通高中", "普高", "普通"], Vocational = ["中等职业", "中职", "职业"];

    private static readonly (string Word, RatioSides Sides)[] Short =
        [("生师比", new(Pupils, Teachers)), ("师生比", new(Pupils, Teachers)), ("师幼比", new(Children, Teachers)), ("幼师比", new(Children, Teachers)), ("生机比", new(Pupils, Computers)), ("师机比", new(Teachers, Computers)), ("普职比", new(General, Vocational)), ("职普比", new(General, Vocational))];

    // Who comes and who goes is not who is there.
    private static readonly string[] Come = ["招", "毕业", "新生", "转"];

    /// <summary>The sides; null when the words name none.</summary>
    public static RatioSides? In(string words) => InShort(words) ?? InFull(words);

    /// <summary>专任教师与在园幼儿之比.</summary>
    public static RatioSides? InFull(string words)
    {
        var end = words.LastIndexOf('比');
        if (end < 1) return null;
        words = words[..end].TrimEnd('之', '的');
        var joint = words.LastIndexOfAny(['与', '和']);
        if (joint < 1) return null;
        var (left, right) = (SubjectText.Clean(words[..joint]), SubjectText.Clean(words[(joint + 1)..]));
        return left.Length < LeastName || right.Length < LeastName ? null : new([left], [right]);
    }

    private static RatioSides? InShort(string words)
    {
        foreach (var (word, sides) in Short)
            if (words.Contains(word, StringComparison.Ordinal)) return sides;
        return null;
    }

    /// <summary>The larger side of n:1 as a number of times; null for other ratios.</summary>
    public static Quantity? Larger(Quantity ratio) => ratio.LargerSide;

    // Those in a school are called one way here and another there.
    private static string Plain(string name) => name switch
    {
        _ when name.EndsWith("在校学生", StringComparison.Ordinal) => name[..^2] + "生",
        "在园" => "在园幼儿",
        _ => name,
    };

    /// <summary>True for a number of that name: 教职工总数 bears 教职工, 专任教师 bears 教师, 在园幼儿 is borne by 幼儿.</summary>
    public static bool Bears(string label, string name)
    {
        label = label.TrimEnd('数').TrimEnd('总');
        return Is(label, name) || Is(Plain(label), Plain(name));
    }

    private static bool Is(string label, string name) =>
        (label.EndsWith(name, StringComparison.Ordinal) || label.Length >= LeastName && name.EndsWith(label, StringComparison.Ordinal) || name.Length > LeastName && label.StartsWith(name, StringComparison.Ordinal))
        && !Come.Any(c => label.Contains(c, StringComparison.Ordinal) && !name.Contains(c, StringComparison.Ordinal));
}
