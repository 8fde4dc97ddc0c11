using System.Globalization;
using Hengjian.Web.Tests.Features.Periodic;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfPeriodic => new(StringComparer.Ordinal)
    {
        ["/word-tables/{package:long}"] = t => $"/word-tables/{t.rounds!.City}",
        ["/word-tables/{package:long}/{kind}/file.docx"] = t => $"/word-tables/{t.rounds!.City}/breakdown/file.docx",
        ["/periodic/library/{code}"] = _ => "/periodic/library/school-building",
        ["/periodic/{form:long}"] = t => t.Periodic(""),
        ["/periodic/{form:long}/totals"] = t => t.Periodic("/totals"),
        ["/periodic/{form:long}/totals/export"] = t => t.Periodic("/totals/export"),
        ["/periodic/{form:long}/trend"] = t => t.Periodic("/trend"),
        ["/periodic/{form:long}/late"] = t => t.Periodic("/late"),
        ["/periodic/{form:long}/late/export"] = t => t.Periodic("/late/export"),
        ["/periodic/{form:long}/table.xlsx"] = t => t.Periodic("/table.xlsx"),
        ["/periodic/reports/{id:long}"] = t => t.PeriodicReport(""),
        ["/periodic/reports/{id:long}/state"] = t => t.PeriodicReport("/state"),
        ["/periodic/reports/{id:long}/flags"] = t => t.PeriodicReport("/flags"),
        ["/periodic/reports/{id:long}/files/{field}"] = t => t.PeriodicReport("/files/analysis"),
        ["/periodic/reports/{id:long}/book.xlsx"] = t => t.PeriodicReport("/book.xlsx"),
        ["/periodic/reports/{id:long}/history"] = t => t.PeriodicReport("/history"),
        ["/periodic/reports/{id:long}/rows.xlsx"] = t => string.Create(CultureInfo.InvariantCulture, $"/periodic/reports/{t.ledger!.Handed}/rows.xlsx"),
        ["/periodic/{form:long}/rows"] = t => string.Create(CultureInfo.InvariantCulture, $"/periodic/{t.ledger!.Form}/rows"),
        ["/periodic/{form:long}/rows.xlsx"] = t => string.Create(CultureInfo.InvariantCulture, $"/periodic/{t.ledger!.Form}/rows.xlsx"),
    };

    private PeriodicSeed? periodic;
    private LedgerSeed? ledger;

    private async Task PreparePeriodicAsync() => (periodic, ledger) = (await PeriodicSeed.MakeAsync(site), await LedgerSeed.MakeAsync(site));

    private string Periodic(string rest) => string.Create(CultureInfo.InvariantCulture, $"/periodic/{periodic!.Form}{rest}");

    private string PeriodicReport(string rest) => string.Create(CultureInfo.InvariantCulture, $"/periodic/reports/{periodic!.Handed}{rest}");
}
