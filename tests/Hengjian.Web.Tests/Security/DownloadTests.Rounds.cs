using Hengjian.Web.Tests.Features.Breakdown;

namespace Hengjian.Web.Tests.Security;

public sealed partial class DownloadTests
{
    private static Dictionary<string, Func<DownloadTests, string>> OfRounds => new(StringComparer.Ordinal)
    {
        ["/rounds/{id:long}/setup"] = t => $"/rounds/{t.rounds!.Round}/setup",
        ["/breakdown/{package:long}"] = t => $"/breakdown/{t.rounds!.City}",
        ["/breakdown/{package:long}/board"] = t => $"/breakdown/{t.rounds!.City}/board",
        ["/breakdown/{package:long}/items/{item}"] = t => $"/breakdown/{t.rounds!.City}/items/4.1",
    };

    private RoundSeed? rounds;

    private async Task PrepareRoundsAsync() => rounds = await RoundSeed.MakeAsync(site);
}
