using Hengjian.Web.Components;

namespace Hengjian.Web.Tests.Components;

public sealed class ChineseTextTests
{
    private static readonly TimeProvider Clock = new Fixed(new DateTimeOffset(2026, 11, 21, 17, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Moment_IsBeijingTime() => Assert.Equal("2026年11月22日 01:30", ChineseText.Moment(Clock.GetUtcNow()));

    [Theory]
    [InlineData(12, 5, "12月5日（周六），还有 13 天")]
    [InlineData(11, 22, "11月22日（周日），就是今天")]
    [InlineData(11, 20, "11月20日（周五），已过 2 天")]
    public void Deadline_CountsDaysInBeijing(int month, int day, string text) =>
        Assert.Equal(text, ChineseText.Deadline(new DateOnly(2026, month, day), Clock));

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
