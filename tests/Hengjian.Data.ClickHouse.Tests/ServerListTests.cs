using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;

namespace Hengjian.Data.ClickHouse.Tests;

public sealed class ServerListTests
{
    [Theory]
    [InlineData("", "HJD0707")]
    [InlineData(" , ", "HJD0707")]
    [InlineData("localhost:8123", "HJD0708")]
    [InlineData("tcp://a:9000", "HJD0708")]
    [InlineData("https://proxy/ch1", "HJD0708")]
    [InlineData("http://a:8123/?user=me", "HJD0708")]
    [InlineData("http://a:8123,http://a:8123/", "HJD0709")]
    public void WrongList_SaysWhatIsWrong(string typed, string code) =>
        Assert.Equal(code, Assert.Single(ClickHouseServers.Parse(typed).Problems).Code);

    [Fact]
    public void Password_IsNotRepeated() =>
        Assert.DoesNotContain("secret", ClickHouseServers.Parse("ftp://me:secret@a").Problems[0].ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://u:secret,ss@h:8123")]
    [InlineData("http://u:12,secret,@h:8123")]
    [InlineData("u:secret")]
    [InlineData("http://u:secret/,x@h")]
    public void PasswordWithAComma_IsNotRepeatedInPart(string typed) =>
        Assert.DoesNotContain("secret", Assert.Single(ClickHouseServers.Parse(typed).Problems).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Servers_StandInTheOrderTyped() =>
        Assert.Equal([8123, 9123], ClickHouseServers.Parse("http://b:8123, https://me:pw@a:9123").Value.Addresses.Select(a => a.Port));

    [Theory]
    [InlineData(2, "2.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    [InlineData(-0.30000000000000004, "-0.30000000000000004")]
    public void Number_IsNeverAWholeNumberOfAnotherType(double value, string text) => Assert.Equal(text, SqlText.Number(value));
}
