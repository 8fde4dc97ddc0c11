using System.Text.Json;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Kernel;

namespace Hengjian.Audit.Tests.Writing;

public sealed class JsonFindingsTests
{
    private const string Text = "前言。\n教育支出24.7亿元，比上年的23.0亿元增加1.7亿元，增长6.9%。";

    [Fact]
    public void Contract_HasKindVerdictNumbersAndExactOffsets()
    {
        using var stream = new MemoryStream();
        JsonFindings.Write(stream, [Audited.Report(Text)]);
        using var json = JsonDocument.Parse(stream.ToArray());
        var document = json.RootElement.GetProperty("documents")[0];
        Assert.Equal("x.txt", document.GetProperty("file").GetString());
        var claim = document.GetProperty("claims").EnumerateArray().Single(c => c.GetProperty("verdict").GetString() == "inconsistent");
        Assert.Equal("growth", claim.GetProperty("kind").GetString());
        Assert.Equal(6.9, claim.GetProperty("stated").GetDouble());
        Assert.Equal("%", claim.GetProperty("unit").GetString());
        Assert.Equal(
            [("1.7亿元", "delta"), ("23.0亿元", "base"), ("24.7亿元", "current"), ("6.9%", "rate")],
            claim.GetProperty("numbers").EnumerateArray()
                .Select(n => (Text[n.GetProperty("start").GetInt32()..n.GetProperty("end").GetInt32()], n.GetProperty("role").GetString()!)).Order());
    }

    [Fact]
    public void Ids_StayWhenTheTextMoves() =>
        Assert.Equal(Audited.Claims(Text).Select(c => c.Id), Audited.Claims("新加一段。\n" + Text).Select(c => c.Id));

    [Fact]
    public void TerminalText_ShowsLineAndArithmetic()
    {
        using var writer = new StringWriter();
        TextFindings.Write(writer, Text, Audited.Report(Text), false);
        Assert.Contains("第 2 行", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.7亿元 ÷ 23.0亿元 = 7.4%", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyReports_AreWrittenOneAfterTheOther_LikeAllAtOnce_WithThoseThatCouldNotBeRead()
    {
        var (report, problem, written) = (Audited.Report(Text), new Problem("HJA0508", "读不出"), new List<long>());
        using var stream = new MemoryStream();
        IEnumerable<(string, Result<AuditReport>)> Each()
        {
            yield return ("甲.txt", report);
            written.Add(stream.Length);
            yield return ("坏.txt", problem);
            yield return ("乙.txt", report);
        }
        JsonFindings.Write(stream, Each(), TestContext.Current.CancellationToken);
        // The first is in the file before the second is asked for.
        Assert.InRange(Assert.Single(written), 500, stream.Length);
        using var whole = new MemoryStream();
        JsonFindings.Write(whole, [report with { File = "甲.txt" }, report with { File = "乙.txt" }], [("坏.txt", problem)]);
        Assert.Equal(whole.ToArray(), stream.ToArray());
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(() => JsonFindings.Write(new MemoryStream(), Each(), gone.Token));
    }
}
