using Hengjian.Audit.Reading;
using Hengjian.Evaluation.ReportDesk.Comparing;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class TextComparisonTests
{
    private static IReadOnlyList<ParagraphPair> Compare(string before, string after) =>
        TextComparison.Of(PlainReader.Read("a.txt", before), PlainReader.Read("b.txt", after), TestContext.Current.CancellationToken).Pairs;

    [Fact]
    public void ChangedNumber_IsMarkedAsOneWord_AndTheRestStays()
    {
        var pairs = Compare("一、投入\n全县投入 24.7 亿元，增长 6.9%。\n二、教师\n", "一、投入\n全县投入 24.7 亿元，增长 7.4%。\n二、教师\n");
        var changed = Assert.Single(pairs, p => !p.Same);
        Assert.Equal(["6.9"], changed.Before!.Where(p => !p.Same).Select(p => p.Text));
        Assert.Equal(["7.4"], changed.After!.Where(p => !p.Same).Select(p => p.Text));
        Assert.Equal(3, pairs.Count);
    }

    [Fact]
    public void ParagraphsThatCameAndWent_StandAlone()
    {
        var pairs = Compare("新建学校三所。\n改善办学条件。\n", "改善办学条件。\n补充教师一百名。\n");
        Assert.Equal([(true, false), (true, true), (false, true)], pairs.Select(p => (p.Before is not null, p.After is not null)));
    }

    [Fact]
    public void SameText_HasNoChange() => Assert.All(Compare("一、投入\n甲。\n", "一、投入\n甲。\n"), p => Assert.True(p.Same));

    // Two files made to differ everywhere: 5,000 paragraphs of 1,000 characters, each like the next ones and none the same.
    [Fact]
    public void HostileTexts_CostNoMoreThanTheBudget_AndItIsSaid()
    {
        static string Text(int seed)
        {
            var random = new Random(seed);
            return string.Concat(Enumerable.Range(0, 5_000).Select(i => new string([.. Enumerable.Range(0, 1_000).Select(_ => (char)('一' + random.Next(6)))]) + "\n"));
        }
        var (before, after) = (PlainReader.Read("a.txt", Text(1)), PlainReader.Read("b.txt", Text(2)));
        var started = System.Diagnostics.Stopwatch.StartNew();
        var compared = TextComparison.Of(before, after, TestContext.Current.CancellationToken);
        // Without a budget it takes minutes; the bound is wide because other tests run beside it.
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(compared.Cut);
        Assert.Equal(before.Blocks.Select(b => before.Text[b.Start..b.End]), compared.Pairs.Where(p => p.Before is not null).Select(p => string.Concat(p.Before!.Select(x => x.Text))));
        Assert.Equal(after.Blocks.Select(b => after.Text[b.Start..b.End]), compared.Pairs.Where(p => p.After is not null).Select(p => string.Concat(p.After!.Select(x => x.Text))));
    }

    [Fact]
    public void WhatFitsInTheBudget_IsComparedWholly_AndWhatDoesNotStandsWhole()
    {
        var (before, after) = (PlainReader.Read("a.txt", "全县投入 24.7 亿元。\n二、教师\n"), PlainReader.Read("b.txt", "全县投入 25.7 亿元。\n二、教师\n"));
        Assert.False(TextComparison.Of(before, after, TestContext.Current.CancellationToken).Cut);
        var cut = TextComparison.Of(before, after, TestContext.Current.CancellationToken, steps: 20);
        Assert.True(cut.Cut);
        Assert.Equal([(true, false), (false, true), (true, true)], cut.Pairs.Select(p => (p.Before is not null, p.After is not null)));
    }

    [Fact]
    public void AReaderWhoHasGone_IsNotComparedFor()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(() => TextComparison.Of(PlainReader.Read("a.txt", "甲"), PlainReader.Read("b.txt", "乙"), gone.Token));
    }
}
