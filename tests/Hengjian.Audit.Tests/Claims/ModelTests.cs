using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>
/// Sentences in many forms from one consistent model of numbers (two years, two stages, prices, areas): none is ever flagged. The same with
/// one number changed well beyond rounding: always flagged.
/// </summary>
public sealed class ModelTests
{
    /// <summary>One county: pupils of two stages now and before, teachers, money in 万元, a price.</summary>
    public sealed record Model(int Primary, int Junior, int Before, int Teachers, int Money, int Price, int Years)
    {
        public int All => Primary + Junior;

        public double Growth => 100.0 * (All - Before) / Before;

        public string Up => All >= Before ? "增长" : "下降";

        public string More => All >= Before ? "增加" : "减少";

        public string Higher => Primary >= Junior ? "多" : "少";
    }

    private static readonly Arbitrary<Model> Models = (
        from primary in Gen.Choose(4_000, 60_000)
        from junior in Gen.Choose(2_000, 30_000)
        from change in Gen.Choose(-1_500, 1_500)
        from teachers in Gen.Choose(400, 3_000)
        from money in Gen.Choose(2_000, 90_000)
        from price in Gen.Choose(200, 2_000)
        from years in Gen.Choose(2, 6)
        where Math.Abs(change) > 100
        select new Model(primary, junior, primary + junior - change, teachers, money, price, years)).ToArbitrary();

    private static readonly Func<Model, double, string>[] Forms =
    [
        (m, k) => F($"在校生由{2024 - m.Years}年的{m.Before}人变为2024年的{m.All}人，年均{m.Up}{Math.Abs(Cagr(m)) * k:F2}%。"),
        (m, k) => F($"{2024 - m.Years}年在校生{m.Before}人，2024年{m.All}人，{Han(m.Years)}年{m.More}{Math.Round(Math.Abs(m.All - m.Before) * k):F0}人。"),
        (m, k) => F($"2023年、2024年在校生分别为{m.Before}人、{m.All}人，{m.Up}{Math.Abs(m.Growth) * k:F2}%。"),
        (m, k) => F($"在校生{m.All}人，其中小学{m.Primary}人，占{100.0 * m.Primary / m.All:F1}%，初中{m.Junior}人，占{100.0 * m.Junior / m.All * k:F1}%。"),
        (m, k) => F($"小学、初中在校生分别为{m.Primary}人和{m.Junior}人，占义务教育在校生{m.All}人的{100.0 * m.Primary / m.All * k:F1}%和{100.0 * m.Junior / m.All:F1}%。"),
        (m, k) => F($"小学在校生{m.Primary}人，初中在校生{m.Junior}人，小学比初中{m.Higher}{Math.Round(Math.Abs(m.Primary - m.Junior) * k):F0}人。"),
        (m, k) => F($"按每生每年{m.Price}元标准安排公用经费，覆盖学生{m.All}人，共安排{(double)m.Price * m.All / 10_000 * k:F2}万元。"),
        (m, k) => F($"专任教师{m.Teachers}人，在校生{m.All}人，生师比{(double)m.All / m.Teachers * k:F1}:1。"),
        (m, k) => F($"投入资金{m.Money}万元，惠及学生{m.All}人，生均{(double)m.Money * 10_000 / m.All * k:F0}元。"),
        (m, k) => F($"小学在校生{m.Primary}人、初中在校生{m.Junior}人，合计{Math.Round(m.All * k):F0}人。"),
        (m, k) => F($"公办园在园幼儿占比{100.0 * m.Primary / m.All * k:F1}%（公办园在园{m.Primary}人，全县在园{m.All}人）。"),
        (m, k) => F($"全县在校生{m.All}人，平均每名教师负担{(double)m.All / m.Teachers * k:F1}人，教师{m.Teachers}人。"),
        (m, k) => F($"应入学{m.All}人，已入学{m.Primary}人，入学率{100.0 * m.Primary / m.All:F1}%，其余{Math.Round(m.Junior * k):F0}人延缓入学。"),
    ];

    [Fact]
    public void TrueSentences_AreNeverFlagged() => Check(1, (_, sentence) => !Audited.Wrong(sentence).Any());

    [Fact]
    public void TrueSentences_AreConfirmed() => Check(1, (_, sentence) => Audited.Claims(sentence).Any(c => c.Verdict == Verdict.Consistent));

    // A share that became another part's share by chance has that reading, which excuses it.
    [Fact]
    public void ChangedByAFifth_IsAlwaysFlagged() =>
        Check(1.2, (m, sentence) => Math.Abs((1.2 * m.Junior) - m.Primary) < 0.003 * m.All || Math.Abs((1.2 * m.Primary) - m.Junior) < 0.003 * m.All || Math.Abs(m.Growth) < 0.5 || Math.Abs(m.Primary - m.Junior) < 100 || 120.0 * m.Junior / m.All > 99 || Audited.Wrong(sentence).Any());

    private static void Check(double factor, Func<Model, string, bool> holds) =>
        Prop.ForAll(Models, m =>
        {
            foreach (var form in Forms) Assert.True(holds(m, form(m, factor)), form(m, factor));
        }).QuickCheckThrowOnFailure();

    private static double Cagr(Model m) => 100 * (Math.Pow((double)m.All / m.Before, 1.0 / m.Years) - 1);

    private static char Han(int n) => "零一二三四五六"[n];

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
