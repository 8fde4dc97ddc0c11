using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// 生师比 of stages whose pupils and teachers the report lists elsewhere: 在校学生 71340 人，其中小学 41280 人…；专任教师 4606 人，其中小学 2236 人…. 生师比：小学 18.46∶1 follows
/// from the one number of its pupils and the one of its teachers; a slip away from that it is wrong.
/// </summary>
/// <param name="stated">What the report stated so far.</param>
internal sealed class StagedRatios(NumbersBefore stated)
{
    private const int MostAsked = 200;
    private const int LeastDigits = 3;
    private const int Ahead = 16;
    private const int LongestParagraph = 300;

    private static readonly string[] Pupils = ["学生", "校生", "幼儿", "学生数", "校生数"];
    private static readonly string[] Teachers = ["专任教师", "专任教师数"];

    // 生师比 18.1∶1，比上年的 18.5∶1 有所降低: what it was is of other numbers. 专任教师比上年增加 8 人，生师比 …: that is of now.
    private static readonly string[] Earlier = ["上年", "去年", "上学年", "上一年", "同期", "由", "从"];

    private static readonly SearchValues<string> Names = SearchValues.Create(["生师比", "师生比"], StringComparison.Ordinal);
    private static readonly SearchValues<string> Norms = SearchValues.Create(["标准", "规定", "要求"], StringComparison.Ordinal);

    private readonly List<(string Kind, Quantity Ratio)> before = [];
    private int asked;

    /// <summary>Adds what the ratios of a paragraph are, where nothing else told.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">The claims so far.</param>
    /// <param name="first">The first of the paragraph.</param>
    public void Hold(IReadOnlyList<Sentence> sentences, List<Claim> claims, int first)
    {
        foreach (var sentence in sentences)
            foreach (var ratio in sentence.Mentions)
                if (RatioSides.Larger(ratio.Quantity) is { } told && KindOf(sentences[0], sentence, ratio) is { } kind && IsOfTeachers(sentence, ratio) && asked++ < MostAsked)
                {
                    var copied = Copied(told, kind);
                    if ((copied is not null || !IsDecided(claims, first, ratio)) && Of(ratio, told, kind, copied) is { } claim)
                    {
                        // That it follows from the numbers of the other stage bears nothing out.
                        if (copied is not null) Drop(claims, first, ratio);
                        claims.Add(claim);
                    }
                    before.Add((kind, told));
                }
    }

    // The stage that a ratio is of: 小学专任教师 3148 人，师生比为 1∶18.20 that of the number beside; else the only one that the paragraph has named; null when none.
    private static string? KindOf(Sentence opening, Sentence sentence, Mention ratio)
    {
        if (Shape.KindIn(ratio.Lead) is { } said) return said;
        var at = sentence.Mentions.IndexOf(ratio) - 1;
        return at >= 0 && sentence.Mentions[at] is { Role: Role.Level, Quantity.Unit.Family: "人" } beside && beside.Segment == ratio.Segment && ratio.Clause - beside.Clause <= 1 && Shape.KindIn(beside.Clean) is { } ofBeside ? ofBeside : OnlyKind(sentence.Text[opening.Start..ratio.Quantity.Start]);
    }

    private static string? OnlyKind(string words) =>
        words.Length <= LongestParagraph && Shape.KindIn(words) is { } kind && Shape.KindIn(words.Replace(kind, "", StringComparison.Ordinal)) is null ? kind : null;

    // 生师比。小学 18.5∶1，初中 13.0∶1: said once for all.
    private static bool IsOfTeachers(Sentence sentence, Mention ratio)
    {
        if (ratio.Role is not (Role.Ratio or Role.Level) || ratio is not { Planned: false, Size: 1 } || ratio.Comparison is { Other: not null } || Wording.Has(ratio.Lead, Earlier) || ratio.Quantity.Hedge != Hedge.None) return false;
        var from = Math.Max(0, sentence.Start - Ahead);
        var line = sentence.Text.LastIndexOf('\n', Math.Max(0, sentence.Start - 1)) + 1;
        var start = Math.Max(from, Math.Min(line, sentence.Start));
        return sentence.Text.AsSpan(start, ratio.Quantity.Start - start).IndexOfAny(Names) >= 0
            && sentence.Text.AsSpan(sentence.Start, ratio.Quantity.Start - sentence.Start).IndexOfAny(Norms) < 0;
    }

