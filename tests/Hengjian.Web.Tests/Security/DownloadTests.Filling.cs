namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfFilling => new(StringComparer.Ordinal);

    private Task PrepareFillingAsync() => Task.CompletedTask;
}
