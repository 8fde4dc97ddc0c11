using Hengjian.Domain.Access;
using Hengjian.Evaluation.Handovers;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private long handover;

    // Units of the city are there with the seeded round.
    private static Dictionary<string, Func<DownloadTests, string>> OfPeople => new(StringComparer.Ordinal)
    {
        ["/people/units/of/{unit}"] = _ => "/people/units/of/970100-finance",
        ["/people/handover/{id:long}"] = t => $"/people/handover/{t.handover}",
        ["/people/handover/{id:long}/list.docx"] = t => $"/people/handover/{t.handover}/list.docx",
        ["/people/import/template"] = _ => "/people/import/template?region=970100",
    };

    private async Task PreparePeopleAsync()
    {
        const string unit = "970100-finance";
        foreach (var name in (string[])["gives", "takes"])
            Assert.True((await site.Workspace.Accounts.CreateAsync(name, WebSite.Password, "阳川" + name, [new Grant("clerk", 970100, unit)], cancel: TestContext.Current.CancellationToken)).IsOk);
        var giver = new Principal("gives", "阳川gives", [new Grant("clerk", 970100, unit)]);
        handover = (await new HandoverLibrary(site.Workspace).PrepareAsync(unit, "gives", "takes", "工作调动", giver, TestContext.Current.CancellationToken)).Value.Id;
    }
}
