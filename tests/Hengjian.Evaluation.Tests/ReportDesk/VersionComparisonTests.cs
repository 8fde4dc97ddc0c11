using Hengjian.Audit.Findings;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.ReportDesk.Comparing;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class VersionComparisonTests
{
    [Theory]
    [InlineData("在建食堂x个。", "在建食堂x个，明年完工。", "", "b", "")]       // the sentence was written on, the blank is still open
    [InlineData("在建食堂x个。", "在建食堂3个，在建宿舍x栋。", "a", "", "b")]    // one was filled in, another came
    [InlineData("在建食堂x个。", "在建食堂3个。", "a", "", "")]
    [InlineData("在建食堂x个。", "在建食堂x个，还有食堂x个。", "", "b", "b2")]   // one of two is the old one
    public void BlankOfAChangedSentence_IsGoneOnlyWhenItIsFilledIn(string before, string after, string gone, string still, string fresh)
    {
        var (was, now) = (Audit(before), Audit(after));
        var compared = VersionComparison.Of(was, Flags(was, "a"), now, Flags(now, "b"), TestContext.Current.CancellationToken);
        Assert.Equal((gone, still, fresh), (Ids(compared.Gone), Ids(compared.Still), Ids(compared.New)));
    }

    private static StoredAudit Audit(string text) => new("x", new ReportText("报告", text, []), new AuditReport("报告", [], []));

    private static List<DeskFlag> Flags(StoredAudit audit, string id)
    {
        var text = audit.Report.Text;
        return [.. Enumerable.Range(0, text.Length).Where(i => text[i] == 'x').Select((at, i) => new DeskFlag
        {
            Id = i == 0 ? id : $"{id}{i + 1}",
            Group = FlagGroup.Warning,
            Sort = "warning/placeholder",
            Kind = "空缺未填",
            Message = $"“{text[at..(at + 2)]}”像是没有填写的空缺。",
            Spans = [new TextSpan(at, at + 1)],
        })];
    }

    private static string Ids(IReadOnlyList<DeskFlag> flags) => string.Join(',', flags.Select(f => f.Id));
}
