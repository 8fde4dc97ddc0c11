using Hengjian.Domain.Access;
using Hengjian.Evaluation.Notices;
using Hengjian.Web.Tests.Features.Breakdown;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfRounds => new(StringComparer.Ordinal)
    {
        ["/rounds/{id:long}/setup"] = t => $"/rounds/{t.rounds!.Round}/setup",
        ["/notices/{id:long}"] = t => $"/notices/{t.notice}",
        ["/self-scores/{package:long}"] = t => $"/self-scores/{t.rounds!.City}",
        ["/self-scores/{package:long}/trial"] = t => $"/self-scores/{t.rounds!.City}/trial",
        ["/self-scores/{package:long}/table.xlsx"] = t => $"/self-scores/{t.rounds!.City}/table.xlsx",
        ["/self-scores/{package:long}/items/{item}"] = t => $"/self-scores/{t.rounds!.City}/items/4.1",
        ["/breakdown/{package:long}"] = t => $"/breakdown/{t.rounds!.City}",
        ["/breakdown/{package:long}/board"] = t => $"/breakdown/{t.rounds!.City}/board",
        ["/breakdown/{package:long}/items/{item}"] = t => $"/breakdown/{t.rounds!.City}/items/4.1",
    };

    private RoundSeed? rounds;

    private long notice;

    private async Task PrepareRoundsAsync()
    {
        rounds = await RoundSeed.MakeAsync(site);
        var draft = new NoticeDraft(970000, rounds.Round, "", "开展自评的通知", "请按期办理。", true, false, []);
        var supervisor = new Principal("supervisor", "督导办", [new Grant("supervisor", 970000)]);
        notice = (await new NoticeLibrary(site.Workspace).SendAsync(draft, supervisor, TestContext.Current.CancellationToken)).Value.Id;
    }
}
