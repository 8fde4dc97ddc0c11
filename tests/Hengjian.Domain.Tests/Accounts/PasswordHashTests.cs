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

    // NFKC: half-width and full-width, composed and decomposed, ligatures. The hash was made by Python of the decomposed form.
    [Fact]
    public void OnePassphraseInTwoForms_IsOne_AndHashesOfWhatWasTypedStayGood()
    {
        Assert.True(PasswordHash.Verify("café １２３ ﬁsh", PasswordHash.Create("cafe\u0301 123 fish")));
        Assert.False(PasswordHash.Verify("cafe 123 fish", PasswordHash.Create("café 123 fish")));
        const string decomposed = "pbkdf2-sha512$1000$AAECAwQFBgcICQoLDA0ODw==$GBu6/dkhbBpkE+RDIBjzp73rOO0LvnFGQCRbiH+SnNY=";
        Assert.True(PasswordHash.Verify("cafe\u0301 horse", decomposed));
        Assert.False(PasswordHash.Verify("cafe horse", decomposed));
        // Half a character has no other form, and is no reason to fail.
        Assert.True(PasswordHash.Verify("\ud800 horse", PasswordHash.Create("\ud800 horse")));
    }

    [Fact]
    public void NoAccount_NeverMatches_NotEvenTheDummyPassword() =>
        Assert.False(PasswordHash.Verify("nobody-signs-in-with-this", null));

    [Fact]
    public void DamagedHash_IsNotTakenForAWrongPassword() =>
        Assert.Throws<FormatException>(() => PasswordHash.Verify("x", "md5$1$aa$bb"));
}
