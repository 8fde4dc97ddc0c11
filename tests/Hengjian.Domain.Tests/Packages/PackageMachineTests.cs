using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;

namespace Hengjian.Domain.Tests.Packages;

public sealed class PackageMachineTests
{
    private const int County = 990101;

    private static readonly Principal[] People =
    [
        Person("lead", new Grant("lead", County)), Person("office", new Grant("government-office", County)),
        Person("clerk", new Grant("clerk", County, "finance")), Person("city-lead", new Grant("lead", 990100)),
        Person("supervisor", new Grant("supervisor", 990000)), Person("county-supervisor", new Grant("supervisor", County)),
        Person("other-lead", new Grant("lead", 990102)), Principal.Anonymous,
    ];

    // publicity and approval asked: from, move, who, to; the second and third list say what is left out when they are not.
    private static readonly string[] Both =
    [
        "Preparing Compile lead Compiled", "Compiled Reopen lead Preparing", "Compiled Publish lead Publicity", "Publicity Unpublish lead Compiled",
        "Publicity Approve office Approved", "Returned Approve office Approved", "Approved Submit office Submitted", "Approved Unapprove office Publicity",
        "Submitted Accept city-lead Accepted", "Submitted Accept supervisor Accepted", "Submitted Return city-lead Returned",
        "Submitted Return supervisor Returned", "Accepted Return city-lead Returned", "Accepted Return supervisor Returned",
    ];

    private static readonly string[] NoPublicity = [.. Both.Where(l => !l.Contains(" Publish ", StringComparison.Ordinal)), "Compiled Approve office Approved", "Approved Unapprove office Compiled"];

    private static readonly string[] NoApproval =
        [.. Both.Where(l => !l.Contains(" Approve ", StringComparison.Ordinal) && !l.StartsWith("Approved Submit", StringComparison.Ordinal)), "Publicity Submit office Submitted", "Returned Submit office Submitted"];

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void EveryMoveByEverybodyInEveryState_IsAllowedOnlyAsAgreed(bool publicity, bool approval)
    {
        var agreed = publicity && approval ? Both : publicity ? NoApproval : [.. NoPublicity.Where(l => !l.StartsWith("Publicity Approve", StringComparison.Ordinal) && l != "Approved Unapprove office Publicity")];
        foreach (var state in Enum.GetValues<PackageState>())
            foreach (var move in Enum.GetValues<PackageMove>())
                foreach (var person in People)
                {
                    var facts = Ready(state) with { PublicityAsked = publicity, ApprovalAsked = approval };
                    var line = agreed.Select(l => l.Split(' ')).SingleOrDefault(l => l[0] == state.ToString() && l[1] == move.ToString() && l[2] == person.Account);
                    var applied = PackageMachine.Apply(facts, move, person, "理由");
                    Assert.True(line is not null == applied.IsOk, $"{state} {move} {person.Account}");
                    if (line is not null) Assert.Equal(Enum.Parse<PackageState>(line[3]), applied.Value);
                    Assert.Equal(line is not null, PackageMachine.Options(facts, person).Any(o => o.Move == move && o.Decision.Allowed));
                }
    }

