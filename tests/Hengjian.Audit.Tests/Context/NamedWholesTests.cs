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

    [Theory]
    [InlineData("全区在校学生48260人，其中随迁子女12480人，随迁子女在公办学校就读11620人，占93.1%。\n城东街道吸纳随迁子女3860人，占全部随迁子女的33.2%，压力较大。", 33.2)]
    [InlineData("全县幼儿园教职工1862人，其中专任教师1012人、保育员486人。\n44所公办园仅有在编教师171人，平均每园不足4人，占专任教师的9.2%。", 9.2)]
    [InlineData("自评报告称，全区交流轮岗教师246人，占符合条件教师1820人的13.5%；经核对，有28人不符合要求，实际交流218人。其中骨干教师51人，占实际交流人数的32.4%。", 32.4)]
    [InlineData("2023年全县地方财政收入28.60亿元，一般公共预算支出64.50亿元，其中教育支出12.90亿元。教育支出占一般公共预算支出的45.1%。", 45.1)]
    [InlineData("全区专任教师2680人，在编教师2278人，编外教师402人。编外教师占专任教师的17.6%。", 17.6)]
    [InlineData("全市学前教育财政投入4.12亿元，财政性教育经费51.50亿元。学前教育财政投入占财政性教育经费的6.5%。", 6.5)]
    public void ShareOfAllThatIsNamed_IsFound(string text, double stated) => Assert.Equal(stated, Audited.TheWrong(text).Stated);

    [Theory]
    [InlineData("全区在校学生48260人，其中随迁子女12480人，随迁子女在公办学校就读11620人，占93.1%。\n城东街道吸纳随迁子女3860人，占全部随迁子女的30.9%，压力较大。")]
    [InlineData("全县幼儿园教职工1862人，其中专任教师1012人、保育员486人。\n44所公办园仅有在编教师171人，平均每园不足4人，占专任教师的16.9%。")]
    [InlineData("自评报告称，全区交流轮岗教师246人，占符合条件教师1820人的13.5%；经核对，有28人不符合要求，实际交流218人。其中骨干教师51人，占实际交流人数的23.4%。")]
    [InlineData("2022年一般公共预算支出60.00亿元，教育支出11.40亿元；2023年一般公共预算支出64.50亿元，教育支出12.90亿元。教育支出占一般公共预算支出的20.0%，比上年提高1.0个百分点。")]
    [InlineData("全县一般公共预算支出64.50亿元，教育支出12.90亿元。教育支出占一般公共预算支出的比重由19.0%提高到20.0%。")]
    [InlineData("全县一般公共预算支出64.50亿元，教育支出12.90亿元。全省教育支出占一般公共预算支出的17.2%。")]
    [InlineData("2022年，全市在校生64300人，今年增加1200人。\n民办在校生3930人，占全部在校生的6.0%。")]
    [InlineData("小学超过45人的班219个，三个学段班级2726个。其中达到大班额的27个，小学6个、初中4个、高中17个，占全部班级的0.99%。")]
    public void ShareOfOtherOrOfWhatTurnedOut_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