    private static bool IsDecided(List<Claim> claims, int first, Mention ratio)
    {
        for (var i = first; i < claims.Count; i++)
            if (claims[i].Verdict != Verdict.Undetermined && IsOf(claims[i], ratio)) return true;
        return false;
    }

    private static void Drop(List<Claim> claims, int first, Mention ratio)
    {
        for (var i = claims.Count - 1; i >= first; i--)
            if (IsOf(claims[i], ratio)) claims.RemoveAt(i);
    }

    private static bool IsOf(Claim claim, Mention ratio) => claim.Kind == ClaimKind.Ratio && claim.Numbers.Any(n => n.Role == "stated" && n.Start == ratio.Quantity.Start);

    private Claim? Of(Mention ratio, Quantity told, string kind, Diagnosis? copied)
    {
        if (TheOne(kind, Pupils, ratio) is not { } pupils || TheOne(kind, Teachers, ratio) is not { } teachers || pupils.Quantity.Value <= teachers.Quantity.Value) return null;
        var equation = Equations.Quotient(pupils.Quantity, teachers.Quantity, told, 1);
        var judged = Judge.Of(equation);
        if (judged.Verdict == Verdict.Consistent) return ClaimMaker.Make(equation, judged);
        if (told.Digits < LeastDigits) return null;
        if (copied is not null) return ClaimMaker.Make(equation, judged, [copied]);
        var claim = ClaimMaker.Make(equation, judged);
        return claim.Diagnoses.Any(d => d.Code is "decimal-shift" or "digit-swap" && d.Chance < Chances.LikelyByChance) ? claim : null;
    }

    // 小学的生师比 16.85∶1……初中的生师比 16.85∶1, and the pupils and teachers of 初中 give 12.88.
    private Diagnosis? Copied(Quantity told, string kind) =>
        before.FirstOrDefault(b => b.Kind != kind && b.Ratio.Start < told.Start && b.Ratio.Value == told.Value) is { Kind: { } of } ? new(Diagnose.CopiedValue, $"误抄了{of}的 {Figures.Print(told)}") : null;

    // The only number of pupils, or of teachers, that was told of the stage.
    private Mention? TheOne(string kind, string[] nouns, Mention ratio)
    {
        Mention? found = null;
        foreach (var known in stated.All)
        {
            var m = known.Mention;
            if (m.Quantity.Start >= ratio.Quantity.Start || m.Quantity.Unit.Family != "人" || m.Size > 1 && !m.Listed || m.Quantity.Hedge != Hedge.None || m.Own is { Shift: < 0 } || Noun(known, kind) is not { } noun || !nouns.Any(n => noun.EndsWith(n, StringComparison.Ordinal))) continue;
            if (found is not null && found.Quantity.Value != m.Quantity.Value) return null;
            found = m;
        }
        return found;
    }

    // What is counted of a stage: by its own name, the head of its list, or the stage that alone its sentence has named; null when of another.
    private static string? Noun(NumbersBefore.Known known, string kind)
    {
        var label = known.Mention.Clean;
        if (Shape.KindIn(label) is { } own) return own != kind || !label.StartsWith(kind, StringComparison.Ordinal) ? null : label == kind ? NameBearers.Topic(known) : label[kind.Length..];
        var before = known.Sentence.Text[known.Sentence.Start..known.Mention.Quantity.Start];
        return before.Contains(kind, StringComparison.Ordinal) && Shape.KindIn(before.Replace(kind, "", StringComparison.Ordinal)) is null ? label : null;
    }
}
