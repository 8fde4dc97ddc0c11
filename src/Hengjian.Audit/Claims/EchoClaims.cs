using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Figures of earlier paragraphs given again, in other units too. A sentence that repeats several (数据摘要：在校生…，教职工…，教育支出…) is a
/// summary: the one of them that differs was not brought up to date.
/// </summary>
internal static class EchoClaims
{
    // So many others must agree before one that differs is wrong.
    private const int LeastAgreeing = 2;
    private const double MostApart = 0.1;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var agreeing = new List<(Mention Now, Mention Before)>();
        var differing = new List<(Mention Now, Mention Before)>();
        foreach (var now in scope.Sentence.Mentions.Where(IsPlain))
        {
            var before = scope.Stated.Bearing(now.Clean, now.Quantity).Where(b => SameTime(b, now)).ToList();
            if (before.Find(b => RepeatClaims.Agree(b.Quantity, now.Quantity)) is { } same) agreeing.Add((now, same));
            else if (before.Count == 1 && Near(before[0].Quantity, now.Quantity)) differing.Add((now, before[0]));
        }
        foreach (var (now, before) in agreeing.Where(a => Digits(a.Now.Quantity) > 2))
            yield return Claim(now, before, Verdict.Consistent, "一致");
        if (agreeing.Count(a => Digits(a.Now.Quantity) > 2) >= LeastAgreeing && differing is [var one] && IsOfNoOtherTime(one.Before, one.Now))
            yield return Claim(one.Now, one.Before, Verdict.Inconsistent, "前后不一，而同句其他数与前文一致");
    }

    private static bool IsPlain(Mention m) =>
        m is { Known: true, Role: Role.Level, Size: 1, Planned: false, Added: false, Among: false, Each: null, Yearly: false, Direction: 0 } && m.Clean.Length > 1
        && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && m.Quantity.Hedge == Hedge.None && !m.Quantity.IsTime;

    private static bool SameTime(Mention a, Mention b) => a.Own is null || b.Own is null || a.Own.Same(b.Own);

    // 2022年中职招生 …; 中职招生 …: the one without a year may be this year's.
    private static bool IsOfNoOtherTime(Mention before, Mention now) => before.Own is null || before.Own.Same(now.Own);

    private static bool Near(Quantity a, Quantity b) => Math.Abs(a.Value - b.Value) < MostApart * Math.Max(a.Value, b.Value);

    // Small and round numbers meet by chance.
    private static int Digits(Quantity q) => (int)Math.Floor(Math.Log10(Math.Max(1, Math.Round(q.Printed / q.Step)))) + 1;

    private static Claim Claim(Mention now, Mention before, Verdict verdict, string said) =>
        ClaimMaker.Open(ClaimKind.Repeat, $"“{now.Clean}”前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(now.Quantity)}，{said}。", new Term("base", before.Quantity), new Term("stated", now.Quantity)) with
        {
            Verdict = verdict,
            Stated = now.Quantity.Printed,
            Computed = before.Quantity.Value / now.Quantity.Factor,
            Unit = Figures.UnitOf(now.Quantity),
            Diagnoses = verdict == Verdict.Inconsistent ? [new Diagnosis("stale-value", "未随前文更新")] : [],
        };
}
