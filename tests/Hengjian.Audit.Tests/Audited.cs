using Hengjian.Audit.Findings;
using Hengjian.Audit.Reading;

namespace Hengjian.Audit.Tests;

/// <summary>Short ways to audit a sentence.</summary>
internal static class Audited
{
    public static AuditReport Report(string text) => ReportAuditor.Audit(PlainReader.Read("x.txt", text));

    public static IReadOnlyList<Claim> Claims(string text) => Report(text).Claims;

    public static IEnumerable<Claim> Wrong(string text) => Claims(text).Where(c => c.Verdict == Verdict.Inconsistent);

    public static Claim TheWrong(string text) => Assert.Single(Wrong(text));

    /// <summary>The claims of a kind that hold.</summary>
    public static IEnumerable<Claim> Right(string text, ClaimKind kind) => Claims(text).Where(c => c.Kind == kind && c.Verdict == Verdict.Consistent);
}
