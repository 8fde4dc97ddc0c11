using Hengjian.Audit.Reading;
using Hengjian.Evaluation.ReportDesk.Comparing;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class TextComparisonTests
{
    private static IReadOnlyList<ParagraphPair> Compare(string before, string after) =>
        TextComparison.Of(PlainReader.Read("a.txt", before), PlainReader.Read("b.txt", after));

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
}
