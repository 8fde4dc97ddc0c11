using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Tests.Numbers;

/// <summary>A number printed in any style is read back as the same number.</summary>
public sealed class NumeralPropertyTests
{
    private static readonly Arbitrary<int> Whole = Gen.Choose(2, 99_999_999).ToArbitrary();

    [Fact]
    public void Separators_DoNotChangeTheNumber() =>
        Prop.ForAll(Whole, n => Value(n.ToString("N0", CultureInfo.InvariantCulture) + "人") == n).QuickCheckThrowOnFailure();

    [Fact]
    public void FullWidth_DoesNotChangeTheNumber() =>
        Prop.ForAll(Whole, n => Value(Wide(n.ToString(CultureInfo.InvariantCulture)) + "人") == n).QuickCheckThrowOnFailure();

    [Fact]
    public void ChineseCharacters_GiveTheSameNumber() =>
        Prop.ForAll(Whole, n => Value(ChinesePrinter.Print(n) + "人") == n).QuickCheckThrowOnFailure();

    [Fact]
    public void Decimals_KeepValueAndStep() =>
        Prop.ForAll(Whole, Gen.Choose(1, 3).ToArbitrary(), (n, places) =>
        {
            var value = n / Math.Pow(10, places);
            var read = QuantityReader.Read(value.ToString("F" + places, CultureInfo.InvariantCulture) + "亿元", 0, out _)!;
            return Math.Abs(read.Printed - value) < 1e-6 && Math.Abs(read.Step - Math.Pow(10, -places)) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Interval_HoldsEveryValueThatPrintsSo() =>
        Prop.ForAll(Whole, Gen.Choose(-499, 499).ToArbitrary(), (n, off) =>
        {
            var truth = n + off / 1000.0;
            var printed = QuantityReader.Read(Math.Round(truth).ToString("F0", CultureInfo.InvariantCulture) + "万元", 0, out _)!;
            return printed.AsPrinted.Contains(truth * 1e4);
        }).QuickCheckThrowOnFailure();

    private static double Value(string text) => QuantityReader.Read(text, 0, out _)!.Value;

    private static string Wide(string digits) => string.Concat(digits.Select(c => (char)(c - '0' + '０')));
}
