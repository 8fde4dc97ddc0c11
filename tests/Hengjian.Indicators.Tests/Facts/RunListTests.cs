using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Facts;

/// <summary>A list of runs is the array it was made of, however it is read.</summary>
public sealed class RunListTests
{
    // Few different values, so that runs are long and come again.
    private static readonly Gen<int[]> Repeating = Gen.ArrayOf(Gen.Choose(0, 3));

    [Fact]
    public void EveryReading_GivesTheArray() => Prop.ForAll(Arb.From(Repeating), Arb.From(Repeating), (values, asked) =>
    {
        var list = RunList.Of<int>(values);
        var cursor = new RunCursor<int>(list);
        return list.Count == values.Length
            && list.SequenceEqual(values)
            && list.ToArray().AsSpan().SequenceEqual(values)
            && Enumerable.Range(0, values.Length).All(i => list[i] == values[i] && cursor.At(i) == values[i] && cursor.End > i)
            && asked.Select((a, i) => ((a * 7) + i) % Math.Max(1, values.Length)).Where(i => i < values.Length).All(i => cursor.At(i) == values[i])
            && Enumerable.Range(0, 4).All(v => list.PositionsOf(v).SequenceEqual(Enumerable.Range(0, values.Length).Where(i => values[i] == v)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Runs_AreAsLongAsCanBe()
    {
        var list = RunList.Of<int>([5, 5, 7, 5]);
        Assert.Equal([5, 7, 5], list.Values.ToArray());
        Assert.Equal([2, 3, 4], list.Ends.ToArray());
        Assert.True(list.SequenceEqual(new RunList<int>([5, 5, 7, 5], [1, 2, 3, 4])));
        Assert.False(list.SequenceEqual(RunList.Of<int>([5, 5, 7, 7])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void PositionOutside_Throws(int at) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RunList.Of<int>([1, 1])[at]);
}
