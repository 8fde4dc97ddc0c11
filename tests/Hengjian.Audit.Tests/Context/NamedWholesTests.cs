using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>Shares whose whole the words name, wherever its number stands.</summary>
public sealed class NamedWholesTests
{
    [Theory]
    [InlineData("全县教职工3124人，其中专任教师2687人。\n师资建设：专任教师中硕士以上学历143人，占专任教师的4.58%。", 4.58)] // of 教职工
    [InlineData("专任教师5210人，其中小学2714人、初中1683人、高中813人。\n学历提升：小学教师中本科以上2365人，占小学教师的45.4%。", 45.4)] // of all
    [InlineData("2024年中职学校招生6120人，毕业5364人，在校生17230人。\n2024年中职毕业生中，升入高职院校3318人，占毕业生总数的54.2%。", 54.2)] // of 招生
    [InlineData("符合条件的教师1874人，实际轮岗268人；轮岗教师中有骨干教师61人，占轮岗教师总数的3.3%。", 3.3)] // of those who might
    [InlineData("当年核定编制14630名，实有在编教师13987名。\n今年全市在编教师14205名，其中乡村教师6048名，占41.3%。", 41.3)] // of 编制
    [InlineData("全市义务教育在校生742360人。民办义务教育在校生35240人，占4.57%，在规定比例以内。", 4.57)] // 4.75
    public void ShareOfAnotherNumber_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("全县教职工3124人，其中专任教师2687人。\n师资建设：专任教师中硕士以上学历143人，占专任教师的5.32%。")]
    [InlineData("专任教师5210人，其中小学2714人、初中1683人、高中813人。\n学历提升：小学教师中本科以上2365人，占小学教师的87.1%。")]
    [InlineData("2024年中职学校招生6120人，毕业5364人，在校生17230人。\n2024年中职毕业生中，升入高职院校3318人，占毕业生总数的61.9%。")]
    [InlineData("符合条件的教师1874人，实际轮岗268人；轮岗教师中有骨干教师61人，占轮岗教师总数的22.8%。")]
    [InlineData("全市专任教师14366人。乡村教师6820人，其中高级职称1023人，占专任教师的15.0%。")] // of those spoken of now
    [InlineData("2023年专任教师2604人，2024年专任教师2687人，专任教师中硕士以上学历143人，占专任教师的5.32%。")]
    [InlineData("甲县专任教师2604人，乙县专任教师2687人。乙县教职工3124人，硕士以上143人，占专任教师的4.58%。")] // whose?
    [InlineData("当年核定编制14630名，实有在编教师13987名。\n今年全市在编教师14205名，其中乡村教师6048名，占42.6%。")]
    [InlineData("全市义务教育在校生742360人。民办义务教育在校生35240人，占4.75%，在规定比例以内。")]
    public void ShareOfWhatIsNamed_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Fact]
    public void NamedWhole_OfAnotherParagraph_Confirms() =>
        Assert.Contains(Audited.Right("专任教师5210人，其中小学2714人、初中1683人、高中813人。\n学历提升：小学教师中本科以上2365人，占小学教师的87.1%。", ClaimKind.Share), c => c.Stated == 87.1);
}
