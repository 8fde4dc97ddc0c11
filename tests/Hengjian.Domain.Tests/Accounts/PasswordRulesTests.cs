using Hengjian.Domain.Accounts;

namespace Hengjian.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["东溪县", "东溪", "东溪县财政局", "王敏", "西坪县教育局　赵一鸣"];

    [Theory]
    [InlineData("correct horse")]
    [InlineData("mountain-river")]
    [InlineData("一壶茶两本书三更灯火五更鸡")]
    [InlineData("tqzkvrmwpxdn")]
    [InlineData("7731904428165")]
    [InlineData("'=?}^§[~%\"{!")]
    [InlineData("ｔｑｚｋｖｒｍｗｐｘｄｎ")]
    public void LongAndOwn_IsTaken_WhateverItsCharacters(string password) => Assert.Empty(PasswordRules.Check(password, "wangmin", Own));

    [Theory]
    [InlineData("horse-butte", "HJS0125")]
    [InlineData("", "HJS0125")]
    [InlineData("my wangmin horse", "HJS0141")]
    [InlineData("my WangMin horse", "HJS0141")]
    [InlineData("aabbaabbaabbccdd", "HJS0142")]
    [InlineData("password2026!!", "HJS0143")]
    [InlineData("P@ssw0rdP@ssw0rd", "HJS0143")]
    [InlineData("qwertyuiop12345", "HJS0143")]
    [InlineData("Jiaoyu@2026abcd", "HJS0143")]
    [InlineData("hengjian-admin-1", "HJS0143")]
    [InlineData("1234567890abcdef", "HJS0143")]
    [InlineData("zxcvbnmasdfghjkl", "HJS0143")]
    [InlineData("东溪县财政局王敏2026年12345", "HJS0143")]
    [InlineData("教育督导评价系统管理员密码", "HJS0143")]
    [InlineData("!@#$%^&*()_+{", "HJS0143")]
    [InlineData("ｐａｓｓｗｏｒｄ２０２６！！", "HJS0143")]
    [InlineData("赵一鸣赵一鸣东溪县财政局2026", "HJS0143")]
    [InlineData("my ＷａｎｇＭｉｎ horse", "HJS0141")]
    public void Guessable_IsRefusedWithItsReason(string password, string code) =>
        Assert.Equal(code, Assert.Single(PasswordRules.Check(password, "wangmin", Own)).Code);

    [Fact]
    public void Length_IsLimitedBothWays()
    {
        var longest = string.Concat(Enumerable.Repeat("tqzkvrmw", PasswordRules.Longest / 8));
        Assert.Empty(PasswordRules.Check(longest, "wangmin", []));
        Assert.Equal("HJS0140", Assert.Single(PasswordRules.Check(longest + "x", "wangmin", [])).Code);
    }
}
