using Hengjian.Domain.Access;
using Hengjian.Web.Features.ReportDesk;
using Hengjian.Web.Security;

namespace Hengjian.Web.Tests.Features.ReportDesk;

public sealed class DeskSlotsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Viewer Of(string name)
    {
        var viewer = new Viewer();
        viewer.Become(new Principal(name, name, []), Guid.NewGuid());
        return viewer;
    }

    [Fact]
    public async Task OnePersonHasOnePlace_OthersWait_AndWhoGoesGivesItBack()
    {
        var slots = new DeskSlots(TimeSpan.FromMinutes(1));
        var first = await slots.EnterAsync(DeskWork.Comments, Of("a"), Cancel);
        Assert.NotNull(first);
        var again = slots.EnterAsync(DeskWork.Comments, Of("a"), Cancel);
        Assert.False(again.IsCompleted);
        Assert.Null(await slots.EnterAsync(DeskWork.Comments, Of("a"), Cancel));
        // Other work of the same person is other work.
        using (Assert.IsType<IDisposable>(await slots.EnterAsync(DeskWork.Texts, Of("a"), Cancel), exactMatch: false)) { }
        var waiting = slots.EnterAsync(DeskWork.Comments, Of("b"), Cancel);
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        first.Dispose();
        // b was waiting for room before a's second was allowed to.
        using var second = await waiting;
        Assert.False(again.IsCompleted);
        second!.Dispose();
        (await again)!.Dispose();
        using var other = await slots.EnterAsync(DeskWork.Comments, Of("b"), Cancel);
        Assert.NotNull(other);
        using var gone = new CancellationTokenSource();
        var leaving = slots.EnterAsync(DeskWork.Comments, Of("a"), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        other.Dispose();
        using var third = await slots.EnterAsync(DeskWork.Comments, Of("a"), Cancel);
        Assert.NotNull(third);
    }

    [Fact]
    public async Task WhoWaitsTooLong_IsToldSo_AndMayAskAgain()
    {
        var slots = new DeskSlots(TimeSpan.Zero);
        using (await slots.EnterAsync(DeskWork.Comments, Of("a"), Cancel)) Assert.Null(await slots.EnterAsync(DeskWork.Comments, Of("b"), Cancel));
        using var later = await slots.EnterAsync(DeskWork.Comments, Of("b"), Cancel);
        Assert.NotNull(later);
    }
}
