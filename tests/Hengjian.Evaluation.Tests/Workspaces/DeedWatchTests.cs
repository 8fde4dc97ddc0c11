using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Workspaces;

/// <summary>What is kept from one request to the next holds only as long as nothing was done, by this process or another.</summary>
public sealed class DeedWatchTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ADeed_CountsWhereItReaches(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var (watch, log) = (test.Workspace.Deeds, test.Workspace.Audit);
        await using var db = test.Workspace.OpenDb();
        string?[] places = [null, DeedWatch.WorkOf(990101), DeedWatch.WorkOf(990102), DeedWatch.AccountOf("wang")];
        var before = await NumbersAsync();
        async Task<long[]> NumbersAsync()
        {
            await watch.LookAsync(db, Cancel);
            return [.. places.Select(p => watch.Last(p))];
        }

        async Task<string> ChangedAsync(string action, string subject, object details)
        {
            await log.AppendAsync("wang", action, subject, details, Cancel);
            var now = await NumbersAsync();
            var changed = string.Concat(now.Zip(before, (n, b) => n != b ? '1' : '0'));
            before = now;
            return changed;
        }

        Assert.Equal("0000", await ChangedAsync("fill-batch", "region:990101", new { region = 990101 }));
        Assert.Equal("0100", await ChangedAsync("hand-in", "contribution:1", new { region = 990101, unit = "a" }));
        // A move that does not say where is a deed everywhere; so is whatever is not known.
        Assert.Equal("1111", await ChangedAsync("hand-in", "contribution:1", new { unit = "a" }));
        Assert.Equal("0001", await ChangedAsync("sign-in", "account:wang", new { }));
        Assert.Equal("0100", await ChangedAsync("remove-row", "sheet:1", new { region = 990101, details = new { row = 1 } }));
        Assert.Equal("0000", await ChangedAsync("answer-check", "sheet:1", new { region = 990101 }));
        Assert.Equal("0000", await ChangedAsync("sign-in", "account:li", new { }));
        Assert.Equal("1111", await ChangedAsync("give-grant", "account:li", new { region = 990102 }));
        Assert.Equal("1111", await ChangedAsync("never-heard-of", "x", new { }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task MoreRowsThanOneLookReads_AreAllSeen(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var db = test.Workspace.OpenDb();
        var before = await test.Workspace.Deeds.LastAsync(db, cancel: Cancel);
        await using (var other = test.Workspace.OpenDb())
        {
            await using var transaction = await AuditLog.BeginAsync(other, Cancel);
            List<AuditLine> lines = [.. Enumerable.Range(0, 2100).Select(i => new AuditLine("wang", i == 2050 ? "give-grant" : "fill-batch", "x", new { region = 990101 }))];
            var entries = await test.Workspace.Audit.AppendAsync(other, lines, Cancel);
            await test.Workspace.Audit.CommitAsync(transaction, entries[^1], Cancel);
        }
        Assert.Equal(before + 2051, await test.Workspace.Deeds.LastAsync(db, cancel: Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SessionsAndRegions_AreReadAgain_AfterADeedOfAnotherProcess(string kind)
    {
        var connection = await databases.NewAsync(kind);
        using var test = await TestWorkspace.MakeAsync(connection);
        var day = new DateOnly(2026, 1, 1);
        Assert.Single((await test.Workspace.Regions.TreeOnAsync(day, Cancel)).Value.Regions);
        var account = (await test.Workspace.Accounts.CreateAsync("wang", "mountain-river-42", "王", [new Grant("clerk", 990101, "a")], cancel: Cancel)).Value;
        var other = (await Workspace.OpenAsync(test.Directory, TestWorkspace.OptionsWith(test.Clock, connection), Cancel)).Value;
        var (here, there) = (new SessionLibrary(test.Workspace), new SessionLibrary(other));
        var (first, second) = (await here.BeginAsync(account.Id, "::1", "Chrome", Cancel), await here.BeginAsync(account.Id, "::1", "Edge", Cancel));
        for (var i = 0; i < 3; i++) Assert.Equal("wang", (await here.OpenAsync(first.Id, Cancel))!.Session.Account!.Name);
        Assert.NotNull(await here.OpenAsync(second.Id, Cancel));
        Assert.Equal(1, (await there.EndAsync("wang", "admin", only: first.Id, cancel: Cancel)).Value);
        Assert.Null(await here.OpenAsync(first.Id, Cancel));
        Assert.Single((await here.OpenAsync(second.Id, Cancel))!.Session.Account!.Grants);
        await other.Regions.SetAsync([new(990000, "云岭省", RegionLevel.Province, 0), new(990100, "阳川市", RegionLevel.City, 990000), new(990101, "东溪县", RegionLevel.County, 990100)], new DateOnly(2020, 1, 1), cancel: Cancel);
        Assert.Equal(4, (await test.Workspace.Regions.TreeOnAsync(day, Cancel)).Value.Regions.Count);
        Assert.Empty((await new RightsLibrary(other).GiveAsync("wang", new RightsGiving(new Grant("leader", 990101, null), null, null), "admin", Cancel)).Problems);
        Assert.Equal(2, (await here.OpenAsync(second.Id, Cancel))!.Session.Account!.Grants.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task IdleSession_IsReadBeforeItIsRefused_AndNothingOfATransactionIsKept(string kind)
    {
        var connection = await databases.NewAsync(kind);
        using var test = await TestWorkspace.MakeAsync(connection);
        var account = (await test.Workspace.Accounts.CreateAsync("wang", "mountain-river-42", "王", [], cancel: Cancel)).Value;
        var other = (await Workspace.OpenAsync(test.Directory, TestWorkspace.OptionsWith(test.Clock, connection), Cancel)).Value;
        var (here, there) = (new SessionLibrary(test.Workspace), new SessionLibrary(other));
        var session = await here.BeginAsync(account.Id, "::1", "Chrome", Cancel);
        for (var i = 0; i < 4; i++)
        {
            // Seen by one server only, three times a quarter of an hour.
            Assert.NotNull(await there.OpenAsync(session.Id, Cancel));
            test.Clock.Now += TimeSpan.FromMinutes(14);
        }
        Assert.NotNull(await here.OpenAsync(session.Id, Cancel));

        await using var db = test.Workspace.OpenDb();
        await using (var transaction = await AuditLog.BeginAsync(db, Cancel))
        {
            Assert.Equal("draft", await test.Workspace.Memory.GetAsync(db, 1, () => Task.FromResult("draft"), cancel: Cancel));
            await transaction.RollbackAsync(Cancel);
        }
        Assert.Equal("true", await test.Workspace.Memory.GetAsync(db, 1, () => Task.FromResult("true"), cancel: Cancel));
        Assert.Equal("true", await test.Workspace.Memory.GetAsync(db, 1, () => Task.FromResult("later"), cancel: Cancel));
    }
}
