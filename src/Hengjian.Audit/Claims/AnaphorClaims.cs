using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;

namespace Hengjian.Audit.Claims;

/// <summary>Finds figures that point back to one before: 这 14 个乡镇, 该笔 7200 万元, 上述 24 所学校.</summary>
internal static class AnaphorClaims
{
    private static readonly string[] Pointers = ["这", "该", "上述", "前述", "此", "这些", "该笔", "这笔", "该批", "这批", "上述这", "该项", "这项", "此项", "该部分", "这部分", "前者"];
    private static readonly string[] Definite = ["的", "全部", "所有", "全体", "。", "；", "，", "；这", "现有", "对"];
    private const int LeastName = 4;
    private const int LeastDigits = 2;

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
            if (pointed)
            {
                if (Claim(scope.Sentence.Text, Before(scope, i), mention, m => Same(m, mention) || IsTheSame(scope.Sentence, mention), true, IsTheSame(scope.Sentence, mention)) is { } claim) yield return claim;
                continue;
            }
            if (mention.Tail.Length < 2 || mention.Each is not null) continue;
            var whole = Ends(scope.Sentence, mention, Areas);
            if (!whole && mention.Clean.Length > 0 && !Ends(scope.Sentence, mention, Definite)) continue;
            if (Claim(scope.Sentence.Text, Before(scope, i), mention, m => IsNamed(scope.Sentence, m, mention, whole), false) is { } named) yield return named;
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

    // 这笔 1524 万元: one thing of the unit before it, and no other, is meant however far off.
    private static bool IsTheSame(Sentence sentence, Mention mention) =>
        mention.Quantity.Hedge == Hedge.None && Ends(sentence, mention, ["这笔", "该笔", "这批", "该批"]);

    private static Claim? Claim(string text, IEnumerable<Mention> before, Mention mention, Func<Mention, bool> same, bool pointed, bool sure = false)
    {
        var alike = before.Where(m => m.Known && m.Quantity.Adds(mention.Quantity) && same(m)).ToList();
        if (alike.Count == 0) return null;
        var first = alike.Find(m => Agreement.Agree(m.Quantity, mention.Quantity)) ?? alike[0];
        var agrees = Agreement.Agree(first.Quantity, mention.Quantity);
        var slip = agrees ? null : Agreement.Slip(first.Quantity, mention.Quantity);
        // Another number may be meant, or names that were listed.
        sure &= alike.Count == 1 && Math.Abs(first.Quantity.Value - mention.Quantity.Value) < 0.3 * first.Quantity.Value;
        if (!agrees && slip is null && !sure) return null;
        // 三类每月 700 元、四类每月 900 元，四类标准…: few things one more or less are other things, unless they are pointed at.
        // 其余 4 所…。东江校退了 31 位、北山校退了 27 位、南湖校退了 22 位，这三所…: those named since are meant.
        if (slip is { Code: "off-by-one" } && pointed && IsListedSince(text, first, mention)) return null;
        if (slip is { Code: "off-by-one" } && !pointed && Math.Max(first.Quantity.Digits, mention.Quantity.Digits) < LeastDigits) return null;
        return ClaimMaker.Open(ClaimKind.Repeat, "", new Term("base", first.Quantity), new Term("stated", mention.Quantity)) with
        {
            Verdict = agrees ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = mention.Quantity.Printed,
            Computed = first.Quantity.Value / mention.Quantity.Factor,
            Unit = Figures.UnitOf(mention.Quantity),
            Message = $"前文 {Figures.Print(first.Quantity)}，此处指同一数而写 {Figures.Print(mention.Quantity)}，{(agrees ? "一致" : "前后不一")}。",
            Diagnoses = slip is { } s ? [s] : agrees ? [] : [new Diagnosis("stale-value", "其中一处没有随之更新")],
        };
    }

    private static bool IsListedSince(string text, Mention first, Mention mention)
    {
        var since = text.AsSpan(first.Quantity.End, Math.Max(0, mention.Quantity.Start - first.Quantity.End));
        return since.Contains('。') && since[since.IndexOf('。')..].Count('、') + 1 >= mention.Quantity.Value;
    }

    // 全县共有学校 126 所 … 全县 162 所学校; 新招聘教师 186 名 … 新招聘的 168 名教师: the name comes before once, and after once.
    private static bool IsNamed(Sentence sentence, Mention a, Mention b, bool whole)
    {
        if (a.Among || a.Depth > 0 || a.Size > 1 || a.Planned || a.Role is not (Role.Level or Role.Change) || a.AboutClean.Length < 2) return false;
        var name = a.AboutClean;
        if (NamesAgain(a, b)) return true;
        if (b.Clean.Length == 0) return b.Tail.StartsWith(name, StringComparison.Ordinal) && (whole ? SameArea(a, b) : name.Length > 1) || whole && SameArea(a, b) && name.EndsWith(b.Tail[..2], StringComparison.Ordinal);
        var said = b.Clean + b.Tail[..Math.Min(6, b.Tail.Length)];
        return name.Length > 3 && b.Quantity.Start - a.Quantity.End < 60 && name.EndsWith(b.Tail[..2], StringComparison.Ordinal) && ShareNames.Shared(name, said) * 3 >= (name.Length - 1) * 2;
    }

    // 梳理出 17 条意见建议 … 17 条意见建议已办结; 拥有省级示范幼儿园 46 所 … 46 所省级示范幼儿园: four characters and more of one name.
    private static bool NamesAgain(Mention a, Mention b)
    {
        if (a.Tail.Length >= LeastName && b.Tail.StartsWith(a.Tail, StringComparison.Ordinal)) return a.Quantity.Unit.Text == b.Quantity.Unit.Text;
        for (var length = Math.Min(a.AboutClean.Length, b.Tail.Length); length > LeastName; length--)
            if (b.Tail.AsSpan(0, length).SequenceEqual(a.AboutClean.AsSpan(a.AboutClean.Length - length))) return a.Quantity.Unit.Text == b.Quantity.Unit.Text;
        return false;
    }

    private static bool SameArea(Mention a, Mention b) => Areas.Any(x => a.Subject.StartsWith(x, StringComparison.Ordinal) && b.Subject.StartsWith(x, StringComparison.Ordinal));

    private static bool Same(Mention a, Mention b) => a.Tail.Length == 0 || b.Tail.Length == 0 || SubjectText.Overlap(a.Tail, b.Tail);
}
