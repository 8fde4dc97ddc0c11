using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tests.Access;

/// <summary>Whatever somebody writes into a version of the matrix: nobody is allowed more by it, and duties stay separate.</summary>
public sealed class RoleBookTests
{
    private static readonly string[] Administrations = ["administrator", "security-administrator", "auditor"];
    private static readonly int[] Regions = [0, 990000, 990100, 990101, 990200];
    private static readonly string?[] Units = [null, "edu", "finance"];

    private static readonly Gen<string> AnyRole = Gen.Elements([.. Roles.All.Select(r => r.Id), "own-1", "own-2", "nobody"]);
    private static readonly Gen<string> AnyPermission = Gen.Elements([.. Enum.GetNames<Permission>(), "Nothing", "3"]);

    // Anything at all, also what the page would never send: administrations, permissions a role does not have, ids of built-in roles.
    private static readonly Gen<RoleBookRules> AnyRules =
        from narrowed in Gen.Zip(AnyRole, AnyPermission.ListOf(6)).ListOf(4)
        from own in OwnRoles().ListOf(3)
        select new RoleBookRules(Grouped(narrowed), [.. own]);

    private static Gen<OwnRole> OwnRoles() =>
        from id in Gen.Elements("own-1", "own-2", "own-3", "clerk", "administrator")
        from name in Gen.Elements("甲", "乙", "填报员", "")
        from closed in Gen.Elements(false, false, true)
        from takes in Gen.Zip(AnyRole, AnyPermission.ListOf(5)).ListOf(3)
        select new OwnRole(id, name, "用途", closed, Grouped(takes));

