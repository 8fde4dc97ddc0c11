using Hengjian.Domain.Access;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfEvidence => new(StringComparer.Ordinal)
    {
        ["/evidence/{id:long}"] = t => $"/evidence/{t.evidence}",
        ["/evidence/{id:long}/v/{number:int}/view"] = t => $"/evidence/{t.evidence}/v/1/view",
        ["/evidence/{id:long}/v/{number:int}/content"] = t => $"/evidence/{t.evidence}/v/1/content",
        ["/evidence/{id:long}/v/{number:int}/file"] = t => $"/evidence/{t.evidence}/v/1/file",
        ["/evidence/work/{id:long}"] = t => $"/evidence/work/{t.packages!.Finance}",
        ["/narrative/work/{id:long}"] = t => $"/narrative/work/{t.packages!.Finance}",
        ["/narrative/work/{id:long}/audit"] = t => $"/narrative/work/{t.packages!.Finance}/audit",
        ["/narrative/work/{id:long}/presence"] = t => $"/narrative/work/{t.packages!.Finance}/presence",
        ["/narrative/work/{id:long}/{kind}/versions"] = t => $"/narrative/work/{t.packages!.Finance}/state/versions",
        ["/self-report/{id:long}"] = t => $"/self-report/{t.packages!.Package}",
        ["/self-report/{id:long}/history"] = t => $"/self-report/{t.packages!.Package}/history?template=areas&block=intro",
        ["/self-report/{id:long}/file.docx"] = t => $"/self-report/{t.packages!.Package}/file.docx",
        ["/evidence/uploads/{id}"] = _ => $"/evidence/uploads/{Guid.Empty}",
    };

    private long evidence;

    private async Task PrepareEvidenceAsync()
    {
        evidence = await Features.Evidences.EvidencePageTests.PutAsync(site, "970101-finance", WebSite.FirstCounty, "决算.txt", "教育支出 12.3 亿元"u8.ToArray());
        await using var db = site.Workspace.OpenDb();
        db.EvidenceItems.Single(i => i.Id == evidence).Openness = Openness.Evaluator;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
