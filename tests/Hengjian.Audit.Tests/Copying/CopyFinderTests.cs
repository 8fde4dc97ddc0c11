using Hengjian.Audit.Copying;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Copying;

public sealed class CopyFinderTests
{
    private static readonly List<string> Passage = new InventedText(99).Sentences(4);

    private static IReadOnlyList<CopiedPassage> Find(params string[] texts) => CopyFinder.Find(texts, cancel: TestContext.Current.CancellationToken).Passages;

    private static string Around(int seed, string passage)
    {
        var made = new InventedText(seed);
        return made.Paragraphs(12) + passage + "\n" + made.Paragraphs(9);
    }

    private static void Covers(string text, TextSpan span, string passage)
    {
        var start = text.IndexOf(passage, StringComparison.Ordinal);
        Assert.InRange(span.Start, start - 2, start + 2);
        Assert.InRange(span.End, start + passage.Length - 3, start + passage.Length + 2);
    }

    [Fact]
    public void CopyWordByWord_IsFoundWithItsSpans()
    {
        var passage = string.Concat(Passage);
        var (a, b) = (Around(1, passage), Around(2, passage));
        var found = Assert.Single(Find(a, b));
        Covers(a, found.FirstSpan, passage);
        Covers(b, found.SecondSpan, passage);
        Assert.True(found is { Similarity: > 0.98, FiguresDiffer: false, First: 0, Second: 1 });
    }

    [Fact]
    public void CopyWithOtherFigures_IsToldAsSuch()
    {
        const string passage = "全县新建改扩建学校12所，新增学位3400个，投入资金2.35亿元，完成率达到98.6%，覆盖全部乡镇，群众满意度居全市前列。校长教师交流轮岗416人，占应交流人数的21.7%，其中骨干教师占比过半，城乡差距持续缩小。";
        var other = passage.Replace("12", "１５", StringComparison.Ordinal).Replace("3400", "5,210", StringComparison.Ordinal);
        var found = Assert.Single(Find(Around(3, passage), Around(4, other)));
        Assert.True(found is { FiguresDiffer: true, Similarity: > 0.98 });
        Assert.False(Assert.Single(Find(Around(3, passage), Around(4, passage.Replace("12", "１２", StringComparison.Ordinal).Replace("3400", "3,400", StringComparison.Ordinal)))).FiguresDiffer);
    }

    [Fact]
    public void SwappedSentencesAndAnInsertion_AreOnePassage()
    {
        var edited = Passage[1] + Passage[0] + "同时，我们还因地制宜探索出一条新路。" + Passage[2] + Passage[3];
        var (a, b) = (Around(5, string.Concat(Passage)), Around(6, edited));
        var found = Assert.Single(Find(a, b));
        Covers(a, found.FirstSpan, string.Concat(Passage));
        Covers(b, found.SecondSpan, edited);
        Assert.InRange(found.Similarity, 0.85, 0.99);
    }

    [Fact]
    public void ChangedNames_AreSeenThrough()
    {
        const string passage = "青禾县坚持党委统筹、部门联动，青禾县教育局牵头建立月调度季通报制度，把青禾县中小学布局调整纳入国土空间规划。青禾县第一中学与十二所乡村学校结成共同体，骨干教师每周送教下乡，城乡学生同上一堂课。";
        var found = Assert.Single(Find(Around(7, passage), Around(8, passage.Replace("青禾", "白沙", StringComparison.Ordinal))));
        Assert.InRange(found.Similarity, 0.8, 0.99);
    }

    [Fact]
    public void WhatManyShare_IsNoCopy()
    {
        var shared = string.Concat(Passage);
        string[] texts = [.. Enumerable.Range(10, 14).Select(seed => Around(seed, shared))];
        Assert.Empty(Find(texts));
        Assert.Equal(28, Find([.. texts.Take(8)]).Count);
    }

    [Theory]
    [InlineData("深入贯彻落实《中华人民共和国义务教育法》《中华人民共和国教师法》《中国教育现代化2035》《关于构建优质均衡的基本公共教育服务体系的意见》《教育督导问责办法》，全面推进。")]
    [InlineData("坚持立德树人，办好人民满意的教育。")]
    public void TitlesAndSlogans_AreNoCopy(string boilerplate) => Assert.Empty(Find(Around(30, boilerplate), Around(31, boilerplate)));

    [Fact]
    public void UnlikeTexts_ShareNothing() => Assert.Empty(Find([.. Enumerable.Range(40, 20).Select(seed => new InventedText(seed).Paragraphs(120))]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OrderOfTexts_DoesNotMatter(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 9).Select(i => (Name: i, Text: Mixed(random, i))).ToArray();
        var straight = Told(texts);
        Assert.NotEmpty(straight);
        random.Shuffle(texts);
        Assert.Equal(straight, Told(texts));
        Array.Reverse(texts);
        Assert.Equal(straight, Told(texts));
    }

    [Fact]
    public void LongRepetition_EndsSoon()
    {
        var same = string.Concat(Enumerable.Repeat("学校教师学生经费投入建设发展改革质量均衡。", 20_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Find(same, same + "一", same + "二");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    private static List<string> Told((int Name, string Text)[] texts) =>
        [.. Find([.. texts.Select(t => t.Text)])
            .Select(p => (A: (texts[p.First].Name, p.FirstSpan), B: (texts[p.Second].Name, p.SecondSpan), p))
            .Select(t => t.A.Name < t.B.Name ? $"{t.A}{t.B}{t.p.Length} {t.p.Similarity} {t.p.FiguresDiffer}" : $"{t.B}{t.A}{t.p.Length} {t.p.Similarity} {t.p.FiguresDiffer}")
            .Order(StringComparer.Ordinal)];

    // Texts that take sentences over from each other, some of them changed.
    private static string Mixed(Random random, int name)
    {
        var pool = new InventedText(77).Sentences(30);
        var own = new InventedText(500 + name).Sentences(40);
        for (var i = 0; i < 3; i++)
        {
            var (from, to) = (random.Next(pool.Count - 5), random.Next(own.Count));
            own.InsertRange(to, pool.GetRange(from, 4).Select(s => random.Next(3) == 0 ? s.Replace("学校", "院校", StringComparison.Ordinal) : s));
        }
        return string.Concat(own);
    }

    /// <summary>A copy longer than is looked through is told as cut, a short one is not.</summary>
    [Fact]
    public void CopyOfAWholeBook_SaysThatItIsCut()
    {
        var made = new InventedText(7).Paragraphs(2000);
        Assert.True(made.Length > 60_000);
        Assert.True(CopyFinder.Find([made, made], cancel: TestContext.Current.CancellationToken).Cut);
        var passage = string.Concat(Passage);
        Assert.False(CopyFinder.Find([Around(1, passage), Around(2, passage)], cancel: TestContext.Current.CancellationToken).Cut);
    }
}
