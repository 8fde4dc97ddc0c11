using System.Text;
using Hengjian.Domain.Accounts;

namespace Hengjian.Domain.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the lines for SHA-1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void PublishedTimes_GiveThePublishedCodes(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    // RFC 4226, appendix D.
    [Fact]
    public void PublishedCounters_GiveThePublishedCodes() => Assert.Equal(
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"],
        Enumerable.Range(0, 10).Select(step => Totp.CodeOf(Secret, step)));

    // RFC 4648, section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_GivesThePublishedTexts(string bytes, string text) => Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void Code_HoldsHalfAMinuteEitherWay_AndOnlyOnce()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_010);
        var step = Totp.StepOf(now);
        foreach (var offset in Enumerable.Range(-3, 7))
        {
            var match = Totp.Match(Secret, Totp.CodeOf(Secret, step + offset), now, lastStep: 0);
            Assert.Equal(Math.Abs(offset) <= 1 ? step + offset : null, match);
        }
        var code = Totp.CodeOf(Secret, step);
        Assert.Null(Totp.Match(Secret, code, now, lastStep: step));
        Assert.Equal(step, Totp.Match(Secret, " " + code[..3] + " " + code[3..], now, lastStep: step - 1));
        Assert.All((string[])["", "12345", code + "0", "１２３４５６"], typed => Assert.Null(Totp.Match(Secret, typed, now, 0)));
    }

    [Fact]
    public void Address_NamesIssuerAccountAndSecret() => Assert.Equal(
        "otpauth://totp/%E8%A1%A1%E9%89%B4:zhang?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%A1%A1%E9%89%B4", Totp.UriOf(Secret, "衡鉴", "zhang"));
}
