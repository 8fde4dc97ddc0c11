using System.Globalization;
using Hengjian.Documents.Official;
using Hengjian.Domain;
using Hengjian.Evaluation.Sealing;

namespace Hengjian.Evaluation.Submissions;

/// <summary>回执 as a Word file: one page that says who handed up what when, and how to check it.</summary>
public static class ReceiptDocument
{
    /// <summary>The file's bytes; the same receipt gives the same bytes.</summary>
    /// <param name="sealedOne">The submission.</param>
    /// <param name="region">Name of its region.</param>
    /// <param name="publicKey">PEM of the server's key.</param>
    public static byte[] Write(SealedSubmission sealedOne, string region, string publicKey)
    {
        var record = sealedOne.Record;
        var at = record.At.ToOffset(BeijingTime.Offset);
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            ["回执编号", record.Receipt],
            ["报送单位", region + "人民政府"],
            ["评价轮次", sealedOne.Round.Name],
            ["第几次报送", string.Create(CultureInfo.InvariantCulture, $"第 {record.Number} 次")],
            ["报送时间", at.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture)],
            ["根哈希（SHA-256）", record.Root],
            .. (sealedOne.Manifest?.Counts ?? new Dictionary<SealPart, int>()).OrderBy(c => c.Key).Select(c => (IReadOnlyList<string>)[NameOf(c.Key), string.Create(CultureInfo.InvariantCulture, $"{c.Value} 条")]),
            ["服务器签名（ECDSA P-256）", record.Signature],
        ];
        var title = $"{region}自评报送回执";
        return OfficialDocx.Write(new OfficialDocument(
            [title],
            [
                new OfficialParagraph($"{region}人民政府{sealedOne.Round.Year}年度履行教育职责自评已经收到并封存，内容如下表。封存以后，清单里任何一条改动都会使根哈希改变。自评报告按封存的文字和人工修改生成，文件本身不在清单内；批注只列报送时没有处理的。"),
                new OfficialTable([new OfficialColumn("项目", 0.3), new OfficialColumn("内容", 0.7)], rows),
                new OfficialParagraph($"核验方法：打开本系统“核验回执”页，输入回执编号 {record.Receipt}，核对根哈希和签名；上传一份佐证材料，可以核对它是否在本次报送之内。"),
                new OfficialParagraph("签名公钥：" + string.Concat(publicKey.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('-')))),
            ],
            new OfficialProperties(title, "衡鉴", record.At)));
    }

    /// <summary>Chinese name of a part of the list.</summary>
    public static string NameOf(SealPart part) => part switch
    {
        SealPart.Header => "报送信息",
        SealPart.Assignments => "任务分解",
        SealPart.Cells => "填报数据",
        SealPart.Answers => "核查提示的说明",
        SealPart.Blocks => "自评文字",
        SealPart.Evidence => "佐证材料",
        SealPart.SelfScores => "自评得分",
        SealPart.Publicity => "公示",
        SealPart.Approval => "政府审定",
        SealPart.Below => "下级回执",
        SealPart.Rendered => "文字中的数值",
        SealPart.Report => "自评报告的人工修改",
        SealPart.Remarks => "没有处理的批注",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };
}
