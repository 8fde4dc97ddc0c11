using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;

namespace Hengjian.Domain.Tests.Packages;

public sealed class ContributionMachineTests
{
    private const int County = 990101;

    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Principal[] People =
    [
        Person("clerk", new Grant("clerk", County, "finance")),
        Person("second-clerk", new Grant("clerk", County, "finance")),
        Person("head", new Grant("checker", County, "finance")),
        Person("second-head", new Grant("checker", County, "finance")),
        Person("other-clerk", new Grant("clerk", County, "edu")),
        Person("other-head", new Grant("checker", County, "edu")),
        Person("lead", new Grant("lead", County)),
        Person("city-lead", new Grant("lead", 990100)),
        Person("supervisor", new Grant("supervisor", 990000)),
        Person("office", new Grant("government-office", County)),
        Principal.Anonymous,
    ];

    // Said a second time, as the plan's table has it: from, move, who, to.
    private static readonly string[] Agreed =
    [
        "Open HandIn clerk HandedToCheck", "Open HandIn second-clerk HandedToCheck",
        "Returned HandIn clerk HandedToCheck", "Returned HandIn second-clerk HandedToCheck",
        "HandedToCheck Withdraw clerk Open",
        "HandedToCheck Check head Checked", "HandedToCheck Check second-head Checked",
        "HandedToCheck Return head Returned", "HandedToCheck Return second-head Returned",
        "Checked Return lead Returned", "Merged Return lead Returned", "Checked Merge lead Merged",
    ];

    [Fact]
    public void EveryMoveByEverybodyInEveryState_IsAllowedOnlyAsAgreed()
    {
        foreach (var state in Enum.GetValues<ContributionState>())
            foreach (var move in Enum.GetValues<ContributionMove>())
                foreach (var person in People)
                {
                    var facts = Facts(state) with { HandedBy = "clerk" };
                    var agreed = Agreed.Select(a => a.Split(' ')).SingleOrDefault(a => a[0] == state.ToString() && a[1] == move.ToString() && a[2] == person.Account);
                    var applied = ContributionMachine.Apply(facts, move, person, "数字有误", Today.AddDays(1), Today);
                    Assert.True(agreed is not null == applied.IsOk, $"{state} {move} {person.Account}");
                    if (agreed is not null) Assert.Equal(Enum.Parse<ContributionState>(agreed[3]), applied.Value);
                    var offered = ContributionMachine.Options(facts, person).SingleOrDefault(o => o.Move == move);
                    Assert.Equal(agreed is not null, offered is { Decision.Allowed: true });
                }
    }

    [Fact]
    public void WhoWroteOrHandedIn_DoesNotCheck_WhateverTheyWereGranted()
    {
        var both = Person("both", new Grant("clerk", County, "finance"), new Grant("checker", County, "finance"));
        var facts = Facts(ContributionState.HandedToCheck);
        Assert.True(ContributionMachine.Apply(facts with { HandedBy = "clerk" }, ContributionMove.Check, both).IsOk);
        Assert.False(ContributionMachine.Apply(facts with { HandedBy = "both" }, ContributionMove.Check, both).IsOk);
        Assert.False(ContributionMachine.Apply(facts with { HandedBy = "clerk", Authors = ["both"] }, ContributionMove.Check, both).IsOk);
        Assert.False(ContributionMachine.Apply(facts with { HandedBy = "clerk", AnswersToAccept = 1 }, ContributionMove.Check, both).IsOk);
    }

    [Fact]
    public void WhatIsNotComplete_IsNotHandedIn_AndSaysHowMuch()
    {
        var applied = ContributionMachine.Apply(Facts(ContributionState.Open) with { Obstacles = 3 }, ContributionMove.HandIn, People[0]);
        Assert.Equal("不能“提交审核”：还有 3 处没有填完或有错误。", Assert.Single(applied.Problems).Message);
    }

    [Theory]
    [InlineData("", 1, "HJP0302")]
    [InlineData("  ", 1, "HJP0302")]
    [InlineData("数\u0007", 1, "HJP0302")]
    [InlineData("数字有误", 0, "HJP0303")]
    [InlineData("数字有误", null, "HJP0303")]
    public void Return_NeedsAReasonAndALaterDay(string reason, int? days, string code)
    {
        var due = days is { } d ? Today.AddDays(d) : (DateOnly?)null;
        var applied = ContributionMachine.Apply(Facts(ContributionState.Checked), ContributionMove.Return, People[6], reason, due, Today);
        Assert.Equal(code, Assert.Single(applied.Problems).Code);
    }

    [Fact]
    public void InAClosedRoundOrPackage_NothingMoves()
    {
        foreach (var move in Enum.GetValues<ContributionMove>())
            foreach (var state in Enum.GetValues<ContributionState>())
                foreach (var person in People)
                {
                    var facts = Facts(state) with { HandedBy = "clerk" };
                    foreach (var package in Enum.GetValues<PackageState>().Except([PackageState.Preparing, PackageState.Returned]))
                        Assert.False(Moves(facts with { Package = package }, move, person));
                    Assert.False(Moves(facts with { Package = PackageState.Returned }, move, person));
                    Assert.False(Moves(facts with { Work = facts.Work with { Stage = ProcessStage.Scored } }, move, person));
                }
    }

    // Random walks of everybody: what reached the lead had two people of the unit behind it, and was open to nobody before.
    [Fact]
    public void OnAnyWalk_TheLeadGetsNothingThatTwoPeopleOfTheUnitHaveNotHandedOn() => Prop.ForAll(
        Gen.ListOf(from person in Gen.Choose(0, People.Length - 1)
                   from move in Gen.Elements(Enum.GetValues<ContributionMove>())
                   select (People[person], move), 60).ToArbitrary(),
        steps =>
        {
            var facts = Facts(ContributionState.Open);
            string? checkedBy = null;
            foreach (var (person, move) in steps)
            {
                var applied = ContributionMachine.Apply(facts, move, person, "数字有误", Today.AddDays(1), Today);
                if (!applied.TryGet(out var state)) continue;
                if (move == ContributionMove.Check) checkedBy = person.Account;
                facts = facts with
                {
                    State = state,
                    HandedBy = move == ContributionMove.HandIn ? person.Account : facts.HandedBy,
                    Work = facts.Work with { Openness = ContributionMachine.OpennessOf(state) },
                };
                var onwards = state is ContributionState.Checked or ContributionState.Merged;
                if (onwards && (checkedBy is null || facts.HandedBy is null || checkedBy == facts.HandedBy)) return false;
                var lead = AccessPolicy.Decide(People[6], Permission.ViewWork, facts.Work).Allowed;
                if (lead != onwards) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    private static bool Moves(ContributionFacts facts, ContributionMove move, Principal person) =>
        ContributionMachine.Apply(facts, move, person, "数字有误", Today.AddDays(1), Today).IsOk;

    private static ContributionFacts Facts(ContributionState state) => new(
        state, new AccessObject(County, "finance", ProcessStage.Open, ContributionMachine.OpennessOf(state)), PackageState.Preparing);

    private static Principal Person(string account, params Grant[] grants) => new(account, account, grants);
}
