using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds figures that point back to one before: 这 14 个乡镇, 该笔 7200 万元, 上述 24 所学校.</summary>
internal static class AnaphorClaims
{
    private static readonly string[] Pointers = ["这", "该", "上述", "前述", "此", "这些", "该笔", "这笔", "该批", "这批", "上述这"];
    private static readonly string[] Areas = ["全市", "全县", "全区", "全州", "全旗", "全省", "全校", "全镇"];

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (!mention.Known || mention.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount) || mention.Quantity.IsTime) continue;
            var pointed = Ends(scope.Sentence, mention, Pointers);
            if (!pointed && !(mention.Tail.Length > 1 && Ends(scope.Sentence, mention, Areas))) continue;
            if (Claim(Before(scope, i), mention, pointed) is { } claim) yield return claim;
        }
    }

    private static bool Ends(Sentence sentence, Mention mention, string[] words)
    {
        var before = sentence.Text.AsSpan(sentence.Start, mention.Quantity.Start - sentence.Start);
        foreach (var word in words)
            if (before.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    // Nearest first.
    private static IEnumerable<Mention> Before(Scope scope, int index) =>
        scope.Sentence.Mentions.Take(index).Reverse().Concat(scope.Before?.Mentions.AsEnumerable().Reverse() ?? []).Concat(scope.Earlier?.Mentions.AsEnumerable().Reverse() ?? []).Take(12);

    private static Claim? Claim(IEnumerable<Mention> before, Mention mention, bool pointed)
    {
        var alike = before.Where(m => m.Known && m.Quantity.Adds(mention.Quantity) && (pointed ? Same(m, mention) : OfArea(m, mention))).ToList();
        if (alike.Count == 0) return null;
        var first = alike.Find(m => RepeatClaims.Agree(m.Quantity, mention.Quantity)) ?? alike[0];
        var agrees = RepeatClaims.Agree(first.Quantity, mention.Quantity);
        var slip = agrees ? null : RepeatClaims.Slip(first.Quantity, mention.Quantity);
        // Another number may be meant, or names that were listed.
        if (!agrees && slip is null) return null;
        return ClaimMaker.Open(ClaimKind.Repeat, "", new Term("base", first.Quantity), new Term("stated", mention.Quantity)) with
        {
            Verdict = agrees ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = mention.Quantity.Printed,
            Computed = first.Quantity.Value / mention.Quantity.Factor,
            Unit = Figures.UnitOf(mention.Quantity),
            Message = $"前文 {Figures.Print(first.Quantity)}，此处指同一数而写 {Figures.Print(mention.Quantity)}，{(agrees ? "一致" : "前后不一")}。",
            Diagnoses = slip is { } s ? [s] : [],
        };
    }

    // 全县共有学校 126 所 … 全县 162 所学校.
    private static bool OfArea(Mention a, Mention b) =>
        !a.Among && a.Depth == 0 && a.Size == 1 && a.AboutClean.EndsWith(b.Tail[..2], StringComparison.Ordinal) && Areas.Any(x => a.Subject.StartsWith(x, StringComparison.Ordinal) && b.Subject.StartsWith(x, StringComparison.Ordinal));

    private static bool Same(Mention a, Mention b) => a.Tail.Length == 0 || b.Tail.Length == 0 || SubjectText.Overlap(a.Tail, b.Tail);
}
