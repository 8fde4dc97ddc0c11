using Hengjian.Domain.Accounts;

namespace Hengjian.Domain.Tests.Accounts;

public sealed class PasswordHashTests
{
    // Made by Python: hashlib.pbkdf2_hmac("sha512", "correct horse".encode(), bytes(range(16)), 210000, 32).
    private const string FromPython = "pbkdf2-sha512$210000$AAECAwQFBgcICQoLDA0ODw==$l4pqr0UVqxiWEnbGDBV//hzeVcB7ZgsFnr5Z+SZYIYg=";

    [Fact]
    public void HashMadeElsewhere_IsVerified()
    {
        Assert.True(PasswordHash.Verify("correct horse", FromPython));
        Assert.False(PasswordHash.Verify("Correct horse", FromPython));
    }

    [Fact]
    public void SamePasswordTwice_GivesTwoHashesThatBothVerify()
    {
        var (one, other) = (PasswordHash.Create("山高水长 42"), PasswordHash.Create("山高水长 42"));
        Assert.NotEqual(one, other);
        Assert.True(PasswordHash.Verify("山高水长 42", one) && PasswordHash.Verify("山高水长 42", other));
        Assert.DoesNotContain("山高水长", one, StringComparison.Ordinal);
    }

    [Fact]
    public void NoAccount_NeverMatches_NotEvenTheDummyPassword() =>
        Assert.False(PasswordHash.Verify("nobody-signs-in-with-this", null));

    [Fact]
    public void DamagedHash_IsNotTakenForAWrongPassword() =>
        Assert.Throws<FormatException>(() => PasswordHash.Verify("x", "md5$1$aa$bb"));
}