    public static TheoryData<PackageMove, PackageFacts, string> Obstacles => new()
    {
        { PackageMove.Compile, Ready(PackageState.Preparing) with { Items = 0 }, "任务还没有分解。" },
        { PackageMove.Compile, Ready(PackageState.Preparing) with { OpenItems = 2 }, "42 项中还有 2 项没有汇入，也没有同意不适用。" },
        { PackageMove.Compile, Ready(PackageState.Preparing) with { OpenClaims = 1 }, "还有 1 项申请不适用，评价方没有答复；须等答复，或撤回申请。" },
        { PackageMove.Compile, Ready(PackageState.Preparing) with { OpenBelow = 3 }, "下级还有 3 个自评没有接收，须写明免报理由。" },
        { PackageMove.Approve, Ready(PackageState.Publicity) with { PublicityOver = false }, "公示期还没有满。" },
        { PackageMove.Approve, Ready(PackageState.Publicity) with { OpenObjections = 1 }, "还有 1 条异议没有答复。" },
        { PackageMove.Approve, Ready(PackageState.Publicity) with { AsPublished = false }, "公示以后内容有改动，须撤下重新公示。" },
        { PackageMove.Approve, Ready(PackageState.Publicity) with { CompiledBy = "office" }, "汇总自评的人不能登记审定，请政府办另一位同志办理。" },
        { PackageMove.Approve, Ready(PackageState.Returned) with { OpenParts = 1 }, "退回补正的还有 1 项没有改完汇入。" },
        { PackageMove.Approve, Ready(PackageState.Returned) with { Mending = true, ReturnedBelow = 2 }, "下级还有 2 个自评在退回补正，须改完报来、接收以后再办。" },
        { PackageMove.Submit, Ready(PackageState.Approved) with { Mending = true, OpenParts = 1 }, "退回补正的还有 1 项没有改完汇入。" },
        { PackageMove.Submit, Ready(PackageState.Approved) with { AsApproved = false }, "审定以后内容有改动，须由政府办撤销审定，重新审定。" },
        { PackageMove.Submit, Ready(PackageState.Approved) with { FactorFresh = false }, "报送须在 15 分钟内通过两步验证，请重新登录后再报送。" },
        { PackageMove.Submit, Ready(PackageState.Approved) with { Stage = ProcessStage.Scored }, "评价轮次“已评分”，只有“进行中”时可以办理。" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void WhatIsNotReady_IsRefusedWithWhatIsMissing(PackageMove move, PackageFacts facts, string words)
    {
        var person = People[PackageMachine.NeededFor(move) == Permission.MergeWork ? 0 : 1];
        var problem = Assert.Single(PackageMachine.Apply(facts, move, person, "理由").Problems);
        Assert.Equal($"不能“{PackageMachine.NameOf(move)}”：{words}", problem.Message);
        Assert.Contains(PackageMachine.Options(facts, person), o => o.Move == move && o.Decision.Reason == words);
    }

    [Theory]
    [InlineData(PackageState.Compiled, PackageMove.Reopen, 0)]
    [InlineData(PackageState.Publicity, PackageMove.Unpublish, 0)]
    [InlineData(PackageState.Approved, PackageMove.Unapprove, 1)]
    [InlineData(PackageState.Submitted, PackageMove.Return, 4)]
    public void GoingBack_NeedsAReason(PackageState state, PackageMove move, int person) =>
        Assert.Equal("HJP0302", Assert.Single(PackageMachine.Apply(Ready(state), move, People[person]).Problems).Code);

    // Whoever walks at random: a package is submitted only after it was compiled, shown and approved since the last change.
    [Fact]
    public void OnAnyWalk_NothingIsSubmittedThatWasNotApprovedBefore() => Prop.ForAll(
        Gen.ListOf(from person in Gen.Choose(0, People.Length - 1)
                   from move in Gen.Elements(Enum.GetValues<PackageMove>())
                   select (People[person], move), 80).ToArbitrary(),
        steps =>
        {
            var (facts, steps0) = (Ready(PackageState.Preparing), new List<PackageMove>());
            foreach (var (person, move) in steps)
            {
                if (!PackageMachine.Apply(facts, move, person, "理由").TryGet(out var state)) continue;
                facts = facts with { State = state };
                steps0.Add(move);
                if (move != PackageMove.Submit) continue;
                if (steps0[^2] != PackageMove.Approve) return false;
                var before = steps0[^3];
                if (before is not (PackageMove.Publish or PackageMove.Return or PackageMove.Unapprove)) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void WhatWasHandedUp_StaysInSightOfTheEvaluator() => Assert.Equal(
        [PackageState.Submitted, PackageState.Returned, PackageState.Accepted],
        Enum.GetValues<PackageState>().Where(s => PackageMachine.OpennessOf(s) == Openness.Evaluator));

    // Whoever takes it on: the office it goes to, and no other that reaches the region.
    [Theory]
    [InlineData(990100, "city-lead")]
    [InlineData(990000, "supervisor")]
    public void AcceptingAndReturning_IsTheReceivingRegionsAlone(int receiver, string who)
    {
        foreach (var move in new[] { PackageMove.Accept, PackageMove.Return })
            foreach (var person in People)
            {
                var facts = Ready(PackageState.Submitted) with { Receiver = receiver };
                Assert.Equal(person.Account == who, PackageMachine.Apply(facts, move, person, "理由").IsOk);
                Assert.Equal(person.Account == who, PackageMachine.Options(facts, person).Any(o => o.Move == move));
            }
    }

    [Fact]
    public void AWithdrawnApproval_OfAPackageThatWasReturned_LeadsBackToMending()
    {
        var facts = Ready(PackageState.Approved) with { Mending = true };
        Assert.Equal(PackageState.Returned, PackageMachine.Apply(facts, PackageMove.Unapprove, People[1], "数字有变").Value);
        Assert.Equal(Openness.Evaluator, PackageMachine.OpennessOf(PackageState.Approved, handedUp: true));
    }

    private static PackageFacts Ready(PackageState state) => new(state, County, ProcessStage.Open) { Items = 42, PublicityOver = true };

    private static Principal Person(string account, params Grant[] grants) => new(account, account, grants);
}
