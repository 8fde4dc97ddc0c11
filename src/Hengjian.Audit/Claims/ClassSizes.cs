using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>平均班额, 班均 … 人: of pupils and classes, though nobody says so. Where a sentence tells one number of each, no others are meant.</summary>
internal static class ClassSizes
{
    private static readonly string[] Come = ["招", "毕业", "新生", "转", "教师", "职工", "寄宿", "走读", "资助"];

    /// <summary>True for a number of pupils to a class.</summary>
    public static bool Is(Mention per) => per is { Each.Noun: "班", Quantity.Unit.Family: "人" };

    /// <summary>True for those who sit in classes, and not for who comes or goes.</summary>
    public static bool ArePupils(Mention m) =>
        m is { Each: null, Among: false, Size: 1, Role: Role.Level or Role.Whole, Quantity: { Kind: QuantityKind.Count, Unit.Family: "人" } } && (m.AboutClean + m.Tail) is var name && Wording.Has(name, "学生", "校生", "幼儿") && !Wording.Has(name, Come);

    /// <summary>True for a number of all classes, not of some: 大班额 24 个.</summary>
    public static bool AreClasses(Mention m) =>
        m is { Each: null, Among: false, Size: 1, Role: Role.Level or Role.Whole, Quantity.Kind: QuantityKind.Count } && (m.Quantity.Unit.Text.Contains('班', StringComparison.Ordinal) || m.AboutClean.EndsWith('班') || m.AboutClean.EndsWith("班级", StringComparison.Ordinal) || m.AboutClean.EndsWith("班级数", StringComparison.Ordinal));

    /// <summary>The only number of pupils and the only one of classes in a sentence, of the stage of the mean; null when it tells more, none, or of another stage.</summary>
    public static (Mention Pupils, Mention Classes)? In(Sentence sentence, Mention per)
    {
        var pupils = sentence.Mentions.FindAll(ArePupils);
        var classes = sentence.Mentions.FindAll(AreClasses);
        return pupils is [var one] && classes is [var other] && AreOfOneStage(StageRatios.StageIn(per.Lead), StageRatios.StageIn(one.AboutClean), StageRatios.StageIn(other.AboutClean)) ? (one, other) : null;
    }

    // 高中阶段在校生 42915 人，…。普通高中班额平均 50.0 人: not of all of them.
    private static bool AreOfOneStage(string? per, string? pupils, string? classes) =>
        (per is null || per == (pupils ?? classes)) && (pupils is null || classes is null || pupils == classes);
}
