using System.Diagnostics;
using Hengjian.Evaluation.Narratives;

namespace Hengjian.Evaluation.Tests.Narratives;

/// <summary>Two people change one text; git is the second opinion.</summary>
public sealed class TextMergeTests
{
    private const int Texts = 40;

    [Fact]
    public void RandomChanges_MergeAsGitMergesThem()
    {
        var folder = Directory.CreateTempSubdirectory("hengjian-merge-");
        try
        {
            var (random, clean) = (new Random(20261122), 0);
            for (var i = 0; i < Texts; i++)
            {
                // Every paragraph is unlike all others: there is one best way to match them, so both programs find it.
                var before = Enumerable.Range(0, random.Next(1, 12)).Select(n => $"段{i}-{n}").ToList();
                var (mine, theirs) = (Change(before, random, "我"), Change(before, random, "他"));
                // Now and then both write the same.
                if (i % 10 == 0) theirs = mine;
                var (conflicts, merged) = Git(folder.FullName, before, mine, theirs);
                var ours = TextMerge.ThreeWay(string.Join('\n', before), string.Join('\n', mine), string.Join('\n', theirs));
                Assert.True(conflicts == !ours.IsClean, $"{i}: {string.Join('|', before)} / {string.Join('|', mine)} / {string.Join('|', theirs)}");
                if (conflicts) continue;
                Assert.Equal(merged, ours.Text);
                clean++;
            }
            Assert.InRange(clean, Texts / 5, Texts - 5);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AConflict_KeepsBothTexts_AndWhatIsAroundThem()
    {
        var merged = TextMerge.ThreeWay("一\n二\n三", "一\n二甲\n三", "一\n二乙\n三\n四");
        var run = Assert.Single(merged.Runs, r => r.Conflicts);
        Assert.Equal(["二甲"], run.Mine!);
        Assert.Equal(["二乙"], run.Theirs!);
        Assert.Equal(["一", "三", "四"], merged.Runs.SelectMany(r => r.Lines));
        Assert.Throws<InvalidOperationException>(() => merged.Text);
    }

    [Theory]
    [InlineData("", "甲", "", "甲")]
    [InlineData("", "甲", "甲", "甲")]
    [InlineData("一\n二", "", "一\n二", "")]
    [InlineData("一\n二\n三", "一\n三", "一\n二\n三\n四", "一\n三\n四")]
    public void WhatOneSideChanged_IsTaken(string before, string mine, string theirs, string wanted) => Assert.Equal(wanted, TextMerge.ThreeWay(before, mine, theirs).Text);

    private static List<string> Change(List<string> before, Random random, string who)
    {
        var after = new List<string>();
        foreach (var paragraph in before)
        {
            switch (random.Next(9))
            {
                case 0: break;
                case 1: after.Add(paragraph + who); break;
                case 2: after.AddRange([paragraph, $"{who}{random.Next()}"]); break;
                default: after.Add(paragraph); break;
            }
        }
        return after.Count == 0 ? [who] : after;
    }

    private static (bool Conflicts, string Text) Git(string folder, params IEnumerable<string>[] versions)
    {
        string[] names = [Path.Combine(folder, "base"), Path.Combine(folder, "mine"), Path.Combine(folder, "theirs")];
        for (var i = 0; i < names.Length; i++) File.WriteAllText(names[i], string.Join('\n', versions[i]) + "\n");
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["merge-file", "-p", names[1], names[0], names[2]]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode != 0, text.TrimEnd('\n'));
    }
}
