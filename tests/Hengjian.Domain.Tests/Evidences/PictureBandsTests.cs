using System.Numerics;
using Hengjian.Domain.Evidences;

namespace Hengjian.Domain.Tests.Evidences;

/// <summary>Whatever differs in a few bits shares a quarter that is asked for.</summary>
public sealed class PictureBandsTests
{
    [Fact]
    public void APictureWithinTheDistance_IsAlwaysFound_AndFewOthers()
    {
        var random = new Random(20261122);
        var (found, strangers) = (0, 0);
        for (var run = 0; run < 400; run++)
        {
            var hash = random.NextInt64(long.MinValue, long.MaxValue);
            var near = PictureBands.Near(hash, 6).ToHashSet();
            if (near.Count == 0) continue;
            var other = hash;
            foreach (var bit in Enumerable.Range(0, 64).OrderBy(_ => random.Next()).Take(random.Next(0, 7))) other ^= 1L << bit;
            Assert.True(BitOperations.PopCount((ulong)(hash ^ other)) <= 6);
            Assert.Contains(PictureBands.Of(other), near.Contains);
            found++;
            if (PictureBands.Of(random.NextInt64(long.MinValue, long.MaxValue)).Any(near.Contains)) strangers++;
        }
        Assert.True(found > 390);
        Assert.True(strangers < 30, $"{strangers} of {found}");
    }

    [Fact]
    public void TheOracle_AgreesOnQuartersThatSayLittle()
    {
        // Two blank quarters: the other two are asked three bits around; one alone is not asked at all.
        Assert.Equal(2 * (1 + 16 + 120 + 560), PictureBands.Near(0x0000_0000_1357_2468, 6).Distinct().Count());
        Assert.Empty(PictureBands.Near(0x0000_0000_0000_2468, 6));
        Assert.Equal([0x0123, 0x1_4567, 0x2_89AB, 0x3_CDEF], PictureBands.Of(0x0123_4567_89AB_CDEF));
    }
}
