using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Demo;
using Hengjian.Evaluation.WhatIf;

namespace Hengjian.Evaluation.Tests.WhatIf;

/// <summary>The schemes as they are shipped, over the demo province.</summary>
public sealed class DemoWhatIfTests(DemoWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingChanged_IsTheOfficialRun_BitForBit_InEveryRound()
    {
        var rounds = (await new RoundLibrary(world.Workspace).ListAsync(Cancel)).Where(r => r.OfficialRunId is not null).ToList();
        Assert.NotEmpty(rounds);
        foreach (var round in rounds)
        {
            var results = await ResultsAsync(round.Id);
            var outcome = WhatIfRun.Run(results, WhatIfSettings.None, Cancel).Value;
            Assert.Equal(WhatIfSample.Bits(results.Scores), WhatIfSample.Bits(outcome.Scores));
        }
    }

    [Fact]
    public async Task EveryLeverOfEveryScheme_MovedALittle_IsComputedOrRefusedInWords()
    {
        foreach (var round in (await new RoundLibrary(world.Workspace).ListAsync(Cancel)).Where(r => r.OfficialRunId is not null))
        {
            var results = await ResultsAsync(round.Id);
            var levers = WhatIfBasis.Of(results).Levers;
            Assert.True(levers.Count > 20, $"{round.Name}: {levers.Count}");
            Assert.Equal(levers.Count, levers.Select(l => l.Key).Distinct().Count());
            foreach (var lever in levers)
            {
                var value = lever.Official == 0 ? 1 : lever.IsWhole ? lever.Official + 1 : Math.Round(lever.Official * 1.02, 4);
                var run = WhatIfRun.Run(results, WhatIfSettings.Of([new(lever.Key, value)]), Cancel);
                Assert.True(run.IsOk || run.Problems.All(p => p.Expected is not null), $"{lever.Key}: {string.Join('\n', run.Problems)}");
                Assert.True(run.IsOk || lever.Key.Contains("share", StringComparison.Ordinal) || lever.Key.Contains("rank", StringComparison.Ordinal)
                    || run.Problems[0].Code is "HJP0704" or "HJI0512", $"{lever.Key}: {string.Join('\n', run.Problems)}");
            }
        }
    }

    private async Task<RoundResults> ResultsAsync(long id)
    {
        var (rounds, runs) = (new RoundLibrary(world.Workspace), new RunLibrary(world.Workspace));
        var library = new ResultsLibrary(world.Workspace, rounds, runs, new RunComputation(world.Workspace));
        var loaded = await library.OfRoundAsync((await rounds.FindAsync(id, Cancel)).Value, Cancel);
        Assert.True(loaded.IsOk, string.Join('\n', loaded.Problems));
        return loaded.Value;
    }
}
