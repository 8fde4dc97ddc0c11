using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Sentences whose numbers agree by construction are never flagged; changed beyond rounding they always are.</summary>
public sealed class ByConstructionTests
{
    private static readonly Arbitrary<int> Count = Gen.Choose(200, 90_000).ToArbitrary();
    private static readonly Arbitrary<int> Change = Gen.Choose(20, 400).ToArbitrary();

    [Fact]
    public void TrueGrowth_IsNeverFlagged() =>
        Prop.ForAll(Count, Change, (b, d) => !Audited.Wrong(Growth(b, d, 100.0 * d / b)).Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void GrowthOverTheWrongBase_IsFlaggedWhereRoundingShowsIt() =>
        Prop.ForAll(Count, Change, (b, d) =>
        {
            var (right, wrong) = (100.0 * d / b, 100.0 * d / (b + d));
            return Math.Abs(right - wrong) < 0.2 || Audited.Wrong(Growth(b, d, wrong)).Any(c => c.Kind == ClaimKind.Growth);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TruePartition_IsNeverFlagged() =>
        Prop.ForAll(Count, Count, Change, (a, b, c) => !Audited.Wrong(Sum(a + b + c, a, b, c)).Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void PartitionOffByOne_IsAlwaysFlagged() =>
        Prop.ForAll(Count, Count, Change, (a, b, c) => Audited.Wrong(Sum(a + b + c + 1, a, b, c)).Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void TrueShareRoundedOrCut_IsNeverFlagged() =>
        Prop.ForAll(Count, Change, (whole, part) =>
        {
            var share = 100.0 * part / (whole + part);
            return !Audited.Wrong(Share(whole + part, part, share)).Any() && !Audited.Wrong(Share(whole + part, part, Math.Floor(share * 10) / 10)).Any();
        }).QuickCheckThrowOnFailure();

    private static string Growth(int before, int change, double rate) =>
        string.Create(CultureInfo.InvariantCulture, $"专任教师由{before}人增加到{before + change}人，增加{change}人，增长{rate:F1}%。");

    private static string Sum(int total, int a, int b, int c) =>
        string.Create(CultureInfo.InvariantCulture, $"在校生{total}人，其中小学{a}人、初中{b}人、高中{c}人。");

    private static string Share(int whole, int part, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"专任教师{whole}人，其中研究生学历{part}人，占{share:F1}%。");
}
