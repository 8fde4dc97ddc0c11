using Hengjian.Evaluation.Auditing;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class RowFileTests
{
    [Fact]
    public void RowsComeBackAsTheyWere_InMemoryAndFromTheDisk_AndTheFileGoes()
    {
        var before = Files();
        using (var rows = new RowFile())
        {
            var added = new List<object?[]>();
            for (var i = 0; i < 3_000; i++)
            {
                added.Add(["字𠮷" + new string('长', i % 3 == 0 ? 2_000 : 3), i, i / 7.0, null, ""]);
                rows.Add(added[^1]);
                // Few rows are read from memory, many from the disk; reading twice and going on between is allowed.
                if (i is 10 or 2_000) Assert.Equal(added, rows.Rows());
            }
            Assert.Equal(added, rows.Rows());
            Assert.Equal((3_000, 0), (rows.Count, rows.Left));
        }
        Assert.Empty(Files().Except(before));
    }

    [Fact]
    public void WhatASheetCannotHold_IsCounted()
    {
        using var rows = new RowFile(most: 2);
        for (var i = 0; i < 5; i++) rows.Add(i);
        Assert.Equal((5, 3), (rows.Count, rows.Left));
        Assert.Equal([0, 1], rows.Rows().Select(r => r[0]));
    }

    private static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "hengjian-????????????????????????????????");
}
