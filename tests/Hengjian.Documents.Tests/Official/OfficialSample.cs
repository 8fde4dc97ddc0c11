using Hengjian.Documents.Official;

namespace Hengjian.Documents.Tests.Official;

/// <summary>A document with one of everything.</summary>
internal static class OfficialSample
{
    public static readonly OfficialDocument Document = new(
        ["关于对市级人民政府2025年履行教育职责的", "评价报告"],
        [
            new OfficialParagraph("根据《教育督导条例》和年度评价方案，省教育督导委员会办公室组织开展了评价工作，现将有关情况报告如下。"),
            new OfficialHeading(1, OfficialNumbers.First(1) + "评价工作开展情况"),
            new OfficialHeading(2, OfficialNumbers.Second(1) + "组织实施"),
            new OfficialParagraph(
            [
                new OfficialRun("一是") { Bold = true },
                new OfficialRun("部分县（市、区）") { Comment = "10 个/已核 36 个（10/36）" },
                new OfficialRun("公办学前教育资源不足。"),
            ]),
            new OfficialHeading(3, "1.数据核验"),
            new OfficialParagraph("全省核验数据项若干，差异均已说明。"),
            new OfficialTable(
                [
                    new OfficialColumn("序号", 1) { Alignment = OfficialAlignment.Center },
                    new OfficialColumn("指标", 5),
                    new OfficialColumn("数值", 2) { Alignment = OfficialAlignment.Right },
                ],
                [.. Enumerable.Range(1, 40).Select(i => (IReadOnlyList<string>)[i.ToString(System.Globalization.CultureInfo.InvariantCulture), "大班额比例（义务教育）", "0.98%"])])
            {
                Caption = "表1  各项指标",
            },
            new OfficialAnnex("附件1", ["各市典型工作案例"]),
            new OfficialParagraph("案例正文。"),
        ],
        new OfficialProperties("评价报告", "衡鉴", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8))))
    {
        Number = "临政教督〔2026〕1号",
        Addressee = "各市人民政府",
        Annexes = ["各市典型工作案例", "指标表"],
        Signature = new OfficialSignature("临澄省人民政府教育督导委员会", new DateOnly(2026, 3, 1)),
    };
}