    private static Dictionary<string, IReadOnlyList<string>> Grouped(IEnumerable<(string Role, List<string> Names)> pairs) =>
        pairs.GroupBy(p => p.Role).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(x => x.Names)]);

    private static readonly Gen<(RoleBook Book, List<Grant> Grants, AccessObject Asked, Permission Permission)> AnyCase =
        from rules in AnyRules
        from grants in (from role in Gen.Elements([.. Roles.All.Select(r => r.Id), "own-1", "own-2", "own-3"]) from region in Gen.Elements(Regions) from unit in Gen.Elements(Units) select new Grant(role, region, unit)).ListOf(2)
        from region in Gen.Elements(Regions)
        from unit in Gen.Elements(Units)
        from stage in Gen.Elements<ProcessStage?>([null, .. ProcessStages.All.Cast<ProcessStage?>()])
        from open in Gen.Elements(Enum.GetValues<Openness>())
        from permission in Gen.Elements(Enum.GetValues<Permission>())
        select (RoleBook.Of(7, rules), grants, new AccessObject(region, unit, stage, open), permission);

    private static void ForAll(Action<(RoleBook Book, List<Grant> Grants, AccessObject Asked, Permission Permission)> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(AnyCase), c => { property(c); return true; }));

    private static Principal With(IEnumerable<Grant> grants, RoleBook book) => new("zhang", "张", [.. grants]) { Book = book };

    [Fact]
    public void DoorAndQuery_SayTheSame_ForEveryBook() => ForAll(c =>
    {
        var principal = With(c.Grants, c.Book);
        Assert.Equal(
            AccessPolicy.Decide(principal, c.Permission, c.Asked).Allowed,
            AccessPolicy.WorkScopeOf(principal, c.Permission, c.Asked.Stage).Contains(c.Asked));
    });

    [Fact]
    public void NobodyIsAllowedMore_ThanByTheBuiltInRoles() => ForAll(c =>
    {
        if (!AccessPolicy.Decide(With(c.Grants, c.Book), c.Permission, c.Asked).Allowed || c.Permission == Permission.ViewHome) return;
        var ceiling = c.Grants.SelectMany(g => c.Book.SourcesOf(g.Role).Select(r => g with { Role = r }));
        Assert.True(AccessPolicy.Decide(With(ceiling, RoleBook.BuiltIn), c.Permission, c.Asked).Allowed);
    });

    [Fact]
    public void Administrations_StayAsTheyAre_AndNobodyElseHasTheirs() => ForAll(c =>
    {
        foreach (var id in Administrations) Assert.Same(Roles.Find(id), c.Book.Find(id));
        Assert.DoesNotContain(c.Book.Roles.Where(r => !Administrations.Contains(r.Id)), r => RoleBook.Apart.Any(r.Has));
    });

    [Fact]
    public void SeparationOfDuties_Survives() => ForAll(c =>
    {
        var enters = (Permission[])[Permission.WriteNarrative, Permission.FillForLower];
        // No role both writes and checks, and whoever may hold two roles for one unit does not either.
        Assert.DoesNotContain(c.Book.Roles, r => enters.Any(r.Has) && r.Has(Permission.CheckSubmission));
        foreach (var one in c.Book.Roles)
            foreach (var other in c.Book.Roles.Where(r => r.Id != one.Id))
            {
                if (SeparationOfDuties.Check([new Grant(one.Id, 990100, "edu")], new Grant(other.Id, 990100, "edu"), c.Book) is not null) continue;
                Assert.False(enters.Any(e => one.Has(e) || other.Has(e)) && (one.Has(Permission.CheckSubmission) || other.Has(Permission.CheckSubmission)), $"{one.Id} {other.Id}");
            }
    });

    [Fact]
    public void WhatMayBeSaved_IsReadBackAsItWas() => ForAll(c =>
    {
        var text = c.Book.Rules.ToJson();
        var again = RoleBookRules.Read(text)!;
        Assert.Equal(text, again.ToJson());
        if (RoleBook.Check(c.Book.Rules).Count > 0) return;
        var book = RoleBook.Of(7, again);
        Assert.Equal(c.Book.Roles.Select(r => (r.Id, r.NameZh, r.NeedsUnit, r.Rules.Count)), book.Roles.Select(r => (r.Id, r.NameZh, r.NeedsUnit, r.Rules.Count)));
        Assert.Empty(RoleBookDifference.Of(c.Book, book));
        // What may be saved does what it says: a made role that is open has permissions.
        Assert.All(book.Rules.Own.Where(o => !o.Closed), o => Assert.True(book.Find(o.Id)!.Rules.Count > 1, text));
    });

    [Theory]
    [InlineData("auditor", "ViewJobs", "HJS0183")]
    [InlineData("clerk", "ViewHome", "HJS0184")]
    [InlineData("clerk", "MergeWork", "HJS0185")]
    [InlineData("clerk", "Nothing", "HJS0185")]
    [InlineData("klerk", "FillData", "HJS0102")]
    public void Narrowing_OfWhatIsFixedOrNotThere_IsRefused(string role, string permission, string code) =>
        Assert.Equal(code, Assert.Single(RoleBook.Check(RoleBookRules.None with { Narrowed = Grouped([(role, [permission])]) })).Code);

    [Theory]
    [InlineData("HJS0186", "security-administrator/GiveRights")]
    [InlineData("HJS0186", "administrator/ViewJobs")]
    [InlineData("HJS0106", "clerk/FillData", "checker/CheckSubmission")]
    [InlineData("HJS0185", "clerk/CheckSubmission")]
    [InlineData("HJS0189")]
    public void AMadeRole_ThatNobodyCouldHold_IsRefused(string code, params string[] takes)
    {
        var own = new OwnRole("own-1", "数据员", "填数", false, Grouped(takes.Select(t => (t.Split('/')[0], (List<string>)[t.Split('/')[1]]))));
        Assert.Equal(code, Assert.Single(RoleBook.Check(RoleBookRules.None.Set(own))).Code);
        Assert.Empty(RoleBook.Of(1, RoleBookRules.None.Set(own)).Find("own-1")!.Rules);
    }

    [Fact]
    public void AMadeRole_HasWhatItsSourcesHave_ForItsUnitOnly()
    {
        var own = new OwnRole("own-1", "数据员", "只填数", false, Grouped([("clerk", ["FillData", "ViewWork"])]));
        var book = RoleBook.Of(1, RoleBookRules.None.Set(own));
        Assert.Empty(RoleBook.Check(book.Rules));
        var data = With([new Grant("own-1", 990100, "edu")], book);
        Assert.True(book.Find("own-1")!.NeedsUnit);
        Assert.True(AccessPolicy.Decide(data, Permission.FillData, new AccessObject(990100, "edu", ProcessStage.Open, Openness.Unit)).Allowed);
        Assert.False(AccessPolicy.Decide(data, Permission.FillData, new AccessObject(990100, "finance", ProcessStage.Open, Openness.Unit)).Allowed);
        Assert.Equal("您的角色（数据员）没有“撰写自评文字”的权限。", AccessPolicy.Decide(data, Permission.WriteNarrative, 990100).Reason);
        Assert.Equal("HJS0106", SeparationOfDuties.Check(data.Grants, new Grant("checker", 990100, "edu"), book)!.Code);
        Assert.Equal("HJS0105", SeparationOfDuties.Check(data.Grants, new Grant("auditor", 0), book)!.Code);
        Assert.Equal(["新设“数据员”：“查看工作台”“查看填报工作”“填报数据”"], RoleBookDifference.Of(RoleBook.BuiltIn, book));
        var narrow = RoleBook.Of(2, book.Rules.Narrow("clerk", [Permission.ImportData]).Set(own with { Closed = true }));
        Assert.Equal(["填报员：去掉“导入数据”", "数据员：停用，不再给任何权限"], RoleBookDifference.Of(book, narrow));
        Assert.False(AccessPolicy.MayEver(data with { Book = narrow }, Permission.FillData));
    }

    [Fact]
    public void ABookThatCannotBeRead_AllowsOnlyAdministration()
    {
        Assert.Null(RoleBookRules.Read("{"));
        Assert.Null(RoleBookRules.Read("{\"narrowed\":{\"clerk\":null},\"own\":[]}"));
        Assert.All(RoleBook.Closed.Roles, r => Assert.Equal(Administrations.Contains(r.Id), r.Rules.Count > 0));
    }
}
