using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Totals that the numbers right behind them, or right before, miss by a slip: 四地共反馈问题 28 个，甲市 14 个，乙县 22 个，丙县 19 个，丁县 27 个. The more the
/// words say that these are all the parts, the likelier chance may be to have made the slip fit.
/// </summary>
internal static class PartedTotals
{
    // A total told wrongly without a slip is still near.
    private const double Near = 0.3;
    private const double LeastTotal = 8;
    private const double MostLeft = 0.15;
    private const double MostLeftOfTwo = 0.12;

    // 经费类 21 个、师资类 24 个; 甲县 14 个、乙县 22 个.
    private const string Kinds = "类县市区镇乡州";

    // One left out looks like one too few; of so many it hardly does.
    private const double ChanceOfOne = 0.012;

    /// <summary>The claims of a paragraph that accuse.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    public static List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims)
    {
        var made = new List<Claim>();
        var (totals, placed) = (new HashSet<int>(), new HashSet<int>());
        foreach (var claim in claims)
            if (claim is { Kind: ClaimKind.Sum, Verdict: not Verdict.Undetermined }) Place(claim);
        for (var s = 0; s < sentences.Count; s++)
            for (var i = 0; i < sentences[s].Mentions.Count; i++)
            {
                var total = sentences[s].Mentions[i];
                if (!PartWords.IsTotal(total) || totals.Contains(total.Quantity.Start)) continue;
                foreach (var run in Runs(sentences, s, i))
                {
                    if (run.Bond != PartBond.Said && (placed.Contains(total.Quantity.Start) || run.Parts.Any(p => placed.Contains(p.Quantity.Start))) || Wrong(sentences, run) is not { } claim) continue;
                    made.Add(claim);
                    Place(claim);
                    break;
                }
            }
        return made;

        void Place(Claim claim)
        {
            placed.UnionWith(claim.Numbers.Select(n => n.Start));
            totals.UnionWith(claim.Numbers.Where(n => n.Role == "total").Select(n => n.Start));
        }
    }

    private static IEnumerable<PartRun> Runs(IReadOnlyList<Sentence> sentences, int sentence, int index)
    {
        foreach (var run in PartRuns.Behind(sentences[sentence], index)) yield return run;
        if (PartRuns.InNext(sentences, sentence, index) is { } next) yield return next;
        foreach (var run in PartRunsBefore.Of(sentences, sentence, index)) yield return run;
    }

    private static Claim? Wrong(IReadOnlyList<Sentence> sentences, PartRun run)
    {
        var equation = Equations.Sum([.. run.Parts.Select(p => p.Quantity)], run.Total.Quantity) with { Named = run.Bond == PartBond.Said };
        var judged = Judge.Of(equation);
        if (judged is not { Verdict: Verdict.Inconsistent, Computed: { } sum }) return null;
        var claim = ClaimMaker.Make(equation, judged);
        var stated = run.Total.Quantity.Value;
        if (claim.Diagnoses.Any(d => d.Code != Diagnose.CopiedValue && IsGround(sentences, run, d, sum > stated))) return claim;
        var near = Math.Abs(sum - stated) < Near * Math.Max(sum, stated);
        if (IsClosedList(sentences, run) && Math.Abs(sum - stated) < (run.Bond == PartBond.Row ? MostLeft : MostLeftOfTwo) * Math.Max(sum, stated)) return claim with { Diagnoses = [] };
        return run.Whole && near && (run.Bond == PartBond.Said || IsCopied(sentences, run)) ? claim with { Diagnoses = [] } : null;
    }

    private static bool IsGround(IReadOnlyList<Sentence> sentences, PartRun run, Diagnosis slip, bool over)
    {
        // 9850 元，其中中央 3400 万元、…: told in two units.
        if (slip.Code == "unit-slip") return run.Bond != PartBond.Beside && run.Parts.Any(p => p.Quantity.Scale != run.Total.Quantity.Scale || p.Quantity.Scale != run.Parts[0].Quantity.Scale);
        if (run.Bond == PartBond.Said) return true;
        // 镇街 12 个，其中街道 7 个、镇 6 个: more than all. One too few may be left out, but not where the two are joined: 机构 88 个，其中养老 85 个，儿童 2 个.
        if (run is { Bond: PartBond.Pair, Whole: true } && slip.Code == "off-by-one" && (over || IsJoined(sentences, run))) return true;
        if (run.Total.Quantity.Value < LeastTotal || !over && !slip.IsMiswritten && slip.Chance > ChanceOfOne) return false;
        return slip.Chance < run.Bond switch { PartBond.Row => 0.15, PartBond.Pair => 0.03, _ => ChanceOfOne };
    }

    // 检查学校 128 所，其中幼儿园 46 所、小学 51 所、初中 40 所: names of one kind joined so, with nothing behind them, seldom leave out anything. Not 市级以上 186 项，其中国家级 27 项、省级 144 项.
    private static bool IsClosedList(IReadOnlyList<Sentence> sentences, PartRun run)
    {
        if (run is not { Bond: PartBond.Row or PartBond.Pair, Whole: true, Total.Quantity.Value: >= LeastTotal } || run.Parts[0].Quantity.Start < run.Total.Quantity.End) return false;
        if (!PartLabels.Complement(run.Parts) && !run.Parts.All(p => p.Clean.Length > 1 && Kinds.Contains(p.Clean[^1], StringComparison.Ordinal)) || (run.Total.Lead + run.Total.About).Contains("级以上", StringComparison.Ordinal) || !IsJoined(sentences, run)) return false;
        return !sentences.SentenceOf(run.Total).Mentions.Exists(m => m.Token > run.Parts[^1].Token && m.Segment == run.Parts[^1].Segment && m.Quantity.Adds(run.Total.Quantity) && m.Lead.EndsWith('各'));
    }

    private static bool IsJoined(IReadOnlyList<Sentence> sentences, PartRun run) => PartWords.Joined(sentences.SentenceOf(run.Total), run.Parts) == run.Parts.Count;

    // 招聘教师 95 名：特岗 38 名，事业编 27 名，公费师范生 16 名，年初计划 95 名: the total has the digits of another number beside it.
    private static bool IsCopied(IReadOnlyList<Sentence> sentences, PartRun run) =>
        sentences.SentenceOf(run.Total).Mentions.Exists(m => m != run.Total && m.Quantity.Adds(run.Total.Quantity) && m.Quantity.Value == run.Total.Quantity.Value);
}
