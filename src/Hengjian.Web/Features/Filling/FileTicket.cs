using Hengjian.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Hengjian.Web.Features.Filling;

/// <summary>Names an uploaded file in a page for the one person and sheet it was uploaded for: a hash alone would open anybody's file.</summary>
internal sealed class FileTicket(IDataProtectionProvider protection, Viewer viewer)
{
    private readonly IDataProtector protector = protection.CreateProtector("hengjian.sheet-file");

    /// <summary>The ticket of a file.</summary>
    public string Seal(long sheet, string sha256) => protector.Protect(FormattableString.Invariant($"{sheet} {sha256} {viewer.Principal.Account}"));

    /// <summary>The file of a ticket; empty when it is no ticket of this person and sheet.</summary>
    public string Open(long sheet, string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return "";
        try
        {
            var parts = protector.Unprotect(ticket).Split(' ', 3);
            return parts.Length == 3 && parts[0] == sheet.ToString(System.Globalization.CultureInfo.InvariantCulture) && parts[2] == viewer.Principal.Account ? parts[1] : "";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "";
        }
    }
}
