using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tests.Access;

public sealed class RegionScopeTests
{
    [Theory]
    [InlineData(0, 0, 1_000_000)]
    [InlineData(990000, 990000, 1_000_000)]
    [InlineData(370000, 370000, 380000)]
    [InlineData(370100, 370100, 370200)]
    [InlineData(370101, 370101, 370102)]
    public void RegionWithAllBelow_IsOneRangeOfCodes(int code, int from, int to) =>
        Assert.Equal(new CodeRange(from, to), CodeRange.Of(code));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void WhatIsNoCode_IsRefused(int code) => Assert.Throws<ArgumentOutOfRangeException>(() => CodeRange.Of(code));

    [Fact]
    public void NestedRegions_AreMergedAndOrderDoesNotMatter()
    {
        Assert.Equal(
            [CodeRange.Of(370100), CodeRange.Of(370201)], RegionScope.Of([370201, 370102, 370100, 370100]).Ranges);
        Assert.Equal(RegionScope.Everything.Ranges, RegionScope.Of([370101, 0]).Ranges);
    }

    [Fact]
    public void EmptyScope_ContainsNothing_NotEvenTheNation()
    {
        Assert.False(RegionScope.None.Contains(0));
        Assert.True(RegionScope.Everything.Contains(0));
        Assert.False(RegionScope.Of([370000]).Contains(0));
    }
}
