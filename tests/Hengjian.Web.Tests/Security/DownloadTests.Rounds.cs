namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfRounds => new(StringComparer.Ordinal);

    private Task PrepareRoundsAsync() => Task.CompletedTask;
}
