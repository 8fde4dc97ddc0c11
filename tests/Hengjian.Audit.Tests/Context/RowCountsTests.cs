using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>How many rows a table has, told before and behind it.</summary>
public sealed class RowCountsTests
{
    private const string Towns = """
        乡镇 | 学校（所） | 学生（人）
        青石镇 | 7 | 3,861
        柳塘镇 | 5 | 2,407
        竹坪乡 | 4 | 1,318
        云岭乡 | 3 | 946
        合计 | 19 | 8,532
        """;

    private const string Stages = """
        学段 | 2023年（元） | 2024年（元）
        幼儿园 | 9,217 | 9,684
        小学 | 12,533 | 13,020
        初中 | 16,871 | 17,446
        """;

    private static IEnumerable<Claim> Counts(string text, Verdict verdict) => Audited.Claims(text).Where(c => c.Kind == ClaimKind.Count && c.Verdict == verdict);

    [Theory]
    [InlineData("现将五个乡镇的情况列表如下。\n\n" + Towns)]
    [InlineData("我县三个乡镇的学校分布见下表。\n\n" + Towns)]
    [InlineData(Towns + "\n\n从上表看，全县五个乡镇的学校规模普遍偏小。")]
    [InlineData(Towns + "\n\n上表3个乡镇的学生均比上年减少。")]
    [InlineData(Stages + "\n\n四个学段中，初中增加最多。")]
    public void Miscounted_IsFlagged(string text) => Assert.Single(Counts(text, Verdict.Inconsistent));

    [Theory]
    [InlineData("现将四个乡镇的情况列表如下。\n\n" + Towns)]
    [InlineData(Towns + "\n\n从上表看，全县4个乡镇的学校规模普遍偏小。")]
    [InlineData(Stages + "\n\n三个学段中，初中增加最多。")]
    public void Counted_Holds(string text)
    {
        Assert.Empty(Counts(text, Verdict.Inconsistent));
        Assert.Single(Counts(text, Verdict.Consistent));
    }

    /// <summary>Some of them, others than they, and those of another class.</summary>
    [Theory]
    [InlineData(Towns + "\n\n其中有3个乡镇的学生比上年减少。")]
    [InlineData(Towns + "\n\n全县3个乡镇学生比上年减少。")]
    [InlineData(Towns + "\n\n另有5个乡镇没有初中。")]
    [InlineData(Towns + "\n\n全市5个县区的情况另行报告。")]
    [InlineData("督导组走访了3个乡镇、12所学校，情况如下。\n\n" + Stages)]
    public void OfSome_IsSilent(string text) => Assert.Empty(Counts(text, Verdict.Inconsistent));
}
