using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Packages;

namespace Hengjian.Domain.Tests.Packages;

public sealed class EditGateTests
{
    private static readonly EditTarget.Cells Cell = new(7, 12, "edu_spend");

    // Rows: package. Columns: contribution Open, HandedToCheck, Checked, Merged, Returned. Y may be changed.
    [Theory]
    [InlineData(PackageState.Preparing, "Y...Y")]
    [InlineData(PackageState.Compiled, ".....")]
    [InlineData(PackageState.Publicity, ".....")]
    [InlineData(PackageState.Approved, ".....")]
    [InlineData(PackageState.Submitted, ".....")]
    [InlineData(PackageState.Returned, "Y...Y")]
    [InlineData(PackageState.Accepted, ".....")]
    public void OpenStates_AreTheAgreedOnes(PackageState package, string row)
    {
        foreach (var contribution in Enum.GetValues<ContributionState>())
        {
            var facts = new GateFacts(package, contribution, [Cell]);
            var decision = EditGate.May(facts, Cell);
            Assert.Equal(row[(int)contribution] == 'Y', decision.Allowed);
            Assert.Equal(decision.Allowed, decision.Reason.Length == 0);
            Assert.False(EditGate.May(facts with { RoundOpen = false }, Cell).Allowed);
            Assert.False(EditGate.May(facts with { SealedBy = "省级评价" }, Cell).Allowed);
            Assert.False(EditGate.May(facts with { LockedBy = "王敏" }, Cell).Allowed);
        }
    }

    public static TheoryData<EditTarget, EditTarget, bool> Returns => new()
    {
        { new EditTarget.Whole("4.1"), Cell, true },
        { new EditTarget.Whole("4.1"), new EditTarget.Block(3), true },
        { new EditTarget.Whole("4.1"), new EditTarget.SlotOf("4.1", "budget"), true },
        { new EditTarget.Whole("4.1"), new EditTarget.SlotOf("4.2", "budget"), false },
        { new EditTarget.Whole("4.2"), Cell, false },
        { Cell, Cell, true },
        { Cell, Cell with { Row = 13 }, false },
        { Cell, Cell with { Element = "gdp" }, false },
        { Cell with { Row = 0 }, Cell, true },
        { Cell with { Row = 0 }, Cell with { Element = "gdp" }, false },
        { Cell with { Row = 0 }, Cell with { Sheet = 8 }, false },
        { new EditTarget.Block(3), new EditTarget.Block(3), true },
        { new EditTarget.Block(3), new EditTarget.Block(4), false },
        { new EditTarget.SlotOf("4.1", "budget"), new EditTarget.SlotOf("4.1", "budget"), true },
        { new EditTarget.SlotOf("4.1", "budget"), new EditTarget.SlotOf("4.1", "plan"), false },
        { new EditTarget.Block(3), Cell, false },
    };

    [Theory]
    [MemberData(nameof(Returns))]
    public void Return_OpensWhatItNames_AndNothingElse(EditTarget returned, EditTarget asked, bool may)
    {
        var facts = new GateFacts(PackageState.Returned, ContributionState.Returned, [returned]) { Item = "4.1" };
        Assert.Equal(may, EditGate.May(facts, asked).Allowed);
        Assert.False(EditGate.May(facts with { Reopened = [] }, asked).Allowed);
    }

    [Fact]
    public void Refusal_SaysWhatHasToHappenFirst()
    {
        string Why(PackageState package, ContributionState contribution) => EditGate.May(new(package, contribution, []), Cell).Reason;
        Assert.Equal("已提交本单位审核，要改请先撤回，或由审核人退回。", Why(PackageState.Preparing, ContributionState.HandedToCheck));
        Assert.Equal("已通过本单位审核，要改请牵头单位退回。", Why(PackageState.Preparing, ContributionState.Merged));
        Assert.Equal("本级自评“已报送”，内容已封存；要改须由上级退回补正。", Why(PackageState.Submitted, ContributionState.Merged));
        Assert.Equal("这次退回补正没有列出这一处，只能改退回单列明的内容。", Why(PackageState.Returned, ContributionState.Returned));
    }

    [Fact]
    public void Targets_ComeBackFromWhatIsStored() => Prop.ForAll(Targets().ToArbitrary(), target =>
        EditTarget.Read(target.Kind, target.Key) == target).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("item", "")]
    [InlineData("block", "x")]
    [InlineData("block", "-1")]
    [InlineData("cells", "1/2")]
    [InlineData("slot", "4.1")]
    [InlineData("table", "1")]
    public void WhatIsNoTarget_IsNotRead(string kind, string key) => Assert.Null(EditTarget.Read(kind, key));

    private static Gen<EditTarget> Targets() => Gen.OneOf(
        from sheet in Gen.Choose(1, 9999)
        from row in Gen.Choose(0, 9999)
        from element in Gen.Elements("edu_spend", "stu", "a/b")
        select (EditTarget)new EditTarget.Cells(sheet, row, element),
        Gen.Choose(1, 9999).Select(id => (EditTarget)new EditTarget.Block(id)),
        Gen.Elements("4.1", "L.2").Select(item => (EditTarget)new EditTarget.Whole(item)),
        Gen.Elements("plan", "budget").Select(slot => (EditTarget)new EditTarget.SlotOf("4.1", slot)));
}
