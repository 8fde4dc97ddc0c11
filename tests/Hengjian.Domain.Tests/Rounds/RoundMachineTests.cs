using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Tests.Rounds;

public sealed class RoundMachineTests
{
    private static readonly RoundFacts Ready = new(true, 3, true, true, 0);
    private static readonly Principal Supervisor = new("wang", "王", [new Grant("supervisor", 990000)]);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static RoundRecord At(ProcessStage stage) => new()
    {
        Name = "2025 年评价",
        Year = 2025,
        Level = RegionLevel.City,
        RegionCode = 990000,
        SchemeId = "city-14",
        SchemeVersion = "",
        CatalogueVersion = "",
        RegionsOn = new DateOnly(2025, 12, 31),
        CreatedAt = Now,
        Stage = stage,
        OfficialRunId = 7,
    };

    [Theory]
    [InlineData(ProcessStage.Draft, RoundTransition.Open, ProcessStage.Open)]
    [InlineData(ProcessStage.Open, RoundTransition.CloseScoring, ProcessStage.Scored)]
    [InlineData(ProcessStage.Scored, RoundTransition.Reopen, ProcessStage.Open)]
    [InlineData(ProcessStage.Scored, RoundTransition.Publish, ProcessStage.Published)]
    public void EachTransition_LeadsWhereItShould_AndStartsNowhereElse(ProcessStage from, RoundTransition transition, ProcessStage to)
    {
        foreach (var stage in ProcessStages.All)
        {
            var round = At(stage);
            var moved = RoundMachine.Apply(round, transition, Ready, Supervisor, Now, "复核发现录入错误");
            Assert.Equal(stage == from, moved.IsOk);
            Assert.Equal(stage == from ? to : stage, round.Stage);
            if (!moved.IsOk) Assert.Equal("HJP0200", moved.Problems[0].Code);
        }
    }

    [Fact]
    public void PublishedRound_OffersNothing() => Assert.Empty(RoundMachine.Options(At(ProcessStage.Published), Ready, Supervisor));

    [Theory]
    [InlineData(RoundTransition.Open, ProcessStage.Draft, false, 3, true, true, 0, "固定版本")]
    [InlineData(RoundTransition.CloseScoring, ProcessStage.Open, true, 0, true, true, 0, "没有导入任何数据")]
    [InlineData(RoundTransition.CloseScoring, ProcessStage.Open, true, 3, false, false, 0, "还没有正式测算")]
    [InlineData(RoundTransition.CloseScoring, ProcessStage.Open, true, 3, true, false, 0, "请重新运行")]
    [InlineData(RoundTransition.Publish, ProcessStage.Scored, true, 3, true, true, 2, "还有 2 个")]
    public void WhatDoesNotHold_BlocksAndIsSaid_OnTheButtonAndAtTheDoor(
        RoundTransition transition, ProcessStage stage, bool frozen, int snapshots, bool run, bool current, int open, string said)
    {
        var facts = new RoundFacts(frozen, snapshots, run, current, open);
        var round = At(stage);
        var moved = RoundMachine.Apply(round, transition, facts, Supervisor, Now);
        Assert.Equal(("HJP0201", stage), (moved.Problems[0].Code, round.Stage));
        Assert.Contains(said, moved.Problems[0].Message, StringComparison.Ordinal);
        var option = RoundMachine.Options(round, facts, Supervisor).Single(o => o.Transition == transition);
        Assert.Contains(said, option.Decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void RunOfAnotherCatalogue_IsNotCalledChangedData()
    {
        var facts = Ready with { RunIsCurrent = false, ChosenSince = "0123456789abcdef" };
        var said = RoundMachine.Apply(At(ProcessStage.Open), RoundTransition.CloseScoring, facts, Supervisor, Now).Problems[0].Message;
        Assert.Contains("换用了目录版本 01234567，", said, StringComparison.Ordinal);
        Assert.DoesNotContain("数据", said, StringComparison.Ordinal);
    }

    [Fact]
    public void ReasonWithoutEnd_IsRefused_AndNothingMoves()
    {
        var round = At(ProcessStage.Scored);
        var moved = RoundMachine.Apply(round, RoundTransition.Reopen, Ready, Supervisor, Now, new string('长', RoundMachine.LongestReason + 1));
        Assert.Equal(("HJP0206", ProcessStage.Scored), (moved.Problems[0].Code, round.Stage));
    }

    [Fact]
    public void OpenItems_DoNotKeepScoringFromClosing_OnlyFromPublishing() =>
        Assert.True(RoundMachine.Apply(At(ProcessStage.Open), RoundTransition.CloseScoring, Ready with { OpenSheets = 5 }, Supervisor, Now).IsOk);

    [Fact]
    public void Others_MayNothing_AndAreToldWhy()
    {
        Principal leader = new("li", "李", [new Grant("leader", 990000)]);
        Principal elsewhere = new("zhao", "赵", [new Grant("supervisor", 980000)]);
        foreach (var who in (Principal[])[leader, elsewhere])
        {
            var round = At(ProcessStage.Scored);
            Assert.All(RoundMachine.Options(round, Ready, who), o => Assert.False(o.Decision.Allowed));
            Assert.Equal("HJS0101", RoundMachine.Apply(round, RoundTransition.Publish, Ready, who, Now).Problems[0].Code);
            Assert.Equal(ProcessStage.Scored, round.Stage);
        }
    }

    [Fact]
    public void Reopening_NeedsAReasonAndDropsTheOfficialRun()
    {
        var round = At(ProcessStage.Scored);
        Assert.Equal("HJP0202", RoundMachine.Apply(round, RoundTransition.Reopen, Ready, Supervisor, Now, " ").Problems[0].Code);
        Assert.Equal(7, round.OfficialRunId);
        Assert.True(RoundMachine.Apply(round, RoundTransition.Reopen, Ready, Supervisor, Now, "补录").IsOk);
        Assert.Null(round.OfficialRunId);
    }

    [Fact]
    public void Publishing_KeepsTheTime()
    {
        var round = At(ProcessStage.Scored);
        RoundMachine.Apply(round, RoundTransition.Publish, Ready, Supervisor, Now);
        Assert.Equal(Now, round.PublishedAt);
    }
}
