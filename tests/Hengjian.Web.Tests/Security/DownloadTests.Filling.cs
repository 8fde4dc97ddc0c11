using Hengjian.Web.Tests.Features.Filling;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfFilling => new(StringComparer.Ordinal)
    {
        ["/fill/{sheet:long}"] = t => $"/fill/{t.filling!.Finance}",
        ["/fill/{sheet:long}/flags"] = t => $"/fill/{t.filling!.Finance}/flags",
        ["/fill/{sheet:long}/state"] = t => $"/fill/{t.filling!.Finance}/state",
        ["/fill/{sheet:long}/book"] = t => $"/fill/{t.filling!.Finance}/book",
        ["/fill/{sheet:long}/book.xlsx"] = t => $"/fill/{t.filling!.Finance}/book.xlsx",
        ["/fill/{sheet:long}/file"] = t => $"/fill/{t.filling!.Finance}/file",
        ["/fill/{sheet:long}/file/errors"] = t => $"/fill/{t.filling!.Finance}/file/errors",
        ["/fill/{sheet:long}/row/{row:long}"] = t => $"/fill/{t.filling!.Finance}/row/{t.filling.FinanceRow}",
        ["/fill/{sheet:long}/cell/{row:long}/{element}"] = t => $"/fill/{t.filling!.Finance}/cell/{t.filling.FinanceRow}/{FillSeed.Spend}",
    };

    private FillSeed? filling;

    private async Task PrepareFillingAsync() => filling = await FillSeed.MakeAsync(site, packages!);
}
