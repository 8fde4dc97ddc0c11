using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Jobs;
using Hengjian.Evaluation.Jobs;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Tests.Jobs;

public sealed class JobRunnerTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static JobRequest Job(Func<JobContext, CancellationToken, Task<Result<string?>>> work) => new("import", "导入", 990101, "zhang", work);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FinishedJob_HasLinkLogAndTimes(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var jobs = new JobRunner(test.Workspace);
        var job = await jobs.StartAsync(
            Job((context, _) =>
            {
                context.Log("第一步");
                context.Report(0.5, "一半");
                context.Conclusion = "两步办了一步。";
                return Task.FromResult(Result.Ok<string?>("/data/1"));
            }),
            Cancel);
        await jobs.WaitAsync(job.Id);
        var done = (await jobs.FindAsync(job.Id, Cancel))!;
        Assert.Equal((JobState.Done, 1.0, "/data/1", "第一步\n", "两步办了一步。"), (done.State, done.Progress, done.ResultLink, done.Log, done.Message));
        Assert.Equal(test.Clock.Now, done.EndedAt);
        Assert.True(done.HasEnded);
    }

    [Fact]
    public async Task Problems_FailTheJobAndAreInItsLog()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var jobs = new JobRunner(test.Workspace);
        Problem[] problems = [new("HJD0001", "第一个。"), new("HJD0002", "第二个。")];
        var job = await jobs.StartAsync(Job((_, _) => Task.FromResult(Result.Fail<string?>(problems))), Cancel);
        await jobs.WaitAsync(job.Id);
        var failed = (await jobs.FindAsync(job.Id, Cancel))!;
        Assert.Equal((JobState.Failed, "发现 2 个问题，第一个：HJD0001 第一个。"), (failed.State, failed.Message));
        Assert.Equal("HJD0001 第一个。\nHJD0002 第二个。\n", failed.Log);
    }

    [Fact]
    public async Task Bug_EndsAsAFailedJob_AndTheRunnerGoesOn()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var told = new StringWriter();
        await using var jobs = new JobRunner(test.Workspace, told);
        for (var i = 0; i < 3; i++)
        {
            var job = await jobs.StartAsync(Job((_, _) => throw new InvalidOperationException("boom")), Cancel);
            await jobs.WaitAsync(job.Id);
            var failed = (await jobs.FindAsync(job.Id, Cancel))!;
            Assert.Equal(JobState.Failed, failed.State);
            Assert.Contains($"任务编号 {job.Id} ", failed.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("boom", failed.Message + failed.Log, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", failed.Log, StringComparison.Ordinal);
            Assert.Contains($"job {job.Id} (import) failed: System.InvalidOperationException: boom", told.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task CancelledJob_StopsAndSaysSo_AndCannotBeCancelledTwice(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var jobs = new JobRunner(test.Workspace);
        var job = await jobs.StartAsync(Job(Forever) with { IfStopped = "办完的都留着。" }, Cancel);
        Assert.True((await jobs.CancelAsync(job.Id, "zhang", Cancel)).IsOk);
        await jobs.WaitAsync(job.Id);
        var cancelled = (await jobs.FindAsync(job.Id, Cancel))!;
        Assert.Equal((JobState.Cancelled, true, "已按要求取消，办完的都留着。"), (cancelled.State, cancelled.CancelRequested, cancelled.Message));
        Assert.Equal("HJP0221", (await jobs.CancelAsync(job.Id, "zhang", Cancel)).Problems[0].Code);
        Assert.Equal("HJP0220", (await jobs.CancelAsync(99, "zhang", Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task CancelAskedByAnotherProcess_IsSeenAtTheNextReport()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var jobs = new JobRunner(test.Workspace);
        await using var elsewhere = new JobRunner(test.Workspace);
        var asked = new TaskCompletionSource();
        var job = await jobs.StartAsync(
            Job(async (context, cancel) =>
            {
                await asked.Task;
                test.Clock.Pass(TimeSpan.FromSeconds(1));
                context.Report(0.1);
                cancel.ThrowIfCancellationRequested();
                return Result.Ok<string?>(null);
            }),
            Cancel);
        await elsewhere.CancelAsync(job.Id, "zhang", Cancel);
        asked.SetResult();
        await jobs.WaitAsync(job.Id);
        Assert.Equal(JobState.Cancelled, (await jobs.FindAsync(job.Id, Cancel))!.State);
    }

    [Fact]
    public async Task Reports_AreWrittenAtOnceAndWhenTimeHasPassed_NotEachTime()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var jobs = new JobRunner(test.Workspace);
        var seen = new List<double>();
        var job = await jobs.StartAsync(
            Job(async (context, cancel) =>
            {
                context.Report(0.2);
                seen.Add((await jobs.FindAsync(context.Id, cancel))!.Progress);
                context.Report(0.3);
                seen.Add((await jobs.FindAsync(context.Id, cancel))!.Progress);
                test.Clock.Pass(TimeSpan.FromSeconds(1));
                context.Report(0.4, "四成");
                seen.Add((await jobs.FindAsync(context.Id, cancel))!.Progress);
                return Result.Ok<string?>(null);
            }),
            Cancel);
        await jobs.WaitAsync(job.Id);
        Assert.Equal([0.2, 0.2, 0.4], seen);
    }

    [Fact]
    public async Task JobsOfAStoppedProgram_AreMarkedInterrupted_RunningOnesOfThisOneAreNot()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using (var db = test.Workspace.OpenDb())
        {
            db.Jobs.Add(new JobRecord { Kind = "run", Title = "旧", RegionCode = 0, CreatedBy = "z", CreatedAt = test.Clock.Now, State = JobState.Running });
            db.Jobs.Add(new JobRecord { Kind = "run", Title = "旧", RegionCode = 0, CreatedBy = "z", CreatedAt = test.Clock.Now, State = JobState.Done });
            await db.SaveChangesAsync(Cancel);
        }
        var jobs = new JobRunner(test.Workspace);
        var own = await jobs.StartAsync(Job(Forever), Cancel);
        Assert.Equal(1, await jobs.MarkInterruptedAsync(Cancel));
        Assert.Equal(JobState.Interrupted, (await jobs.FindAsync(1, Cancel))!.State);
        Assert.False((await jobs.FindAsync(own.Id, Cancel))!.HasEnded);
        await jobs.DisposeAsync();
        Assert.Equal(JobState.Interrupted, (await new JobRunner(test.Workspace).FindAsync(own.Id, Cancel))!.State);
    }

    [Fact]
    public async Task JobsOfAnotherLivingProgram_AreNotMarked_UntilItStops()
    {
        using var test = await TestWorkspace.MakeAsync();
        var first = new JobRunner(test.Workspace);
        var job = await first.StartAsync(Job(Forever), Cancel);
        await using var second = new JobRunner(test.Workspace);
        Assert.Equal(0, await second.MarkInterruptedAsync(Cancel));
        Assert.False((await second.FindAsync(job.Id, Cancel))!.HasEnded);
        await first.DisposeAsync();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(test.Directory, "running")));
    }

    [Fact]
    public async Task WhatAJobUses_IsPutAway_WhenItIsCancelledInTheQueue_WhenItEnds_AndWhenItNeverStarts()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var jobs = new JobRunner(test.Workspace);
        await jobs.StartAsync(Job(Forever), Cancel);
        await jobs.StartAsync(Job(Forever), Cancel);
        var (queued, ended, never) = (new Used(), new Used(), new Used());
        var waiting = await jobs.StartAsync(Job(Forever) with { Uses = queued }, Cancel);
        Assert.Equal(0, queued.Times);
        await jobs.CancelAsync(waiting.Id, "zhang", Cancel);
        await jobs.WaitAsync(waiting.Id);

        await using var others = new JobRunner(test.Workspace);
        var done = await others.StartAsync(Job((_, _) => throw new InvalidOperationException("boom")) with { Uses = ended }, Cancel);
        await others.WaitAsync(done.Id);

        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => jobs.StartAsync(Job(Forever) with { Uses = never }, gone.Token));
        Assert.Equal((1, 1, 1), (queued.Times, ended.Times, never.Times));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TitleLongerThanItsColumn_IsCut(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await using var jobs = new JobRunner(test.Workspace);
        var job = await jobs.StartAsync(Job(Forever) with { Title = new string('长', 300) }, Cancel);
        Assert.Equal(new string('长', 199) + "…", (await jobs.FindAsync(job.Id, Cancel))!.Title);
    }

    [Fact]
    public async Task List_ShowsOnlyJobsInScope_NewestFirst_AndTellsHowManyThereAre()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var jobs = new JobRunner(test.Workspace);
        var one = await jobs.StartAsync(Job((_, _) => Task.FromResult(Result.Ok<string?>(null))), Cancel);
        var two = await jobs.StartAsync(Job((_, _) => Task.FromResult(Result.Ok<string?>(null))), Cancel);
        static Principal With(string role, int region, string? unit = null) => new("li", "李", [new Grant(role, region, unit)]);
        Assert.Equal([two.Id, one.Id], (await jobs.ListAsync(With("supervisor", 990100), 10, Cancel)).Lines.Select(j => j.Id));
        var newest = await jobs.ListAsync(With("supervisor", 990100), 1, Cancel);
        Assert.Equal((two.Id, 2), (Assert.Single(newest.Lines).Id, newest.Total));
        Assert.Empty((await jobs.ListAsync(With("supervisor", 990200), 10, Cancel)).Lines);
        // Whoever watches the program is told that something runs; another unit is told nothing.
        Assert.Equal(["导入数据", "导入数据"], (await jobs.ListAsync(With("administrator", 0), 10, Cancel)).Lines.Select(j => j.Title));
        Assert.Equal("", (await jobs.FindAsync(one.Id, With("auditor", 990000), Cancel))!.Log);
        Assert.Empty((await jobs.ListAsync(With("clerk", 990100, "990100-finance"), 10, Cancel)).Lines);
        Assert.Null(await jobs.FindAsync(one.Id, With("clerk", 990100, "990100-finance"), Cancel));
    }

    private sealed class Used : IDisposable
    {
        public int Times { get; private set; }

        public void Dispose() => Times++;
    }

    private static async Task<Result<string?>> Forever(JobContext context, CancellationToken cancel)
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return Result.Ok<string?>(null);
    }
}
