namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfEvidence => new(StringComparer.Ordinal);

    private Task PrepareEvidenceAsync() => Task.CompletedTask;
}
