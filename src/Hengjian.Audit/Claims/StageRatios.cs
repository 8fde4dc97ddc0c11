using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>生师比 of a stage whose teachers another paragraph gives: 小学在校生 158180 人，生师比 16.4∶1, with 专任教师中，小学 9645 人 before.</summary>
internal static class StageRatios
{
    private static readonly string[] Stages = ["小学", "初中", "普通高中", "普高", "高中", "中等职业学校", "中职", "幼儿园", "特殊教育"];

    /// <summary>The stage that a name says; null when none, or all (中小学).</summary>
    public static string? StageIn(string name) => name.Contains("中小学", StringComparison.Ordinal) ? null : Stages.FirstOrDefault(s => name.Contains(s, StringComparison.Ordinal));

    /// <summary>The teachers that the report gave for the stage of a number of pupils.</summary>
    public static IEnumerable<Mention> Teachers(Scope scope, Mention pupils)
    {
        var label = pupils.AboutClean;
        if (Stages.FirstOrDefault(s => label.Contains(s, StringComparison.Ordinal)) is not { } stage) return [];
        return scope.Stated.All.Where(k => k.Mention.Quantity.Adds(pupils.Quantity) && k.Mention.Quantity.Value < pupils.Quantity.Value
            && (k.Mention.Lead + k.Mention.Subject).Contains(stage, StringComparison.Ordinal) && k.Sentence.Text.AsSpan(k.Sentence.Start, k.Mention.Quantity.Start - k.Sentence.Start).Contains("教师", StringComparison.Ordinal)
            && !k.Mention.AboutClean.AsSpan().Contains('生')).Select(k => k.Mention).Take(6);
    }

    /// <summary>The claim of a ratio: what holds, or what one slip of the ratio explains; null when nothing is sure.</summary>
    /// <param name="scope">Sentence and context.</param>
    /// <param name="index">Position of the ratio.</param>
    /// <param name="equation">Makes the equation of pupils and teachers.</param>
    public static Claim? Of(Scope scope, int index, Func<Mention, Mention, Equation> equation)
    {
        var ratio = scope.Sentence.Mentions[index];
        if (!(ratio.Subject + ratio.Lead).Contains("师比", StringComparison.Ordinal)) return null;
        if (scope.Levels(index).FirstOrDefault(m => m.Quantity.Kind == QuantityKind.Count && m.Segment == ratio.Segment) is not { } pupils || !scope.Sentence.Mentions.Contains(pupils)) return null;
        var teachers = Teachers(scope, pupils).ToList();
        foreach (var one in teachers)
            if (Judge.Of(equation(pupils, one)).Verdict == Verdict.Consistent) return ClaimMaker.Make(equation(pupils, one));
        if (teachers.Select(t => t.Quantity.Value).Distinct().Count() != 1) return null;
        var claim = ClaimMaker.Make(equation(pupils, teachers[0]));
        return claim.Diagnoses.Any(d => d.Code is "decimal-shift" or "digit-swap") ? claim : null;
    }
}
