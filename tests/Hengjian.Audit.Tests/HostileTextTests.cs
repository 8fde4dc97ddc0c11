using System.Diagnostics;

namespace Hengjian.Audit.Tests;

/// <summary>Text nobody writes ends soon. Bounds are generous: the machine may be busy.</summary>
public sealed class HostileTextTests
{
    // Some two seconds on a quiet machine; what takes this long goes round in circles. How fast it is, bench/audit/hostile.py says.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);
    private const int Size = 200_000;

    public static TheoryData<string> Pieces => ["1", "3.5亿元、", "（", "（其中小学3所", "增长7.4%，", "一", "共3所，其中", "|1", "百分之", "“", "x", "由3个", "2023年", "1,2", "9 9", "翻", "占", "、", "\n一、", "分别为3、"];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Repeated_EndsSoon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Size / piece.Length));
        var clock = Stopwatch.StartNew();
        Audited.Report(text);
        Assert.True(clock.Elapsed < Hang, $"{piece}: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("增长5%，", 450_000, "这一段超过")]
    [InlineData("招生7人，毕业8人，增长5%。\n", 900_000, "文中的数超过")]
    public void MoreThanAnyReportHolds_StopsAndSaysWhere(string piece, int size, string why)
    {
        var text = string.Concat(Enumerable.Repeat(piece, size / piece.Length));
        var stop = Assert.Single(Audited.Report(text).Warnings, w => w.Code == "too-many-claims");
        Assert.Contains(why, stop.Message, StringComparison.Ordinal);
        Assert.InRange(stop.Spans[0].End, 1, text.Length - 1);
    }

    [Fact]
    public void RandomText_NeverFails()
    {
        const string signs = "0123456789０.，,。；、：:（）()《》“”%‰一二三百千万亿点分之成半年月日元所个人倍番占比增加减少由到至为共其中分别约近余多以上x*×+-—至 \n\t|#〔〕第号";
        var random = new Random(20261122);
        for (var turn = 0; turn < 3000; turn++)
        {
            var text = string.Create(random.Next(1, 200), random, (span, r) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = signs[r.Next(signs.Length)];
            });
            foreach (var claim in Audited.Claims(text))
                Assert.All(claim.Numbers, n => Assert.True(n.Start >= 0 && n.Start < n.End && n.End <= text.Length, text));
        }
    }
}
