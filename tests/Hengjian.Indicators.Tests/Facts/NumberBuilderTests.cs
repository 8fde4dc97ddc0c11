using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Facts;

public sealed class NumberBuilderTests
{
    private static readonly Gen<double> Numbers = Gen.OneOf(
        Gen.Constant(double.NaN),
        Gen.Choose(0, 300).Select(i => (double)i),
        Gen.Choose(0, 70_000).Select(i => i / 100.0),
        Gen.Choose(0, int.MaxValue).Select(i => (double)i),
        Gen.Choose(0, 20_000).Select(i => i / 10_000.0),
        Gen.Elements(-1, 0.1 + 0.2, 1e12, 254, 255, 65_534, 65_535, -0.0));

    // The oracle is the search over all doubles at once.
    [Fact]
    public void CellByCell_GivesTheStoreThatAllTogetherGive() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.ArrayOf(Usual()).ToArbitrary(), values =>
            IsSame(NumberStore.Narrowest(new DoubleStore(values)), Built(values))));

    [Fact]
    public void PartsJoined_GiveTheStoreThatAllTogetherGive() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Gen.NonEmptyListOf(Gen.ArrayOf(Usual())).ToArbitrary(), parts =>
            IsSame(NumberStore.Narrowest(new DoubleStore([.. parts.SelectMany(p => p)])), NumberStore.Join([.. parts.Select(Built)]))));

    [Fact]
    public void PickedRows_HaveTheNarrowestFormOfTheirOwn() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Gen.NonEmptyListOf(Usual()).ToArbitrary(), values =>
        {
            int[] rows = [.. Enumerable.Range(0, values.Count).Where(i => i % 3 != 1).Reverse()];
            return IsSame(
                NumberStore.Narrowest(new DoubleStore([.. rows.Select(r => values[r])])),
                NumberStore.Narrowest(Built([.. values]).Pick(rows)));
        }));

    // Mostly one kind of number in a column, as in life; else every column would be doubles.
    private static Gen<double> Usual() => Gen.Frequency((60, Gen.Choose(0, 400).Select(i => (double)i)), (3, Numbers));

    private static NumberStore Built(double[] values)
    {
        // One that has been used before: readers gather part after part in one builder.
        var builder = new NumberBuilder();
        builder.Add(7, 100);
        builder.Add(1e12);
        builder.Clear();
        foreach (var value in values)
        {
            var divisor = new[] { 1, 10, 100, 1000, 10_000 }.FirstOrDefault(d => IsWhole(value, d));
            if (double.IsNaN(value)) builder.AddMissing();
            else if (divisor > 0) builder.Add((int)Math.Round(value * divisor), divisor);
            else builder.Add(value);
        }
        return builder.Build();
    }

    private static bool IsWhole(double value, int divisor) =>
        value >= 0 && !double.IsNegative(value) && value * divisor < int.MaxValue && Math.Round(value * divisor) / divisor == value;

    private static bool IsSame(NumberStore expected, NumberStore actual) =>
        expected.GetType() == actual.GetType() && DivisorOf(expected) == DivisorOf(actual) && Bits(expected).SequenceEqual(Bits(actual));

    private static int DivisorOf(NumberStore store) => store switch
    {
        ScaledStore<byte> bytes => bytes.Divisor,
        ScaledStore<ushort> words => words.Divisor,
        ScaledStore<int> wide => wide.Divisor,
        _ => 0,
    };

    private static long[] Bits(NumberStore store)
    {
        var values = new double[store.Length];
        store.Read(0, values);
        return Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
    }
}
