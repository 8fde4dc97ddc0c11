using FsCheck;
using FsCheck.Fluent;
using Hengjian.Evaluation.ReportDesk.Comparing;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class EditScriptTests
{
    [Fact]
    public void AnyTwoLists_AreRebuiltFromTheRuns_InTheFewestSteps()
    {
        var items = Gen.Choose(0, 3).ListOf().Select(l => l.Take(14).ToArray()).ToArbitrary();
        Prop.ForAll(items, items, (before, after) =>
        {
            var runs = EditScript.Of(before, after);
            Assert.Equal(before, runs.SelectMany(r => before.Skip(r.OldStart).Take(r.OldCount)));
            Assert.Equal(after, runs.SelectMany(r => after.Skip(r.NewStart).Take(r.NewCount)));
            Assert.All(runs.Where(r => r.Same), r => Assert.Equal(before.Skip(r.OldStart).Take(r.OldCount), after.Skip(r.NewStart).Take(r.NewCount)));
            Assert.Equal(Longest(before, after), runs.Where(r => r.Same).Sum(r => r.OldCount));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ListsThatShareNothing_AreOneExchange_HoweverLong()
    {
        var run = Assert.Single(EditScript.Of([.. Enumerable.Range(0, 30_000)], [.. Enumerable.Range(50_000, 30_000)]));
        Assert.Equal(new EditRun(false, 0, 30_000, 0, 30_000), run);
    }

    [Fact]
    public void AnyBudget_LeavesAWholeScript()
    {
        var items = Gen.Choose(0, 3).ListOf().Select(l => l.Take(14).ToArray()).ToArbitrary();
        Prop.ForAll(items, items, Gen.Choose(0, 40).ToArbitrary(), (before, after, steps) =>
        {
            var budget = new EditBudget(steps, CancellationToken.None);
            var runs = EditScript.Of(before, after, null, budget);
            Assert.Equal(before, runs.SelectMany(r => before.Skip(r.OldStart).Take(r.OldCount)));
            Assert.Equal(after, runs.SelectMany(r => after.Skip(r.NewStart).Take(r.NewCount)));
            Assert.All(runs.Where(r => r.Same), r => Assert.Equal(before.Skip(r.OldStart).Take(r.OldCount), after.Skip(r.NewStart).Take(r.NewCount)));
            if (!budget.Cut) Assert.Equal(Longest(before, after), runs.Where(r => r.Same).Sum(r => r.OldCount));
        }).QuickCheckThrowOnFailure();
    }

    // Longest common subsequence by the table everybody knows.
    private static int Longest(int[] a, int[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        return table[a.Length, b.Length];
    }
}
