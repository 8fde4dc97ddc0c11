using System.Buffers;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks totals against their parts: one claim for each total, the reading that holds if there is one.</summary>
internal static class SumClaims
{
    // A sentence with more sums that fail than this is no sentence.
    private const int MostLooked = 40;
    private const int LongestName = 16;
    private static readonly SearchValues<char> Retelling = SearchValues.Create("率为以基按其。");

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence, Sentence? before)
    {
        var candidates = SumFinder.Find(sentence, before);
        var held = new HashSet<Mention>();
        var placed = new HashSet<Mention>();
        var failed = new HashSet<Mention>();
        foreach (var candidate in candidates)
        {
            if (candidate.Parts.Count < 2 || held.Contains(candidate.Total) && !IsOther(candidate) || candidate.CannotHold()) continue;
            var equation = candidate.Equation();
            var judged = Judge.Of(equation);
            if (judged.Verdict != Verdict.Consistent) continue;
            held.Add(candidate.Total);
            held.UnionWith(candidate.Parts);
            placed.UnionWith(candidate.Parts);
            yield return ClaimMaker.Make(equation, judged);
        }
        bool IsOther(SumCandidate candidate) => candidate.By && !candidate.Parts.Any(held.Contains);
        // What better evidence may still decide.
        var open = new Dictionary<Mention, (Claim Claim, Evidence Evidence)>();
        var looked = 0;
        foreach (var candidate in candidates)
        {
            if (looked >= MostLooked) break;
            if (held.Contains(candidate.Total) && !IsOther(candidate) || candidate.Parts.Any(failed.Contains) || candidate.Evidence == Evidence.Beside && candidate.Parts.All(held.Contains)) continue;
            // 现有 1123 所，上学年 1138 所。其中…: these are the parts of the other number.
            if (candidate.Evidence == Evidence.Among && candidate.Parts.Count > 1 && candidate.Parts.All(placed.Contains)) continue;
            looked++;
            if (open.TryGetValue(candidate.Total, out var left) && left.Evidence >= candidate.Evidence) continue;
            if (Failing(sentence, before, candidate) is not { } claim) continue;
            if (claim.Verdict != Verdict.Inconsistent)
            {
                open[candidate.Total] = (claim, candidate.Evidence);
                continue;
            }
            held.Add(candidate.Total);
            open.Remove(candidate.Total);
            failed.UnionWith(candidate.Parts.Append(candidate.Total));
            yield return claim;
        }
        foreach (var (_, (claim, _)) in open) yield return claim;
    }

    private static Claim? Failing(Sentence sentence, Sentence? before, SumCandidate candidate)
    {
        var equation = candidate.Equation();
        if (candidate.Parts.Count == 1) return Exceeds(sentence.Text, candidate, sentence.Mentions.Concat(before?.Mentions ?? []), before);
        var judged = Judge.Of(equation);
        if (judged.Verdict == Verdict.Undetermined && judged.Computed is null) return null;
        if (judged.Verdict == Verdict.Inconsistent && candidate.MustHold(judged)) return ClaimMaker.Make(equation, judged);
        if (candidate.Evidence == Evidence.Beside && judged.Verdict == Verdict.Inconsistent && candidate.IsRow() && candidate.IsPartition() && EndsWith(sentence, candidate.Parts[^1], candidate.Total) && AreListed(sentence.Text, candidate.Parts) && (candidate.Exceeds(judged) || candidate.Slips(judged))) return ClaimMaker.Make(equation, judged);
        if (candidate.Evidence is Evidence.Beside or Evidence.Guess or Evidence.Counted) return null;
        if (judged.Verdict == Verdict.Inconsistent && AreListed(sentence.Text, candidate.Parts))
        {
            var listed = ClaimMaker.Make(equation, judged);
            // More than the total, and two parts with the same digits: no overlap makes these.
            if (judged.Computed > candidate.Total.Quantity.Value && !candidate.Crosses() && listed.Diagnoses.Any(d => d.Code == Diagnose.CopiedValue)) return listed;
            if (candidate.IsPartition() && (candidate.Exceeds(judged) || listed.Diagnoses.Any(d => d.Code == "digit-swap"))) return listed;
        }
        var claim = ClaimMaker.Make(equation, judged with { Verdict = Verdict.Undetermined });
        return claim with { Message = "所列各项未必是全部：" + claim.Message };
    }

    // Nothing of the same unit goes on behind the last part.
    private static bool EndsWith(Sentence sentence, Mention last, Mention total) =>
        !sentence.Mentions.Exists(m => m.Token > last.Token && m.Segment == last.Segment && m.Quantity.Adds(total.Quantity) && m.Role == Role.Level);

    // 小学 a 人、初中 b 人: only a name between, not 其中愿意受访的 903 人，满意率以 903 人为基数.
    private static bool AreListed(string text, IReadOnlyList<Mention> parts)
    {
        for (var i = 1; i < parts.Count; i++)
            if (parts[i].Quantity.Start - parts[i - 1].Quantity.End is < 0 or > LongestName || text.AsSpan(parts[i - 1].Quantity.End, parts[i].Quantity.Start - parts[i - 1].Quantity.End).IndexOfAny(Retelling) >= 0) return false;
        return true;
    }

    // 其中电子图书 60000 册另计: said to stand outside.
    private static bool IsAside(string text, Quantity part)
    {
        var after = text.AsSpan(part.End, Math.Min(8, text.Length - part.End));
        return after.Contains("另", StringComparison.Ordinal) || after.Contains("不计", StringComparison.Ordinal) || after.Contains("未计", StringComparison.Ordinal) || after.Contains("不含", StringComparison.Ordinal);
    }

    // One part may be anything up to the whole.
    private static Claim? Exceeds(string text, SumCandidate candidate, IEnumerable<Mention> others, Sentence? before)
    {
        var (part, total) = (candidate.Parts[0].Quantity, candidate.Total.Quantity);
        if (IsAside(text, part) || candidate.Total.Among) return null;
        // 问题 217 个，其中消防 68 个、其他 31 个。对其中能够立即整改的 142 个…: of the first, not of the last.
        if (before is not null && before.Mentions.Contains(candidate.Total) && before.Mentions.Find(m => m.Quantity.Adds(total)) != candidate.Total) return null;
        // 学生 86742 人，教职工 6915 人。其中公办学校学生 70463 人: of the other one.
        if (others.Any(m => m != candidate.Total && m.Quantity.Adds(part) && m.Quantity.Value >= part.Value && m.Quantity.Start < part.Start)) return null;
        if (part.Interval.Low <= total.Interval.High || part.Unit.Text != total.Unit.Text || !candidate.Parts[0].Known) return null;
        return ClaimMaker.Open(ClaimKind.Sum, "", new Term("part", part), new Term("total", total)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = part.Printed,
            Unit = Figures.UnitOf(part),
            Message = $"其中一项 {Figures.Print(part)} 大于总数 {Figures.Print(total)}。",
        };
    }
}
